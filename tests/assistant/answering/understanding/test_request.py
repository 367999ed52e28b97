"""What a request is within its conversation."""

import pytest

from assistant.answering.understanding.request import Request, within_conversation
from assistant.types import RequestKind


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
    assert within_conversation(request, question, leans=True).kind is kind
    assert within_conversation(request, question, leans=False) is request


def test_what_goes_on_with_the_last_answer_does_so_where_it_leans() -> None:
    request = Request(RequestKind.SHORTER, 0.6, "")
    assert within_conversation(request, "Shorter, please", leans=True) is request
