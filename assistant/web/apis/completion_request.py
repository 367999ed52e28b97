"""A request for a chat completion, as clients of OpenAI send it, and the question in it."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Discriminator,
    Field,
    Tag,
    ValidationError,
    field_validator,
)

from assistant.web.history import (
    MOST_CITATIONS,
    MOST_TURNS,
    CitedText,
    HistoryTurn,
    Text,
    not_too_long,
)
from index.errors import QuestionError
from index.types import SearchFilter

MOST_SOURCES = 1_000


CITED = ("article_id", "start", "end", "quote", "page")
"""What of an annotation's source says where it points."""


class TextPart(BaseModel):
    """A part of a message that is text; others are refused."""

    type: Literal["text", "input_text", "output_text"]
    text: Text


class RefusalPart(BaseModel):
    """A part of an earlier answer in which a model said that it does not answer."""

    type: Literal["refusal"]
    refusal: Text

    @property
    def text(self) -> str:
        """What it said."""
        return self.refusal


def _form_of(content: object) -> str | None:
    if isinstance(content, str):
        return "text"
    return "parts" if isinstance(content, list) else None


Parts = list[Annotated[TextPart | RefusalPart, Field(discriminator="type")]]

Written = Annotated[
    Annotated[Text, Tag("text")] | Annotated[Parts, Tag("parts")],
    Discriminator(
        _form_of,
        custom_error_type="message_content",
        custom_error_message="Input should be a text or a list of parts",
    ),
]
"""What a message holds: told apart first, so that what is wrong is said of the one that it is."""

INSTRUCTIONS = ("system", "developer")
"""Roles whose messages have no effect."""


class Message(BaseModel):
    """One message. Of its other fields none is used."""

    role: Literal["system", "developer", "user", "assistant", "tool", "function"]
    content: Written | None = None
    annotations: list[dict[str, Any]] | None = Field(None, max_length=1_000)

    @property
    def text(self) -> str:
        """All of its text."""
        if isinstance(self.content, list):
            return "\n".join(part.text for part in self.content)
        return self.content or ""

    @property
    def citations(self) -> list[CitedText]:
        """What an earlier answer of ours cited, where the client sends that back."""
        cited = (_cited(one.get("source")) for one in self.annotations or ())
        return [one for one in cited if one is not None][:MOST_CITATIONS]


def _cited(source: object) -> CitedText | None:
    if not isinstance(source, dict):
        return None
    try:
        return CitedText.model_validate({name: source.get(name) for name in CITED})
    except ValidationError:
        return None


class StreamOptions(BaseModel):
    """How a completion is streamed."""

    include_usage: bool | None = None


class Scope(BaseModel):
    """Our own addition: which articles may be used."""

    model_config = ConfigDict(extra="forbid")

    sources: list[Text] = Field(default_factory=list, max_length=MOST_SOURCES)
    after: date | None = None
    before: date | None = None

    @property
    def filter(self) -> SearchFilter:
        """The same for a search."""
        return SearchFilter(frozenset(self.sources), self.after, self.before)


class ResponseFormat(BaseModel):
    """The form of the reply: sentences, as the articles have them."""

    type: Literal["text"] = "text"


class CompletionRequest(BaseModel):
    """What is asked, in the form of OpenAI's chat completions.

    The last message is the question, the user's and the assistant's before it are the conversation.
    Instructions (`system`) are not followed: an answer says what the articles say. Of the
    other parameters of OpenAI's only those here have an effect; `citeline` is our own addition.
    What would make a reply of another form than ours, such as JSON or the call of a tool, is
    refused, so that no client waits for it in vain.
    """

    model: Text
    messages: list[Message] = Field(min_length=1)
    stream: bool | None = None
    stream_options: StreamOptions | None = None
    n: Annotated[int, Field(ge=1, le=1)] | None = None
    response_format: ResponseFormat | None = None
    tool_choice: Literal["none", "auto"] | None = None
    function_call: Literal["none", "auto"] | None = None
    modalities: list[Literal["text"]] | None = None
    logprobs: Literal[False] | None = None
    citeline: Scope = Field(default_factory=Scope)

    @field_validator("n", mode="before")
    @classmethod
    def _only_one(cls, value: object) -> object:
        if value not in (None, 1):
            raise ValueError("only one answer is given")
        return value

    @field_validator("citeline", mode="before")
    @classmethod
    def _everything(cls, value: object) -> object:
        return {} if value is None else value

    @property
    def spoken(self) -> list[Message]:
        """The messages without instructions, wherever a client puts them."""
        return [one for one in self.messages if one.role not in INSTRUCTIONS]

    @property
    def question(self) -> str:
        """What is asked.

        Raises:
            QuestionError: The last message is not the user's.
        """
        last = self.spoken[-1:]
        if not last or last[0].role != "user":
            raise QuestionError("The last message must be the question, of the role user.")
        return last[0].text

    @property
    def history(self) -> list[HistoryTurn]:
        """The conversation before the question.

        Raises:
            QuestionError: It is too long.
        """
        turns = [
            HistoryTurn(role=one.role, text=one.text, citations=one.citations)
            for one in self.spoken[:-1]
            if one.role in ("user", "assistant")
        ]
        try:
            return not_too_long(turns[-MOST_TURNS:])
        except ValueError as error:
            raise QuestionError(f"The conversation {error}.") from error

    @property
    def wants_usage(self) -> bool:
        """Whether a stream is to end with the tokens that it took."""
        return self.stream_options is not None and bool(self.stream_options.include_usage)
