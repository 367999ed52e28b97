"""A completion as OpenAI's clients read it, for the description of the interface."""

from typing import Any

from pydantic import BaseModel

from index.days import Day


class Source(BaseModel):
    """Where a citation points: characters [start, end) of the article's text, which are `quote`."""

    article_id: str
    version: str
    start: int
    end: int
    quote: str
    source: str
    date: Day | None
    page: int | None


class UrlCitation(BaseModel):
    """Which characters of the content a citation carries, and where it can be read."""

    start_index: int
    end_index: int
    url: str
    title: str


class Annotation(BaseModel):
    """A citation, in OpenAI's form and, as `source`, in ours."""

    type: str
    url_citation: UrlCitation
    source: Source


class Written(BaseModel):
    """The message that answers."""

    role: str
    content: str
    refusal: str | None
    annotations: list[Annotation]


class Choice(BaseModel):
    """The one answer."""

    index: int
    message: Written
    finish_reason: str
    logprobs: None


class Usage(BaseModel):
    """The tokens that a language model took; zeros without one."""

    prompt_tokens: int
    completion_tokens: int
    total_tokens: int


class CompletionReply(BaseModel):
    """A completion; `citeline` is our own addition."""

    id: str
    object: str
    created: int
    model: str
    choices: list[Choice]
    usage: Usage
    citeline: dict[str, Any]
