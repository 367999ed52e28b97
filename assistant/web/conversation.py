"""One visitor's conversation as it grows: what the page shows, and what the assistant remembers."""

from dataclasses import dataclass, replace
from typing import TypeAlias

from assistant.types import Turn
from assistant.web import chat, render

SHOWN_CHARACTERS = 4000
"""Of a question; a longer one is refused anyway."""

Message: TypeAlias = dict[str, str]
"""One message in the form that the chat component takes: a role and HTML."""


@dataclass(frozen=True, slots=True)
class Conversation:
    """What was said so far.

    Attributes:
        messages: Questions and replies, as the page shows them.
        turns: What the assistant remembers.
        growing: Whether the last message is a reply that is still being written.
    """

    messages: tuple[Message, ...] = ()
    turns: tuple[Turn, ...] = ()
    growing: bool = False

    def asked(self, question: str) -> "Conversation":
        """Return it with a question at its end; one that is none is not shown."""
        if not question.strip():
            return self
        shown = message("user", render.question(question[:SHOWN_CHARACTERS]))
        return replace(self, messages=(*self.messages, shown))

    def replied(self, shown: chat.Shown) -> "Conversation":
        """Return it, which ends with a question, with the reply as far as it has come."""
        reply = message("assistant", shown.html)
        return Conversation((*self.messages, reply), (*self.turns, *shown.turns), growing=True)

    def ended(self) -> "Conversation":
        """Return it with its last reply as it stands."""
        return replace(self, growing=False)

    def stopped(self) -> "Conversation":
        """Return it with a growing reply marked as stopped; what is whole is left alone."""
        if not self.growing:
            return self
        *earlier, last = self.messages
        left = message("assistant", chat.stopped(last["content"]))
        return Conversation((*earlier, left), self.turns)


def message(role: str, content: str) -> Message:
    """Return one message."""
    return {"role": role, "content": content}
