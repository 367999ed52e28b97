"""A request: what a person wants of the articles, beside a fact that they state."""

from dataclasses import dataclass, replace

from assistant.types import Question, RequestKind
from index.english.coreference import leans
from index.english.requests import listing_question


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


_OF_THE_CONVERSATION = frozenset(
    {
        *(RequestKind.MORE, RequestKind.SHORTER, RequestKind.BULLETS),
        *(RequestKind.WHY, RequestKind.YES_NO, RequestKind.QUOTE, RequestKind.SMALL_TALK),
    }
)


def within_conversation(request: Request, question: Question) -> Request:
    """Return what a question is within its conversation.

    One that leans on what was said before asks for more of the same, whatever it would ask for
    alone: "And in March?" is no request for the news of March.
    """
    asked_before = any(turn.role == "user" for turn in question.history)
    if asked_before and leans(question.text) and request.kind not in _OF_THE_CONVERSATION:
        return replace(request, kind=RequestKind.FACT)
    return request


def asked_plainly(question: Question, request: Request) -> str:
    """Return a request for a list as a question: "List all towns that signed": which towns signed.

    Articles do not hold the words of a request, and the reader has learned from plain questions.
    """
    if request.kind is not RequestKind.LIST:
        return question.text
    return listing_question(question.text)
