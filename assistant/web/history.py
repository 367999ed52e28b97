"""The conversation before a question, as a client of the HTTP interface sends it.

An answer of the conversation may come with its citations, in the form in which they were given
out. They help to find what a follow-up is about: their sentences stay among what is ranked, and
their names stand for "he" and "she". None is believed: the quote, the title and all else are read
from the stored article, and a citation that does not hold is left out.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from assistant.types import AnswerSentence, Citation, Turn
from index.errors import NotFoundError

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from index.types import Article

MOST_TURNS = 200
"""Of one conversation."""

MOST_CHARACTERS = 200_000
"""Of all turns of a conversation together; all of them are gone over for what a question means."""

MOST_CITATIONS = 50
"""Of one answer; no answer of ours has so many."""

MOST_FURTHER = 200
"""Sentences of the rest of one answer; no answer of ours holds so many."""

MOST_LABEL = 200
"""Characters."""


def whole(text: str) -> str:
    """Return text that has no half of a character in it.

    Raises:
        ValueError: It has; no file and no store can hold it.
    """
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise ValueError("holds half of a character (a lone surrogate)") from error
    return text


Text = Annotated[str, AfterValidator(whole)]
"""Text that can be stored and searched for."""


class CitedText(BaseModel):
    """Where an earlier answer points: half-open character offsets into an article's text.

    With `quote` it holds only as long as the article says exactly this there.
    """

    model_config = ConfigDict(extra="forbid")

    article_id: Text
    start: int = Field(ge=0)
    end: int
    quote: Text | None = None
    page: int | None = None

    @model_validator(mode="after")
    def _has_text(self) -> Self:
        if self.end <= self.start:
            raise ValueError("end must be greater than start")
        return self

    def holds_in(self, article: "Article") -> bool:
        """Whether an article has this text at this place."""
        if self.end > len(article.text):
            return False
        return self.quote is None or article.text[self.start : self.end] == self.quote


class FurtherSentence(BaseModel):
    """One of the `rest` of an earlier reply, as it came; what it says is read from its citations.

    `label` is what it was shown as, such as the day of a timeline.
    """

    label: Text = Field("", max_length=MOST_LABEL)
    citations: list[CitedText] = Field(default_factory=list, max_length=MOST_CITATIONS)


class HistoryTurn(BaseModel):
    """One earlier message of the conversation; of an answer also what it cited, if given."""

    model_config = ConfigDict(extra="forbid")

    role: Literal["user", "assistant"]
    text: Text
    citations: list[CitedText] = Field(default_factory=list, max_length=MOST_CITATIONS)
    rest: list[FurtherSentence] = Field(default_factory=list, max_length=MOST_FURTHER)

    @property
    def cited(self) -> list[CitedText]:
        """All that it points at."""
        return [*self.citations, *(cited for one in self.rest for cited in one.citations)]


def not_too_long(history: list[HistoryTurn]) -> list[HistoryTurn]:
    """Return a conversation that is not too long to be gone over.

    Raises:
        ValueError: It is.
    """
    characters = sum(len(turn.text) for turn in history)
    if characters > MOST_CHARACTERS:
        raise ValueError(
            f"has {characters:,} characters and at most {MOST_CHARACTERS:,} are read; "
            "send the last turns only"
        )
    return history


def read_turns(assistant: "Assistant", history: Sequence[HistoryTurn]) -> tuple[Turn, ...]:
    """Return the turns, with those of their citations that hold in the articles as they are now.

    Left out are citations of an article that is gone, that reach beyond its text, or whose quote is
    not what stands there.
    """
    ids = {one.article_id for turn in history for one in turn.cited}
    articles = {article_id: _article(assistant, article_id) for article_id in ids}
    return tuple(
        Turn(turn.role, turn.text, _citations(turn.citations, articles), _rest(turn, articles))
        for turn in history
    )


def _rest(turn: HistoryTurn, articles: "dict[str, Article | None]") -> tuple[AnswerSentence, ...]:
    held = ((one.label, _citations(one.citations, articles)) for one in turn.rest)
    return tuple(
        AnswerSentence(cited[0].quote, cited, label=label) for label, cited in held if cited
    )


def _article(assistant: "Assistant", article_id: str) -> "Article | None":
    try:
        return assistant.article(article_id)
    except NotFoundError:
        return None


def _citations(
    given: Sequence[CitedText], articles: "dict[str, Article | None]"
) -> tuple[Citation, ...]:
    found = ((one, articles[one.article_id]) for one in given)
    return tuple(
        Citation(
            article.id,
            article.version,
            one.start,
            one.end,
            article.text[one.start : one.end],
            article.title,
            article.source,
            article.url,
            article.date,
            article.page(one.start),
        )
        for one, article in found
        if article is not None and one.holds_in(article)
    )
