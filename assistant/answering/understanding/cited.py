"""What the last answers of a conversation cite, and which articles a search keeps for it."""

from collections.abc import Iterator, Sequence
from itertools import islice

from assistant.types import Citation, Question, Turn
from index.store import Catalogue

KEPT_ANSWERS = 2
"""The cited sentences of this many last answers stay among what is ranked."""


def kept_passages(question: Question, catalogue: Catalogue) -> Sequence[str]:
    """Return the passages of the last answers' citations that pass the question's filter."""
    admits = question.filter.admits
    cited = [
        one
        for one in _last_citations(question.history)
        if admits(one.article_id, one.source, one.date)
    ]
    passages = {
        article_id: catalogue.passages(article_id)
        for article_id in dict.fromkeys(one.article_id for one in cited)
    }
    return [
        passage.id
        for one in cited
        for passage in passages[one.article_id]
        if passage.version == one.version and passage.span.start <= one.start < passage.span.end
    ]


def last_cited(history: Sequence[Turn]) -> frozenset[str]:
    """Return the articles of the last answer that cites any."""
    answers = (turn for turn in reversed(history) if turn.role == "assistant" and turn.citations)
    return frozenset(one.article_id for turn in islice(answers, 1) for one in turn.citations)


def _last_citations(history: Sequence[Turn]) -> Iterator[Citation]:
    answers = [turn for turn in history if turn.role == "assistant"]
    for turn in answers[-KEPT_ANSWERS:]:
        yield from turn.citations
