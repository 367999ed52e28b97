"""One question of a conversation: what the page shows, step by step, as it is answered."""

import logging
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from assistant.conversations.records import Asked
from assistant.conversations.standing import Standing
from assistant.types import (
    Answer,
    Answered,
    AnswerSentence,
    Citation,
    Searched,
    SentenceWritten,
    StreamEvent,
    Turn,
)
from assistant.web import render
from assistant.web.searched import searched_line, understood_line
from assistant.web.ways import ways_out
from index.errors import CitelineError, QuestionError

if TYPE_CHECKING:
    from assistant.assistant import Assistant

STOPPED = "You stopped this answer."
UNEXPECTED = "Something went wrong on our side; the log says what. Please ask again."

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Shown:
    """A state of the reply.

    Attributes:
        html: What to show in its place.
        written: The sentences that have come.
        answer: The whole answer; None until it is whole, and after an error.
        problem: What went wrong.
        gives_back: Whether the question was not taken and belongs back into the question box.
    """

    html: str
    written: tuple[AnswerSentence, ...] = ()
    answer: Answer | None = None
    problem: str = ""
    gives_back: bool = False

    @classmethod
    def failed(cls, problem: str, *, gives_back: bool = False) -> "Shown":
        """Return the last state of a reply that failed."""
        return cls(render.error_note(problem), problem=problem, gives_back=gives_back)


async def reply(
    assistant: "Assistant", asked: Asked, history: Sequence[Turn] = ()
) -> AsyncGenerator[Shown, None]:
    """Yield the reply as it grows: searching, then sentence by sentence, then whole.

    An error becomes the last thing shown. Closing the iterator stops the work.

    Args:
        assistant: What answers.
        asked: The question, and how it is asked.
        history: The conversation so far, oldest first.
    """
    yield Shown(render.status("Searching your articles"))
    page = _Page(asked)
    try:
        events = assistant.stream(
            asked.question, history=history, filter=asked.filter, as_kind=asked.as_kind
        )
        async with aclosing(cast("AsyncGenerator[StreamEvent, None]", events)):
            async for event in events:
                yield page.shown(event)
    except QuestionError as error:
        yield Shown.failed(str(error), gives_back=True)
    except CitelineError as error:
        yield Shown.failed(str(error))
    except Exception:  # the edge of the program: the page must show something
        logger.exception("The reply to a question failed")
        yield Shown.failed(UNEXPECTED)


def whole(asked: Asked, answer: Answer, standings: Mapping[Citation, Standing]) -> str:
    """Return a whole answer under what it was understood as and searched for."""
    searched = searched_line(asked.question, answer.searched_for, asked.kept or answer.inferred)
    understood = understood_line(
        asked.question, answer.understood_as, is_chosen=bool(asked.as_kind)
    )
    ways = ways_out(asked, answer.refusal, answer.searched_for) if answer.refusal else ""
    return understood + searched + render.reply(answer, standings) + ways


@dataclass(slots=True)
class _Page:
    """The reply so far."""

    asked: Asked
    searched: str = ""
    written: list[AnswerSentence] = field(default_factory=list)

    def shown(self, event: StreamEvent) -> Shown:
        match event:
            case Searched(articles=count, searched_for=text, inferred=inferred):
                kept = self.asked.kept or inferred
                self.searched = searched_line(self.asked.question, text, kept)
                reading = f"Reading {count:,} {render.plural('article', count)}"
                return Shown(self.searched + render.status(reading))
            case SentenceWritten(sentence=sentence):
                self.written.append(sentence)
                html = self.searched + render.sentences(self.written)
                return Shown(html, tuple(self.written))
            case Answered(answer=answer):
                return Shown(whole(self.asked, answer, {}), answer.sentences, answer)
