"""Whether what an old answer cites still stands there: articles change, and go."""

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum

from assistant.types import Answer, AnswerSentence, Citation, Disagreement
from index.errors import NotFoundError
from index.types import Article


class Standing(StrEnum):
    """What became of a citation's source."""

    HOLDS = "holds"
    CHANGED = "changed"
    REMOVED = "removed"


class StandingCheck:
    """Checks the citations of answers against the articles as they are now.

    Args:
        article: Returns an article by its id, or raises NotFoundError.
        version: Returns the version of the article of an id; None where there is none.
    """

    def __init__(
        self, article: Callable[[str], Article], version: Callable[[str], str | None]
    ) -> None:
        self._article = article
        self._version = version

    def checked(self, answer: Answer) -> tuple[Answer, dict[Citation, Standing]]:
        """Return the answer with citations that open what they quote, and what became of each.

        A quote that still stands in a changed article, where it stood or at one other place, is
        cited there.
        """
        found: dict[Citation, tuple[Citation, Standing]] = {}

        def now(citation: Citation) -> Citation:
            if citation not in found:
                found[citation] = self._standing(citation)
            return found[citation][0]

        sentences, rest = (
            tuple(_sentence(one, now) for one in each) for each in (answer.sentences, answer.rest)
        )
        refusal = answer.refusal and replace(
            answer.refusal, nearest=tuple(map(now, answer.refusal.nearest))
        )
        checked = replace(
            answer,
            sentences=sentences,
            rest=rest,
            refusal=refusal,
            disagreement=_disagreement(answer.disagreement, now),
        )
        return checked, dict(found.values())

    def _standing(self, citation: Citation) -> tuple[Citation, Standing]:
        version = self._version(citation.article_id)
        if version is None:
            return citation, Standing.REMOVED
        if version == citation.version:
            return citation, Standing.HOLDS
        try:
            text = self._article(citation.article_id).text
        except NotFoundError:
            return citation, Standing.REMOVED
        start = _place(text, citation)
        if start is None:
            return citation, Standing.CHANGED
        end = start + len(citation.quote)
        return replace(citation, version=version, start=start, end=end), Standing.HOLDS


def _place(text: str, citation: Citation) -> int | None:
    """Return where a quote stands now; None if nowhere, or at several places none of them old."""
    if text[citation.start : citation.end] == citation.quote:
        return citation.start
    return text.index(citation.quote) if text.count(citation.quote) == 1 else None


def _sentence(sentence: AnswerSentence, now: Callable[[Citation], Citation]) -> AnswerSentence:
    cited, folded = (tuple(map(now, each)) for each in (sentence.citations, sentence.folded))
    return replace(sentence, citations=cited, folded=folded)


def _disagreement(
    found: Disagreement | None, now: Callable[[Citation], Citation]
) -> Disagreement | None:
    if found is None:
        return None
    return Disagreement(tuple(replace(one, citation=now(one.citation)) for one in found.sides))
