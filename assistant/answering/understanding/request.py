"""A request: what a person wants of the articles, beside a fact that they state."""

import re
from dataclasses import dataclass, replace

from assistant.answering.understanding.substitution import meant_by
from assistant.types import Question, RequestKind
from index.english.attribution import quoted
from index.english.clause_sides import clause_sides
from index.english.coreference import leans_back, points_at_somebody
from index.english.questions import asks_who_somebody_is
from index.english.requests import (
    asks_for_latest_thing,
    is_only_named,
    listing_question,
    plain_question,
)
from index.english.votes import deciding_question
from index.english.words import content_stems


@dataclass(frozen=True, slots=True)
class Request:
    """What a question was understood as.

    Attributes:
        kind: Of the request.
        probability: That it is of this kind, in [0, 1].
        subject: What it is about, as the question writes it, without the words that make it a
            request: "the data centre" of "Summarise the article about the data centre".
        language: Of the subject.
    """

    kind: RequestKind
    probability: float
    subject: str
    language: str = "en"


@dataclass(frozen=True, slots=True)
class TranslatedRequest:
    """A request in another language than English.

    Attributes:
        request: What it is understood as.
        english: The same request in English, what it is about as it was written.
    """

    request: Request
    english: str

    def within(self, question: Question) -> tuple[Request, Question] | None:
        """Return it within the conversation of a question, and that in English; None for a fact."""
        english = replace(question, text=self.english)
        request = within_conversation(self.request, english, leans=False)
        return None if request.kind is RequestKind.FACT else (request, english)


_OF_THE_CONVERSATION = frozenset(
    {
        *(RequestKind.MORE, RequestKind.SHORTER, RequestKind.BULLETS),
        *(RequestKind.WHY, RequestKind.YES_NO, RequestKind.QUOTE, RequestKind.SMALL_TALK),
    }
)

_OF_SOMETHING = frozenset({RequestKind.FACT, RequestKind.WHY, RequestKind.YES_NO})

_OF_WHAT_IS_THERE = frozenset({RequestKind.COMPARE, RequestKind.PROGRAM})
"""What these point at, "Do they differ?" and "Translate that", may be the articles or an answer."""

_SHORTENING = frozenset({RequestKind.SHORTER, RequestKind.BULLETS})

_OF_THE_PROGRAM = re.compile(
    r"\byour (?:answers?|sources?|replies|citations?|data|knowledge)\b|\bask (?:of )?you\b"
    r"|\bmy (?:data|files|uploads)\b",
    re.IGNORECASE,
)

SURE = 0.9
"""From this probability on, a request about the collection is not searched for as a question.

Below it, what is answered as a question counts as one for a fact.
"""


BARELY_SURE = 0.85
"""Of a request that may be about what was said before it: that is searched for first."""

LIKELY = 0.7
"""From this probability on, what is refused as a question is looked up as a topic."""


def surely_requests(request: Request, question: Question) -> bool:
    """Whether a request is answered as one without looking whether it is answered as a question.

    What is asked of the program may be meant for an article, how do I file an order?, but not where
    it says nothing of one: what can you do? Nor where it is about what is the program's: where do
    your answers come from? Words in quotation marks stand in an article or do not. What its asker
    says that it is, it is. Of "Summarise everything" nothing is left to look for, and "Compare what
    she said with what he wrote" asks for both.
    """
    if question.as_kind is not None:
        return True
    if request.kind is RequestKind.PROGRAM:
        if _OF_THE_PROGRAM.search(question.text) is not None:
            return True
        return request.probability >= SURE and not request.subject
    if request.kind is RequestKind.QUOTE and quoted(question.text) is not None:
        return True
    if request.kind is RequestKind.SUMMARY and not request.subject:
        return True
    if request.kind is RequestKind.COMPARE and clause_sides(question.text) is not None:
        return True
    return request.probability >= SURE


def within_conversation(request: Request, question: Question, *, leans: bool) -> Request:
    """Return what a question is within its conversation.

    Where nothing was answered, there is nothing to shorten but all that there is, and nothing to go
    on with; and what names nothing, "Why?" or "Who is she?", asks for nothing.

    One that leans on what was said before asks for more of the same, whatever it would ask for
    alone: "And in March?" is no request for the news of March. A sure request that points at
    nothing, "Which sources are there?", is one wherever it is asked.

    "The latest figure for the damage" is a fact, not the latest on something.
    """
    if request.kind is RequestKind.LATEST and asks_for_latest_thing(question.text):
        return replace(request, kind=RequestKind.FACT)
    if not question.history and _hangs_in_the_air(request, question.text):
        return Request(RequestKind.SMALL_TALK, 1.0, "")
    if request.kind in _SHORTENING and not any(turn.citations for turn in question.history):
        return replace(request, kind=RequestKind.SUMMARY, subject="")
    if meant_by(question.text, question.history):
        return replace(request, kind=RequestKind.FACT)  # "What about 2024?" asks that again
    if not leans or request.kind in _OF_THE_CONVERSATION:
        return request
    points = leans_back(question.text) or points_at_somebody(question.text)
    if request.probability >= SURE and not points:
        return request
    if request.probability >= SURE and request.kind in _OF_WHAT_IS_THERE and not request.subject:
        return replace(request, probability=BARELY_SURE)
    return replace(request, kind=RequestKind.FACT)


def _hangs_in_the_air(request: Request, text: str) -> bool:
    """Whether what begins a conversation only makes sense within one."""
    if request.kind is RequestKind.MORE:
        return not request.subject
    return request.kind in _OF_SOMETHING and not content_stems(text)


def asked_plainly(question: Question, request: Request, *, alone: bool) -> str:
    """Return a request for a list as a question: "List all towns that signed": which towns signed.

    And one for the decisions that somebody took as a question for what they decided, and a few
    words that lean on nothing as a question for what they name. Articles do not hold the words of
    a request, and the reader has learned from plain questions.

    Args:
        question: As it was asked.
        request: What it was understood as.
        alone: It is English, and leans on no question before it.
    """
    text = deciding_question(question.text)
    if request.kind is RequestKind.LIST:
        return listing_question(text)
    return plain_question(text) if alone else text


def looked_up(question: Question, request: Request, *, alone: bool) -> str:
    """Return what a question only looks up: Hask, of "Where is Hask mentioned?".

    Ida Orr, of "Who is Ida Orr?", or all of what is typed as into a search box. Empty for most.

    Args:
        question: As it was asked.
        request: What it was understood as.
        alone: It is English, and leans on no question before it.
    """
    if not alone:
        return ""
    if is_only_named(question.text):
        return question.text
    if asks_who_somebody_is(question.text):
        return request.subject
    is_likely = request.kind is RequestKind.TOPIC and request.probability >= LIKELY
    return request.subject if is_likely else ""
