"""Whom a question names may tell of themself: their article says "I" where the question has a name.

"How many days did Ines Moll walk?" is answered by "I walked for nine days" in an article by her.
"""

import re
from dataclasses import replace

from assistant.types import Question
from index.english.names import names_in
from index.english.words import folded, words
from index.store import Catalogue

_QUOTATION = re.compile(r"[“\"„][^“”\"„]*[”\"]")
_FIRST_PERSON = re.compile(r"\b(?:I|[Mm]y|me)\b")
_WHOSE = re.compile(r"['’]s\b")

_OF_ME = {"does": "do", "is": "am", "has": "have"}
_VERB_BEFORE = re.compile(rf"\b(?:{'|'.join(_OF_ME)})(?= $)", re.IGNORECASE)

FEWEST = 3
"""So often an article says I or my outside of quotations that is told by its author."""


def to_its_author(question: Question, catalogue: Catalogue) -> Question | None:
    """Return a question about somebody put to the articles in which they tell of themself.

    Their name in it becomes "I" or "my". None where it names no such author.
    """
    authors = {folded(one): one for one in catalogue.authors()}
    for name in names_in(question.text):
        author = authors.get(folded(_WHOSE.sub("", name.written)))
        if author is None or len(words(author)) < 2:
            continue
        ids = frozenset(
            one.id
            for one in catalogue.summaries()
            if one.author == author
            and question.filter.admits(one.id, one.source, one.date)
            and is_told_by_author(catalogue.article(one.id).text)
        )
        if ids:
            before, after = question.text[: name.span.start], question.text[name.span.end :]
            if _ends(after):
                own = f"my{after[_ends(after) :]}"
            else:
                before, own = _VERB_BEFORE.sub(_of_me, before), f"I{after}"
            inner = replace(question.filter, article_ids=ids)
            return replace(question, text=f"{before}{own}", filter=inner)
    return None


def is_told_by_author(text: str) -> bool:
    """Whether a text is in the first person, what it quotes left aside."""
    return len(_FIRST_PERSON.findall(_QUOTATION.sub(" ", text))) >= FEWEST


def _of_me(verb: re.Match[str]) -> str:
    """Return a verb as it stands with I: do, for does."""
    form = _OF_ME[verb[0].lower()]
    return form.capitalize() if verb[0][0].isupper() else form


def _ends(after: str) -> int:
    """Return how many characters behind a name make it a possessive: 0 where none do."""
    match = _WHOSE.match(after)
    return match.end() if match else 0
