"""A kept conversation as the messages that the page shows."""

from collections.abc import Callable
from typing import TypeAlias

from assistant.conversations import Conversation, Exchange, ExchangeState
from assistant.conversations.standing import StandingCheck
from assistant.types import Answer
from assistant.web import chat, render

SHOWN_CHARACTERS = 4000
"""Of a question; a longer one is refused anyway."""

Message: TypeAlias = dict[str, str]
"""One message in the form that the chat component takes: a role and HTML."""

Growing: TypeAlias = Callable[[str], str | None]
"""Returns the reply of an exchange, by its id, as far as it has come; None if nobody writes one."""


def messages_of(
    conversation: Conversation, check: StandingCheck, growing: Growing
) -> list[Message]:
    """Return a conversation's questions and replies, citations checked against today's articles."""
    messages = []
    for exchange in conversation.exchanges:
        messages += [question_message(exchange), message("assistant", reply_html(exchange, check))]
        html = growing(exchange.id)
        if html is not None:
            messages[-1] = message("assistant", html)
    return messages


def question_message(exchange: Exchange) -> Message:
    """Return what was asked; its heading names conversation and exchange for the page's script."""
    place = f"at.{exchange.conversation_id}.{exchange.id}"
    return message("user", render.question(exchange.asked.question[:SHOWN_CHARACTERS], place))


def reply_html(exchange: Exchange, check: StandingCheck) -> str:
    """Return what became of a question."""
    match exchange.state:
        case ExchangeState.ASKED:
            return render.unanswered(exchange)
        case ExchangeState.FAILED:
            return render.error_note(exchange.problem) + render.actions(exchange)
        case ExchangeState.STOPPED:
            written = _checked(exchange, exchange.answer, check) if exchange.answer else ""
            return written + render.note(chat.STOPPED) + render.actions(exchange)
        case ExchangeState.ANSWERED:
            assert exchange.answer is not None  # noqa: S101 - else it would count as asked
            return _checked(exchange, exchange.answer, check) + render.actions(exchange)


def _checked(exchange: Exchange, answer: Answer, check: StandingCheck) -> str:
    now, standings = check.checked(answer)
    return chat.whole(exchange.asked, now, standings)


def message(role: str, content: str) -> Message:
    """Return one message."""
    return {"role": role, "content": content}
