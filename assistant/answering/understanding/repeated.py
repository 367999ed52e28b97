"""A request that is made again with another time or name: "What is new in May?", "And in June?"."""

from dataclasses import replace

from assistant.answering.understanding.request import SURE
from assistant.answering.understanding.request_classifier import RequestClassifier
from assistant.answering.understanding.substitution import (
    meant_by,
    named_anew,
    names_whose,
    standing_before,
)
from assistant.types import Answered, Question, RequestKind, Searched, StreamEvent

_OF_SENTENCES = frozenset({RequestKind.FACT, RequestKind.WHY, RequestKind.YES_NO})
"""Asked again, these are searched for like any question."""


def repeated(question: Question, requests: RequestClassifier) -> Question | None:
    """Return the request about the collection that a question makes again; None for any other.

    Its own text is that whole request, which needs nothing that was said before it.

    Args:
        question: Within its conversation.
        requests: Tells what kind of request a text is.
    """
    if question.as_kind is not None or not question.history or names_whose(question.text):
        return None  # who her opponent is has to be looked up first
    meant = meant_by(question.text, question.history) or _of_another(question, requests)
    if meant is None or requests.request(meant).kind in _OF_SENTENCES:
        return None
    return replace(question, text=meant, history=())


def as_asked(event: StreamEvent, typed: Question, meant: Question) -> StreamEvent:
    """Return what was done for a question as done for what was typed, with the first one shown.

    And with the sources that it was put to.
    """
    sources = meant.filter.sources - typed.filter.sources
    if isinstance(event, Searched):
        inferred = replace(event.inferred, sources=sources or event.inferred.sources)
        return replace(event, searched_for=event.searched_for or meant.text, inferred=inferred)
    if isinstance(event, Answered):
        answer = event.answer
        inferred = replace(answer.inferred, sources=sources or answer.inferred.sources)
        shown = answer.searched_for or meant.text
        answer = replace(answer, question=typed.text, searched_for=shown, inferred=inferred)
        return Answered(answer)
    return event


def _of_another(question: Question, requests: RequestClassifier) -> str | None:
    """Return the request before with the subject that a question names in place of its own."""
    what, before = named_anew(question.text), standing_before(question.history)
    request = requests.request(before)
    is_one = request.kind not in _OF_SENTENCES and request.probability >= SURE
    if what is None or not is_one or request.subject not in before:
        return None
    return before.replace(request.subject, what) if request.subject else None
