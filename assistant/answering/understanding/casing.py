"""Capitals that a question leaves out: "who is petra lund"; compounds that it writes otherwise."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from assistant.types import Question
from index.english.dates import with_calendar_capitals
from index.english.words import STOP_WORDS
from index.languages.detection import language_among
from index.search.compounds import in_articles_form
from index.store import Catalogue

READ_SENTENCES = 8
"""The best for a word, in which it is looked up how it is written."""

MOST_WORDS = 12
"""Of a question; longer ones are written with care."""

_DETERMINERS = frozenset("the a an this that these those my our your any some every each".split())
"""Before a small word: "the hospital" is any, though the only one in the articles has a name."""

_WORD = re.compile(r"[^\W\d_][\w’'-]*")


@dataclass(frozen=True, slots=True)
class Casing:
    """Writes the words of a question as the articles write them. Thread safe.

    Attributes:
        catalogue: Of the articles.
    """

    catalogue: Catalogue

    def restored(self, question: Question) -> Question:
        """Return a question with the capitals of its days, months and, if it has none, its names.

        Compounds are written as in the articles: "foot bridge" where they have footbridges only.
        A word is a name where no sentence that has it, past its first word, writes it small.
        """
        if language_among(question.text, self.catalogue.languages()) != "en":
            return question
        text = in_articles_form(question.text, self.catalogue.lexical)
        text = with_calendar_capitals(text)
        if question.text[1:] == question.text[1:].lower():
            text = self._with_names(text, question)
        return question if text == question.text else replace(question, text=text)

    def _with_names(self, text: str, question: Question) -> str:
        found = _WORD.findall(text)[:MOST_WORDS]
        texts = [self._texts(word, question) for word in found]
        written = [
            word if before in _DETERMINERS else _name(_forms(word, own)) or word
            for before, word, own in zip(["", *found], found, texts, strict=False)
        ]
        for at, word in enumerate(found):
            if written[at] == word:  # a name only beside another: "bridge" in "marram bridge"
                beside = (one for one in (at - 1, at + 1) if 0 <= one < len(found))
                names = (
                    _name(_forms(word, texts[one], written[one]))
                    for one in beside
                    if written[one] != found[one]
                )
                written[at] = next(filter(None, names), word)
        capitals = iter(written)
        return _WORD.sub(lambda word: next(capitals, word[0]), text)

    def _texts(self, word: str, question: Question) -> list[str]:
        """Return sentences that have a word; of a word that all have, none."""
        if word.lower() in STOP_WORDS:
            return []
        lexical = self.catalogue.lexical
        keys = lexical.best("sentence", [word.lower()], READ_SENTENCES, question.filter)
        rows = self.catalogue.sentence_rows(list(keys))
        return [row.sentence.text for row in rows if not row.sentence.is_heading]


def _name(forms: Iterable[str]) -> str:
    """Return the most frequent of some forms of a word, empty if there is none or one is small."""
    counts = Counter(forms)
    is_name = bool(counts) and not any(form.islower() for form in counts)
    return counts.most_common(1)[0][0] if is_name else ""


def _forms(word: str, texts: Iterable[str], beside: str = "") -> Iterator[str]:
    """Yield how texts write a word: past their first word, or beside another one."""
    for text in texts:
        found = _WORD.findall(text)
        for before, one, behind in zip(["", *found], found, [*found[1:], ""], strict=False):
            is_telling = beside in (before, behind) if beside else before
            if one.lower() == word.lower() and is_telling:
                yield one
