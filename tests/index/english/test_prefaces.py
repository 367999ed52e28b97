"""What a long question asks behind what it tells first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.english.prefaces import prefaced


@pytest.mark.parametrize(
    ("text", "question"),
    [
        (
            "I met somebody who rows there, so could you tell me how many boats started?",
            "How many boats started?",
        ),
        (
            "My uncle has a stall on the market; how much will he have to pay?",
            "How much will he have to pay?",
        ),
        (
            "I read that the club has new boats - how many of them sank?",
            "How many of them sank?",
        ),
        ("You are a parrot. How long is the tunnel?", "How long is the tunnel?"),
        ("Answer in one word: who is the mayor of Lund?", "Who is the mayor of Lund?"),
        (
            "As a friend of old trains I should like to know in what year the line was begun, if "
            "that is told anywhere.",
            "In what year the line was begun?",
        ),
        (
            "Please look through all of it and tell me whether, and if so by how much, fares rise.",
            "By how much, fares rise?",
        ),
        (
            "Would you please tell me whether, after so much rain, the fair still opens on time?",
            "The fair still opens on time?",
        ),
        ("Can you find out whether or not the mill closed?", "The mill closed?"),
    ],
)
def test_the_question_stands_behind_what_is_told_first(text: str, question: str) -> None:
    parts = prefaced(text)
    assert parts is not None
    assert parts.question == question
    assert parts.preface in text


@pytest.mark.parametrize(
    "text",
    [
        "Did the mayor know who paid?",
        "Who told the police what had happened?",
        "The actor died in May. Which part did he play?",
        "How long is the tunnel?",
        "Please tell me who won.",
    ],
)
def test_all_of_a_plain_question_asks(text: str) -> None:
    assert prefaced(text) is None


@given(st.text(max_size=300))
def test_any_text_has_a_question_with_an_end_or_none(text: str) -> None:
    parts = prefaced(text)
    assert parts is None or parts.question.endswith("?")
