"""What a writer hands on: sentences and what they rest on, then how the writing went."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol, runtime_checkable

from assistant.types import Question
from index.types import SearchResult, Sentence, SentenceHit, Span


@dataclass(frozen=True, slots=True)
class DraftSentence:
    """One sentence of an answer before its citations are checked.

    Attributes:
        text: Without citation markers.
        sources: What it says it rests on.
        unknown: Citations in it that point at nothing that was offered.
        offered: What it may rest on where it does not say; empty where it does.
        answer: Its words that answer, as offsets into the text.
        label: What it is shown as, such as "earlier, 22 January 2026".
    """

    text: str
    sources: tuple[Sentence, ...]
    unknown: int = 0
    offered: tuple[Sentence, ...] = ()
    answer: Span | None = None
    label: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may answer. Higher scores are better; they compare within one search.

    `words` are those of its words that answer, as offsets into the sentence's text.
    """

    hit: SentenceHit
    score: float
    words: Span | None

    @property
    def short_answer(self) -> str | None:
        """The words that answer."""
        return self.words.of(self.hit.sentence.text) if self.words else None


@dataclass(frozen=True, slots=True)
class WritingReport:
    """How the writing of one answer went.

    Attributes:
        tokens: By what they were spent on.
        cost: Money, in the currency of the prices; None where they are not set.
        incomplete: Why the answer breaks off; None for a whole one.
        fallback: Why another writer wrote it; None where the first one did.
        candidates: The sentences that may answer, best first.
        rest: Further sentences that answer as well and are not shown.
    """

    tokens: Mapping[str, int] = field(default_factory=dict)
    cost: float | None = None
    incomplete: str | None = None
    fallback: str | None = None
    candidates: tuple[Candidate, ...] = ()
    rest: tuple[DraftSentence, ...] = ()


@runtime_checkable
class Writer(Protocol):
    """Writes answers. Thread safe."""

    def write(
        self, question: Question, result: SearchResult
    ) -> Iterable[DraftSentence | WritingReport]:
        """Return the sentences as they are written, in reading order; none where none answers.

        A report may come last; without one there is nothing to say.
        """
