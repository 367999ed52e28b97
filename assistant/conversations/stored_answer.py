"""An answer as text, and back. What only scripts measure is left out: rankings and times."""

from dataclasses import replace
from functools import cache

from pydantic import TypeAdapter, ValidationError

from assistant.types import Answer
from index.types import SearchFilter


def answer_text(answer: Answer) -> str:
    """Return an answer as JSON."""
    kept = replace(answer, retrieved_articles=(), retrieved_sentences=(), latency_ms={})
    return _answers().dump_json(kept).decode()


def read_answer(text: str) -> Answer | None:
    """Return the answer that a JSON text holds; None where it is no answer of ours."""
    try:
        return _answers().validate_json(text)
    except ValidationError:
        return None


def filter_text(chosen: SearchFilter) -> str:
    """Return a filter as JSON."""
    return _filters().dump_json(chosen).decode()


def read_filter(text: str) -> SearchFilter:
    """Return the filter that a JSON text holds; one that holds none lets every article pass."""
    try:
        return _filters().validate_json(text)
    except ValidationError:
        return SearchFilter()


@cache
def _answers() -> TypeAdapter[Answer]:
    return TypeAdapter(Answer)


@cache
def _filters() -> TypeAdapter[SearchFilter]:
    return TypeAdapter(SearchFilter)
