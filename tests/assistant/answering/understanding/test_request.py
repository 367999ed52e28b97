"""What a request is within its conversation."""

import pytest

from assistant.answering.understanding.request import (
    Request,
    surely_requests,
    within_conversation,
)
from assistant.types import Citation, Question, RequestKind, Turn


@pytest.mark.parametrize(
    ("question", "probability", "kind"),
    [
        ("Which sources are there?", 0.98, RequestKind.SOURCES),
        ("Which sources are there?", 0.7, RequestKind.FACT),
        ("And which sources?", 0.98, RequestKind.FACT),
        ("Which sources have it?", 0.98, RequestKind.FACT),
    ],
)
def test_a_sure_request_that_points_at_nothing_stays_one(
    question: str, probability: float, kind: RequestKind
) -> None:
    request = Request(RequestKind.SOURCES, probability, "")
    assert within_conversation(request, Question(question), leans=True).kind is kind
    assert within_conversation(request, Question(question), leans=False) is request


def test_another_time_asks_the_same_question_again() -> None:
    before = Turn("user", "How much did Hask spend on schools in 2025?")
    question = Question("What about 2024?", history=(before, Turn("assistant", "30 million.")))
    request = Request(RequestKind.NEWS, 0.98, "")
    assert within_conversation(request, question, leans=True).kind is RequestKind.FACT


def test_what_goes_on_with_the_last_answer_does_so_where_it_leans() -> None:
    request = Request(RequestKind.SHORTER, 0.6, "")
    said = Turn("assistant", "It rained.", (Citation("a", "1", 0, 10, "It rained."),))
    question = Question("Shorter, please", history=(Turn("user", "Did it rain?"), said))
    assert within_conversation(request, question, leans=True) is request


@pytest.mark.parametrize("kind", [RequestKind.SHORTER, RequestKind.BULLETS])
def test_where_nothing_was_answered_everything_is_summarised(kind: RequestKind) -> None:
    refused = (Turn("user", "Did it rain?"), Turn("assistant", "No answer was found."))
    for history in ((), refused):
        question = Question("Sum everything up in two lines", history=history)
        found = within_conversation(Request(kind, 0.9, "2"), question, leans=False)
        assert (found.kind, found.subject) == (RequestKind.SUMMARY, "")


@pytest.mark.parametrize(
    ("kind", "subject", "expected"),
    [
        (RequestKind.SUMMARY, "", True),
        (RequestKind.SUMMARY, "the harbour", False),
        (RequestKind.NEWS, "", False),
    ],
)
def test_a_summary_of_everything_is_no_question(
    kind: RequestKind, subject: str, expected: bool
) -> None:
    asked = Question("Summarise everything")
    assert surely_requests(Request(kind, 0.7, subject), asked) is expected
