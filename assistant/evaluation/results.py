"""One row of `results.jsonl` a question: what the assistant replied, in the order of the set."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from assistant.serialise import answer_to_dict
from assistant.types import Answer
from index.errors import DatasetError


@dataclass(frozen=True, slots=True)
class ResultCitation:
    """A citation as it was shown: characters [start, end) of the article's text and the quote."""

    article_id: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class ResultSentence:
    """One sentence of the answer, its citations, and the checker's verdict where it has one.

    `problems` are the facts of it that its citations do not hold, in words.
    """

    text: str
    verdict: str | None
    citations: tuple[ResultCitation, ...]
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RetrievedSentence:
    """One ranked sentence: characters [start, end) of the article's text."""

    article_id: str
    start: int
    end: int
    text: str
    score: float


@dataclass(frozen=True, slots=True)
class ResultRow:
    """The reply to one question of a set.

    Attributes:
        id: The question's id in the set.
        question: As it was asked.
        answer: Plain text; the reason when refused, empty when it failed.
        short_answer: The words that answer, when a reader found them.
        refused: Whether the reply is that the articles do not answer.
        sentences: In reading order; empty when refused or failed.
        retrieved_articles: Ids, best first.
        retrieved_sentences: Best first.
        latency_ms: Milliseconds per stage, and "total"; empty when failed.
        tokens: Token counts, by what they were spent on.
        cost: Money, in the currency of the prices; None where they are not set.
        answerability: Probability in [0, 1] that the articles answer; None when failed.
        incomplete: Why the answer breaks off; None for a whole one.
        fallback: Why sentences are quoted where a language model should have written.
        dropped_citations: How many pointed at nothing and are not shown.
        understood_as: The kind of request that the question was taken for; empty when it failed.
        error: What went wrong; None when nothing did.
    """

    id: str
    question: str
    answer: str = ""
    short_answer: str | None = None
    refused: bool = False
    sentences: tuple[ResultSentence, ...] = ()
    retrieved_articles: tuple[str, ...] = ()
    retrieved_sentences: tuple[RetrievedSentence, ...] = ()
    latency_ms: Mapping[str, float] = field(default_factory=dict)
    tokens: Mapping[str, int] = field(default_factory=dict)
    cost: float | None = None
    answerability: float | None = None
    incomplete: str | None = None
    fallback: str | None = None
    dropped_citations: int = 0
    understood_as: str = ""
    error: str | None = None

    @property
    def failed(self) -> bool:
        """Whether the question ended in an error."""
        return self.error is not None

    @property
    def answered(self) -> bool:
        """Whether an answer was given: neither refused nor failed."""
        return not self.refused and not self.failed

    @property
    def citations(self) -> tuple[ResultCitation, ...]:
        """Every citation of the answer, in reading order."""
        return tuple(citation for sentence in self.sentences for citation in sentence.citations)


_ROW = TypeAdapter(ResultRow)


def row_from_answer(question_id: str, answer: Answer) -> ResultRow:
    """Return the row of a question that was answered or refused."""
    return _ROW.validate_python({"id": question_id, **answer_to_dict(answer)})


def row_to_json(row: ResultRow) -> str:
    """Return the row as one line of JSON, without the line end."""
    return _ROW.dump_json(row).decode()


def row_from_json(line: str) -> ResultRow:
    """Read one line of JSON.

    Raises:
        pydantic.ValidationError: The line is not a row.
    """
    return _ROW.validate_json(line)


def read_results(path: Path) -> tuple[ResultRow, ...]:
    """Read a whole `results.jsonl`.

    Raises:
        DatasetError: The file is missing or a line is not a row.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except OSError as error:
        raise DatasetError(f"{path}: cannot be read ({error.strerror}). Run evaluate.") from error
    rows = []
    for number, line in enumerate(lines, 1):
        if not line:
            continue
        try:
            rows.append(row_from_json(line))
        except ValidationError as error:
            raise DatasetError(
                f"{path}, line {number}: not a row of results. Remove the line, or give another "
                "folder with --out."
            ) from error
    return tuple(rows)
