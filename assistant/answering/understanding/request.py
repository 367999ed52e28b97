"""A request: what a person wants of the articles, beside a fact that they state."""

from dataclasses import dataclass

from assistant.types import RequestKind


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
