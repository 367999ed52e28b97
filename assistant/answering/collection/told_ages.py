"""How old somebody is, as papers write it beside a name: "Ms Roth, 48, a baker"."""

import re
from collections.abc import Iterator, Sequence

from assistant.answering.collection.reply import CollectionReply, Shown
from index.english.names import names_in
from index.store import Catalogue
from index.types import Sentence

READ_ARTICLES = 5
"""Articles of the best sentences in which an age is looked for."""

_HOW_OLD = re.compile(r"\bhow old\b|\b(?:what|which) age\b|['’]s age\b", re.IGNORECASE)
_OTHER_NAME = re.compile(r"(?P<word>[A-Z][\w’'-]+) $")
_TITLES = frozenset("Mr Mrs Ms Miss Dr Sir Dame Lord Lady Professor Captain Councillor".split())


class ToldAges:
    """Finds ages that stand beside a name. Thread safe."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def reply(self, question: str, found: Sequence[Sentence]) -> CollectionReply | None:
        """Return the sentence that tells the age of whom a question names; None without one.

        None too where sentences tell several ages.

        Args:
            question: As it was searched.
            found: The sentences that were found, best first.
        """
        names = names_in(question) if _HOW_OLD.search(question) else ()
        if not names:
            return None
        articles = list(dict.fromkeys(one.article_id for one in found))[:READ_ARTICLES]
        told = [
            (age, sentence)
            for id_ in articles
            for sentence in self._catalogue.sentences(id_)
            for age in _ages(names[-1].written.split(), sentence.text)
        ]
        if len({age for age, _ in told}) != 1:
            return None
        age, sentence = told[0]
        return CollectionReply(shown=(Shown(sentence),), answer=age)


def _ages(name: Sequence[str], text: str) -> Iterator[str]:
    """Yield the ages that a text writes behind a name's last word, but not those of a namesake."""
    for match in re.finditer(rf"\b{re.escape(name[-1])},? \(?(?P<age>\d{{1,3}})[,)]", text):
        before = _OTHER_NAME.search(text[: match.start()])
        if before is None or before["word"] in _TITLES.union(name):
            yield match["age"]
