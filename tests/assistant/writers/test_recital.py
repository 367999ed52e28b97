import pytest

from assistant.writers.recital import RUN, recites
from prompts import load_prompt

INSTRUCTIONS = load_prompt("answer")
LINES = [line.strip(" -#") for line in INSTRUCTIONS.splitlines() if len(line.split()) > RUN]


@pytest.mark.parametrize("line", LINES)
def test_a_line_of_the_instructions_is_a_recital(line):
    assert recites(line, INSTRUCTIONS)
    assert recites(f"I was told: {line.upper()}!", INSTRUCTIONS)


@pytest.mark.parametrize("kind", ["ARTICLES", "EARLIER CONVERSATION"])
@pytest.mark.parametrize("end", ["BEGIN", "END"])
def test_a_border_of_the_request_is_a_recital(end, kind):
    assert recites(f"{end} {kind} 0f3a", INSTRUCTIONS)


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
