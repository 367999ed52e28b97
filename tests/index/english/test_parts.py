"""Questions that ask for two things."""

import pytest

from index.english.parts import compared_after, parts_of


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        (
            "Who bought the mill at Esk, and when?",
            ("Who bought the mill at Esk?", "when?"),
        ),
        (
            "Which yard builds the ferry and for how much?",
            ("Which yard builds the ferry?", "for how much?"),
        ),
        ("When was it built and who paid for it?", ("When was it built?", "who paid for it?")),
        ("When and where was she born?", ()),
        ("What happened and why?", ()),
    ],
)
def test_a_question_may_ask_two(question: str, parts: tuple[str, ...]) -> None:
    assert parts_of(question) == parts


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        (
            "How many boats took part? Compare it with the number of last year.",
            ("How many boats took part?", "What is the number of last year?"),
        ),
        ("How tall is the new tower? Compare with the old one.", None),
        ("Compare the old tower with the new one.", ()),
    ],
)
def test_an_order_to_compare_may_follow_a_question(
    question: str, parts: tuple[str, ...] | None
) -> None:
    found = compared_after(question)
    assert found == (
        ("How tall is the new tower?", "What is the old one?") if parts is None else parts
    )
