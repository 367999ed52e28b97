"""A request: what a person wants of the articles, beside a fact that they state."""

from dataclasses import dataclass
from enum import StrEnum


class RequestKind(StrEnum):
    """What is wanted. The values are what a reader and a script are shown."""

    FACT = "fact"
    WHY = "why"
    YES_NO = "yes_no"
    TOPIC = "topic"
    LIST = "list"
    COUNT = "count"
    COMPARE = "compare"
    SUMMARY = "summary"
    NEWS = "news"
    LATEST = "latest"
    TIMELINE = "timeline"
    ARTICLES = "articles"
    SOURCES = "sources"
    DATES = "dates"
    PEOPLE = "people"
    QUOTE = "quote"
    MORE = "more"
    SHORTER = "shorter"
    BULLETS = "bullets"
    SMALL_TALK = "small_talk"
    PROGRAM = "program"


@dataclass(frozen=True, slots=True)
class Request:
    """What a question was understood as.

    Attributes:
        kind: Of the request.
        probability: That it is of this kind, in [0, 1].
        subject: What it is about, as the question writes it, without the words that make it a
            request: "the data centre" of "Summarise the article about the data centre".
    """

    kind: RequestKind
    probability: float
    subject: str
