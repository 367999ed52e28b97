"""One question of a conversation: what the page shows, step by step, as it is answered."""

import logging
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

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
from assistant.web.searched import searched_line
from index.errors import CitelineError, QuestionError

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from index.types import SearchFilter

STOPPED = "You stopped this answer."
UNEXPECTED = "Something went wrong on our side; the log says what. Please ask again."

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Shown:
    """A state of the reply.

    Attributes:
        html: What to show in its place.
        turns: The two turns to remember; empty until the reply is whole, and after an error.
        gives_back: Whether the question was not taken and belongs back into the question box.
    """

    html: str
    turns: tuple[Turn, ...] = ()
    gives_back: bool = False


async def reply(
    assistant: "Assistant",
    question: str,
    history: Sequence[Turn] = (),
    search_filter: "SearchFilter | None" = None,
    kept: "SearchFilter | None" = None,
) -> AsyncGenerator[Shown, None]:
    """Yield the reply as it grows: searching, then sentence by sentence, then whole.

    An error becomes the last thing shown. Closing the iterator stops the work.

    Args:
        assistant: What answers.
        question: As the reader typed it.
        history: The conversation so far, oldest first.
        search_filter: The articles that may be used; all by default.
        kept: What of this filter was inferred before, and is shown so that it can be taken away.
    """
    yield Shown(render.status("Searching your articles"))
    page = _Page(question, kept)
    try:
        events = assistant.stream(question, history=history, filter=search_filter)
        async with aclosing(cast("AsyncGenerator[StreamEvent, None]", events)):
            async for event in events:
                yield page.shown(event)
    except QuestionError as error:
        yield Shown(render.error_note(str(error)), gives_back=True)
    except CitelineError as error:
        yield Shown(render.error_note(str(error)))
    except Exception:  # the edge of the program: the page must show something
        logger.exception("The reply to a question failed")
        yield Shown(render.error_note(UNEXPECTED))


def stopped(html: str) -> str:
    """Return what is left of a reply that the reader stopped, marked as such."""
    written = "" if 'class="status"' in html else html
    return f"{written}{render.note(STOPPED)}"


@dataclass(slots=True)
class _Page:
    """The reply so far."""

    question: str
    kept: "SearchFilter | None" = None
    searched: str = ""
    written: list[AnswerSentence] = field(default_factory=list)

    def shown(self, event: StreamEvent) -> Shown:
        match event:
            case Searched(articles=count, searched_for=text, inferred=inferred):
                self.searched = searched_line(self.question, text, self.kept or inferred)
                reading = f"Reading {count:,} {render.plural('article', count)}"
                return Shown(self.searched + render.status(reading))
            case SentenceWritten(sentence=sentence):
                self.written.append(sentence)
                return Shown(self.searched + render.sentences(self.written))
            case Answered(answer=answer):
                inferred = self.kept or answer.inferred
                searched = searched_line(self.question, answer.searched_for, inferred)
                turns = (
                    Turn("user", self.question),
                    Turn("assistant", answer.text, _citations(answer)),
                )
                return Shown(searched + render.reply(answer), turns)


def _citations(answer: Answer) -> tuple[Citation, ...]:
    cited = (citation for sentence in answer.sentences for citation in sentence.citations)
    return tuple(dict.fromkeys(cited))
