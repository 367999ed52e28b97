import pytest

from assistant.answering.checking.fragments import holds
from index.english.framing import bare_answer

SOURCES = ["The ferry, which opened in 1951, takes 4 cars.", "It shut at 11:40 p.m. on Monday."]


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
def test_an_answer_that_needs_its_question_is_found(sentence, answer):
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
def test_a_statement_has_none(sentence):
    assert bare_answer(sentence) is None


@pytest.mark.parametrize("answer", ["1951", "four", "4 cars.", "the ferry", "Monday, 11:40 PM"])
def test_sources_hold_an_answer(answer):
    assert holds(SOURCES, answer)


@pytest.mark.parametrize("answer", ["1952", "No.", "yes", "the bridge", "Ida Holm", "5 cars"])
def test_sources_hold_no_other(answer):
    assert not holds(SOURCES, answer)
