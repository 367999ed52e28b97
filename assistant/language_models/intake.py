"""What has come of a reply: its text, cleaned and bounded, and whether it is whole."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.language_models.ending import CUT, WITHHELD, end_reason
from assistant.language_models.failures import Failure
from assistant.language_models.usage import reported_tokens

if TYPE_CHECKING:
    from llama_index.core.base.llms.types import ChatResponse

CHARACTERS_PER_TOKEN = 16
"""More than any text has on average: a reply longer than its tokens allow is a runaway one."""

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
"""Control characters but tab and newline, and halves of characters, which cannot be written."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text of a reply, perhaps none, and the provider's counts of tokens if it gave them."""

    text: str
    input_tokens: int | None = None
    output_tokens: int | None = None


class Intake:
    """Takes the pieces of one reply, in order.

    Attributes:
        characters: How many were handed on.
        ended: Whether the model said that it is done.
    """

    def __init__(self, max_output_tokens: int) -> None:
        self.characters = 0
        self.ended = False
        self._max_characters = CHARACTERS_PER_TOKEN * max_output_tokens
        self._reason: str | None = None
        self._says_its_end = False

    def take(self, response: "ChatResponse") -> Piece:
        """Return what a piece says; it starts with text, whatever white space comes before.

        Raises:
            Failure: There is text after the end, or too much of it.
        """
        text = _CONTROLS.sub("", response.delta or "")
        if not self.characters:
            text = text.lstrip()
        if text and self.ended:
            raise Failure("it went on after its end. Check llm.api_base.", outage=True)
        if self.characters + len(text) > self._max_characters:
            raise Failure(
                "it is far longer than llm.max_output_tokens allows. Check llm.model.", outage=True
            )
        self.characters += len(text)
        # Every protocol says how a reply ended; a model without one, such as the script, does not.
        self._says_its_end = self._says_its_end or response.raw is not None
        self._reason = self._reason or end_reason(response)
        self.ended = self._reason is not None
        return Piece(text, *reported_tokens(response))

    def check_whole(self) -> None:
        """Check that there is a reply and that it is whole.

        Raises:
            Failure: It is not.
        """
        if self._reason in CUT:
            raise Failure("it reached llm.max_output_tokens. Raise that for longer answers.")
        if self._reason in WITHHELD:
            raise Failure(
                f"the provider stopped it ({self._reason}). Ask in other words, or another model."
            )
        if not self.characters:
            raise Failure("there is no text in its reply. Check llm.model and llm.api_base.")
        if self._says_its_end and not self.ended:
            raise Failure("the connection ended in the middle. Ask again.", outage=True)


def is_thinking(response: "ChatResponse") -> bool:
    """Whether a piece without text shows that the model is at work."""
    return bool(response.additional_kwargs.get("thinking_delta"))
