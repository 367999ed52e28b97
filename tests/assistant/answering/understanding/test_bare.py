"""A follow-up that only asks why."""

import pytest

from assistant.answering.understanding.bare import why_asked


@pytest.mark.parametrize(
    ("before", "question", "meant"),
    [
        ("Was the bridge closed?", "And why?", "Why was the bridge closed?"),
        ("When did Ida Orr leave Hask?", "Why?", "Why did Ida Orr leave Hask?"),
        ("How many farms has the dairy lost?", "but why", "Why has the dairy lost?"),
        ("Who is the mayor of Hask?", "Why not her?", None),
        ("The mayor of Hask", "Why?", None),
        ("Was the bridge closed?", "And when?", None),
    ],
)
def test_the_question_before_says_why_what(before: str, question: str, meant: str | None) -> None:
    assert why_asked(question, before) == meant
