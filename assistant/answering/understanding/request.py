"""A request: what a person wants of the articles, beside a fact that they state."""

from dataclasses import dataclass

from assistant.types import Question, RequestKind


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


def asked_plainly(question: Question, request: Request) -> str:
    """Return a request for a list as a question: "List all towns that signed" asks which towns.

    Articles do not hold the words of a request, and the reader has learned from plain questions.
    """
    is_order = request.kind is RequestKind.LIST and not question.text.rstrip().endswith("?")
    return f"Which {request.subject}?" if is_order and request.subject else question.text
