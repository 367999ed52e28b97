"""One question of a conversation: what the page shows, step by step, as it is answered."""

import logging
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.types import Answered, AnswerSentence, Searched, SentenceWritten, StreamEvent, Turn
from assistant.web import render
from index.errors import CitelineError

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from index.types import SearchFilter

UNEXPECTED = "Something went wrong on our side; the log says what. Please ask again."

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Shown:
    """A state of the reply.

    Attributes:
        html: What to show in its place.
        turns: The two turns to remember; empty until the reply is whole, and after an error.
    """

    html: str
    turns: tuple[Turn, ...] = ()


async def reply(
    assistant: "Assistant",
    question: str,
    history: Sequence[Turn] = (),
    search_filter: "SearchFilter | None" = None,
) -> AsyncIterator[Shown]:
    """Yield the reply as it grows: searching, then sentence by sentence, then whole.

    An error becomes the last thing shown. Closing the iterator stops the work.

    Args:
        assistant: What answers.
        question: As the reader typed it.
        history: The conversation so far, oldest first.
        search_filter: The articles that may be used; all by default.
    """
    yield Shown(render.status("Searching your articles"))
    written: list[AnswerSentence] = []
    events = assistant.stream(question, history=history, filter=search_filter)
    try:
        async for event in events:
            yield _shown(event, question, written)
    except CitelineError as error:
        yield Shown(render.error_note(str(error)))
    except Exception:  # the edge of the program: the page must show something
        logger.exception("The reply to a question failed")
        yield Shown(render.error_note(UNEXPECTED))


def _shown(event: StreamEvent, question: str, written: list[AnswerSentence]) -> Shown:
    match event:
        case Searched(articles=count):
            return Shown(render.status(f"Reading {count:,} {render.plural('article', count)}"))
        case SentenceWritten(sentence=sentence):
            written.append(sentence)
            return Shown(render.sentences(written))
        case Answered(answer=answer):
            turns = (Turn("user", question), Turn("assistant", answer.text))
            return Shown(render.reply(answer), turns)
