"""What only frames an answer needs no citation; everything that states something does."""

import pytest

from index.english.framing import bare_answer, states_nothing

QUESTION = "Who paid for the Marl bridge, and how much did it cost?"


@pytest.mark.parametrize(
    "sentence",
    [
        "The articles report the following.",
        "In summary:",
        "Here is what the sources say:",
        "The articles do not say.",
        "The articles do not say who paid for the Marl bridge.",
        "However, the articles don’t mention how much it cost.",
        "None of the articles says who paid.",
        "The articles do not give any further details.",
    ],
)
def test_these_state_nothing(sentence: str) -> None:
    assert states_nothing(sentence, QUESTION)


@pytest.mark.parametrize(
    "sentence",
    [
        "Yes.",
        "No.",
        "None.",
        "He did not.",
        "He resigned.",
        "The mayor is a thief.",
        "The articles say that the mayor is a thief.",
        "The articles do not say that the mayor is a thief.",
        "The articles do not say who paid 30 million for the Marl bridge.",
        "The articles say who paid for the Marl bridge.",
        "The articles do not mention Ida Holm.",
        "The bridge cost much.",
        "In 2024.",
        "According to the articles, two did.",
        "",
    ],
)
def test_these_need_a_citation(sentence: str) -> None:
    assert not states_nothing(sentence, QUESTION)


@pytest.mark.parametrize(
    ("sentence", "answer"),
    [
        ("No.", "No."),
        ("Yes!", "Yes!"),
        ("41", "41"),
        ("The answer is no.", "no."),
        ("The answer is: 14,800.", "14,800."),
        ("Answer: the Dunmarrow cannery", "the Dunmarrow cannery"),
        ("The correct answer to this question is 3 March 2026.", "3 March 2026."),
    ],
)
def test_an_answer_that_needs_its_question_is_found(sentence: str, answer: str) -> None:
    assert bare_answer(sentence) == answer


@pytest.mark.parametrize(
    "sentence",
    [
        "The answer is:",
        "No, the ferry takes nobody without a ticket.",
        "The answer is that the ferry takes nobody without a ticket.",
        "It costs 41 crowns.",
        "The answer was sent on Monday.",
        "",
    ],
)
def test_a_statement_has_none(sentence: str) -> None:
    assert bare_answer(sentence) is None
