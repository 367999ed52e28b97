"""Who did it and to whom."""

import pytest

from index.english.roles import Role, in_role, role_asked
from index.types import Span

ACCUSED = "The harbour master, Edda Quill, accused Brand of breaking his word."
SUED = "Tarnwick Rail was sued by Corvan Lines over the delay."


def span(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


@pytest.mark.parametrize(
    ("question", "role"),
    [
        ("Who accused Brand?", Role.DOER),
        ("Who was accused of breaking his word?", Role.DONE_TO),
        ("Whom did Quill accuse?", Role.DONE_TO),
        ("Which company has sued Tarnwick Rail?", Role.DOER),
    ],
)
def test_the_role_that_a_question_asks_for(question: str, role: Role) -> None:
    asked = role_asked(question)
    assert asked is not None
    assert asked[0] is role


@pytest.mark.parametrize("question", ["Who is the harbour master?", "What was it?", "When?"])
def test_questions_for_no_role(question: str) -> None:
    assert role_asked(question) is None


@pytest.mark.parametrize(
    ("question", "text", "seems", "meant"),
    [
        ("Who was accused of breaking his word?", ACCUSED, "Edda Quill", "Brand"),
        ("Who accused Brand?", ACCUSED, "Brand", "Edda Quill"),
        ("Who accused Brand?", ACCUSED, "Edda Quill", "Edda Quill"),
        ("Who sued Tarnwick Rail?", SUED, "Tarnwick Rail", "Corvan Lines"),
        ("Which company was sued?", SUED, "Corvan Lines", "Tarnwick Rail"),
        ("Who blamed the weather?", "Brand blamed the weather in Corvan.", "Corvan", "Brand"),
        ("Who was accused?", "The master accused nobody at Corvan.", "Corvan", "Corvan"),
        ("Who paid for it?", ACCUSED, "Edda Quill", "Edda Quill"),
    ],
)
def test_the_name_on_the_right_side_of_the_verb(
    question: str, text: str, seems: str, meant: str
) -> None:
    assert in_role(question, text, span(text, seems)).of(text) == meant
