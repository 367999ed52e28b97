"""Comparisons of three things and more."""

import pytest

from index.english.several import several_sides


@pytest.mark.parametrize(
    ("question", "names", "asked"),
    [
        (
            "Which of the pier, the dam and the lock is the oldest?",
            ("pier", "dam", "lock"),
            "Which is the oldest",
        ),
        (
            "Of Ida Orr, Per Dahl and Rut Moe, who got the most votes?",
            ("Ida Orr", "Per Dahl", "Rut Moe"),
            "who got the most votes",
        ),
        (
            "Which was built first, the pier, the dam, or the lock?",
            ("pier", "dam", "lock"),
            "Which was built first",
        ),
        (
            "Which of the three, the pier, the dam and the new lock, cost the least?",
            ("pier", "dam", "new lock"),
            "Which cost the least",
        ),
        ("Compare the pier, the dam and the lock.", ("pier", "dam", "lock"), ""),
        ("How do Bryn, Hask, Tarn and Moss compare?", ("Bryn", "Hask", "Tarn", "Moss"), ""),
    ],
)
def test_all_sides_are_named(question: str, names: tuple[str, ...], asked: str) -> None:
    sides = several_sides(question)
    assert sides is not None
    assert (sides.names, sides.asked) == (names, asked)


@pytest.mark.parametrize(
    "question",
    [
        "Which is longer, the pier or the dam?",
        "Compare the pier and the dam.",
        "Which of the towns signed first?",
        "Who are the mayors of Bryn, Hask and Tarn?",
        "Which of the towns had, according to Moe, the most rain?",
    ],
)
def test_other_questions_name_no_several_sides(question: str) -> None:
    assert several_sides(question) is None
