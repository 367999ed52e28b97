"""What is kept of conversations."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from assistant.types import Answer, Citation, RequestKind, Turn
from index.types import SearchFilter

NAME_CHARACTERS = 80
"""Of a conversation's name that is its first question."""


class ExchangeState(StrEnum):
    """How far a question has come."""

    ASKED = "asked"
    ANSWERED = "answered"
    STOPPED = "stopped"
    FAILED = "failed"


class Rating(StrEnum):
    """What a reader thinks of an answer. The values stand in question sets as `type`."""

    GOOD = "good"
    WRONG_SENTENCE = "wrong sentence"
    WRONG_WORDS = "wrong words in bold"
    SHOULD_REFUSE = "should have refused"
    SHOULD_ANSWER = "should have answered"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked, and how.

    Attributes:
        question: As the reader typed it.
        filter: The articles that may be used.
        kept: What of the filter was inferred before, and is shown so that it can be taken away.
        as_kind: What it is to be understood as; None leaves that to the assistant.
        stands_alone: Whether the conversation before it is left out of account.
    """

    question: str
    filter: SearchFilter = field(default_factory=SearchFilter)
    kept: SearchFilter | None = None
    as_kind: RequestKind | None = None
    stands_alone: bool = False


@dataclass(frozen=True, slots=True)
class Exchange:
    """One question and what became of it.

    Attributes:
        id: Unique over all conversations.
        conversation_id: Where it stands.
        asked: What was asked, and how.
        state: How far it has come.
        answer: The answer; of one that was stopped what was written by then.
        problem: Why it failed; empty unless it did.
        rating: What the reader thinks of the answer.
    """

    id: str
    conversation_id: str
    asked: Asked
    state: ExchangeState = ExchangeState.ASKED
    answer: Answer | None = None
    problem: str = ""
    rating: Rating | None = None

    @property
    def turns(self) -> tuple[Turn, ...]:
        """What the assistant remembers of it; nothing without an answer."""
        if self.state is not ExchangeState.ANSWERED or self.answer is None:
            return ()
        cited = tuple(dict.fromkeys(citations_of(self.answer)))
        return (
            Turn("user", self.asked.question),
            Turn("assistant", self.answer.text, cited, self.answer.rest),
        )


@dataclass(frozen=True, slots=True)
class ConversationSummary:
    """A conversation as a list shows it; `found` is the question that a search met."""

    id: str
    name: str
    updated: datetime
    exchanges: int
    found: str = ""


@dataclass(frozen=True, slots=True)
class Conversation:
    """A conversation with all of its exchanges, oldest first."""

    id: str
    name: str
    created: datetime
    updated: datetime
    exchanges: tuple[Exchange, ...] = ()


def citations_of(answer: Answer) -> list[Citation]:
    """Return the citations of an answer's sentences, in their order."""
    return [citation for sentence in answer.sentences for citation in sentence.citations]


def name_of(question: str) -> str:
    """Return what a conversation is called that begins with this question."""
    line = " ".join(question.split())
    if len(line) <= NAME_CHARACTERS:
        return line
    return f"{line[:NAME_CHARACTERS].rpartition(' ')[0] or line[:NAME_CHARACTERS]}…"
