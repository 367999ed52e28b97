"""An answer as programs get it; the names are those of `assistant.serialise.answer_to_dict`."""

from datetime import date

from pydantic import BaseModel

from assistant.serialise import answer_to_dict
from assistant.types import Answer


class CitationReply(BaseModel):
    """Where a sentence points: characters [start, end) of an article's text, which are `quote`."""

    article_id: str
    start: int
    end: int
    quote: str
    page: int | None = None


class SentenceReply(BaseModel):
    """A sentence of an answer; `verdict` and `problems` are of one that a model wrote."""

    text: str
    label: str = ""
    verdict: str | None = None
    problems: list[str] = []
    citations: list[CitationReply] = []
    more_citations: int = 0
    also_in: list[CitationReply] = []


class HitReply(BaseModel):
    """A sentence that a question found; higher scores are better within one answer."""

    article_id: str
    start: int
    end: int
    text: str
    score: float


class FilterReply(BaseModel):
    """Which articles were used: sources and days."""

    sources: list[str] = []
    after: date | None = None
    before: date | None = None


class SideReply(BaseModel):
    """What one of several articles says that contradict each other."""

    words: str | None
    is_correction: bool
    citation: CitationReply


class AnswerReply(BaseModel):
    """The reply to a question; see `assistant.types.Answer` for what each field means."""

    question: str
    answer: str
    short_answer: str | None
    short_answer_probability: float
    refused: bool
    sentences: list[SentenceReply]
    retrieved_articles: list[str]
    retrieved_sentences: list[HitReply]
    latency_ms: dict[str, float]
    tokens: dict[str, int]
    cost: float | None
    answerability: float
    incomplete: str | None
    fallback: str | None
    dropped_citations: int
    searched_for: str
    inferred_filter: FilterReply
    disagreement: list[SideReply]
    understood_as: str
    statement: str
    more: int
    rest: list[SentenceReply] = []


def answer_reply(answer: Answer) -> AnswerReply:
    """Return an answer as programs get it."""
    return AnswerReply.model_validate(answer_to_dict(answer))
