"""Short ways to write down results and questions."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import settings

from assistant.evaluation.questions import EvaluationQuestion, Evidence
from assistant.evaluation.results import (
    ResultCitation,
    ResultRow,
    ResultSentence,
    RetrievedSentence,
)
from assistant.types import Answer, AnswerSentence, Citation, Refusal, Turn
from index.types import ArticleHit, SearchFilter, Sentence, SentenceHit, Span

# A busy machine must not fail a property.
settings.register_profile("no-deadline", deadline=None)
settings.load_profile("no-deadline")


@pytest.fixture(scope="session")
def scipy_stats():
    """The independent oracle of the statistics; it comes with another test dependency."""
    return pytest.importorskip("scipy.stats", reason="scipy is not installed")


@pytest.fixture
def found() -> Callable[..., RetrievedSentence]:
    """Make a retrieved sentence at the given place of an article."""

    def make(article_id: str, text: str, start: int = 0) -> RetrievedSentence:
        return RetrievedSentence(article_id, start, start + len(text), text, 1.0)

    return make


@pytest.fixture
def cited() -> Callable[..., ResultSentence]:
    """Make an answer sentence from its text and (article, quote) pairs."""

    def make(text: str, *sources: tuple[str, str]) -> ResultSentence:
        citations = tuple(ResultCitation(name, 0, len(quote), quote) for name, quote in sources)
        return ResultSentence(text, None, citations)

    return make


@pytest.fixture
def ask() -> Callable[..., EvaluationQuestion]:
    """Make a question; evidence is given as (article, sentence) pairs."""

    def make(id: str = "q", *evidence: tuple[str, str | None], **values: object):
        items = tuple(Evidence(*item) for item in evidence)
        return EvaluationQuestion(id, f"Question {id}?", evidence=items, **values)

    return make


@pytest.fixture
def reply() -> Callable[..., ResultRow]:
    """Make a result row."""

    def make(id: str = "q", **values: object) -> ResultRow:
        return ResultRow(id, f"Question {id}?", **values)

    return make


class ScriptedAnswerer:
    """Answers with prepared answers by question text; an exception is raised, a rest is refused.

    Notes every call in `asked`, and its day in `days`.
    """

    def __init__(self, script: dict[str, Answer | Exception] | None = None) -> None:
        self.script = script or {}
        self.asked: list[tuple[str, tuple[Turn, ...], SearchFilter | None]] = []
        self.days: list[date | None] = []

    def ask(self, question, *, history=(), filter=None, today=None) -> Answer:
        self.asked.append((question, tuple(history), filter))
        self.days.append(today)
        found = self.script.get(question, Answer(question, refusal=Refusal("Nothing says so.")))
        if isinstance(found, Exception):
            raise found
        return found


@pytest.fixture
def answerer() -> type[ScriptedAnswerer]:
    """The scripted answerer's class."""
    return ScriptedAnswerer


@pytest.fixture
def said() -> Callable[..., Answer]:
    """Make an answer of one sentence that cites itself at the start of an article."""

    def make(question: str, article_id: str, text: str, **values: object) -> Answer:
        citation = Citation(article_id, "v", 0, len(text), text)
        hit = SentenceHit(Sentence(article_id, "v", 0, Span(0, len(text)), text), 1.0)
        return Answer(
            question,
            (AnswerSentence(text, (citation,)),),
            answerability=0.9,
            retrieved_articles=(ArticleHit(article_id, 1.0),),
            retrieved_sentences=(hit,),
            latency_ms={"total": 5.0},
            **values,
        )

    return make
