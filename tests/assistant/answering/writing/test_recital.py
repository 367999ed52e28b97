import pytest

from assistant.answering.writing.recital import RUN, recites
from prompts import load_prompt

INSTRUCTIONS = load_prompt("answer")
LINES = [line.strip(" -#") for line in INSTRUCTIONS.splitlines() if len(line.split()) > RUN]


@pytest.mark.parametrize("line", LINES)
def test_a_line_of_the_instructions_is_a_recital(line):
    assert recites(line, INSTRUCTIONS)
    assert recites(f"I was told: {line.upper()}!", INSTRUCTIONS)


@pytest.mark.parametrize(
    "line",
    [
        "BEGIN ARTICLES 0f3a",
        "END ARTICLES 0f3a",
        "END EARLIER CONVERSATION 0f3a",
        "ARTICLE: A bridge closes",
        "FROM: Gazette, 3 May 2026",
    ],
)
def test_a_border_of_the_request_is_a_recital(line):
    assert recites(line, INSTRUCTIONS)


@pytest.mark.parametrize(
    "sentence",
    [
        "The Marram Bridge was closed after inspectors found cracks in four of its steel hangers.",
        "The articles do not say who paid for it.",
        "The articles do not answer the question.",
        "She said that the numbers, dates and names were wrong.",
        "",
    ],
    ids=["fact", "absence", "no answer", "shared words", "empty"],
)
def test_an_answer_is_none(sentence):
    assert not recites(sentence, INSTRUCTIONS)
