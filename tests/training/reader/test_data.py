import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.training.reader.data import (
    Kind,
    Question,
    answer_pair,
    sentence_offsets,
    without_evidence,
)

CONTEXT = "Ada wrote notes. Charles built the engine in London.\nGeorge paid for both. He was rich."
LETTERS = st.text(st.sampled_from("ab. \n?AB"), max_size=80)


def question(answer: str) -> Question:
    start = CONTEXT.index(answer)
    return Question("Who?", "Title", CONTEXT, ((start, start + len(answer)),), True, "squad11")


@given(LETTERS)
def test_sentences_cover_every_visible_character_once(text: str) -> None:
    covered = "".join(text[start:end] for start, end in sentence_offsets(text))
    assert "".join(covered.split()) == "".join(text.split())


def test_a_line_break_ends_a_sentence() -> None:
    assert [CONTEXT[slice(*span)] for span in sentence_offsets(CONTEXT)] == [
        "Ada wrote notes.",
        "Charles built the engine in London.",
        "George paid for both.",
        "He was rich.",
    ]


@pytest.mark.parametrize("answer", ["Ada", "London", "George", "rich"])
@pytest.mark.parametrize("max_words", [1, 8, 100])
@pytest.mark.parametrize("seed", range(4))
def test_a_window_keeps_answer_and_evidence(answer: str, max_words: int, seed: int) -> None:
    pair = answer_pair(question(answer), max_words, random.Random(seed))
    assert pair.kind is Kind.ANSWER
    assert pair.answer is not None
    assert pair.passage[slice(*pair.answer)] == answer
    (evidence,) = pair.evidence
    start, end = pair.sentences[evidence]
    assert start <= pair.answer[0] < pair.answer[1] <= end
    assert len(pair.passage.split()) <= max(max_words, len(pair.passage[start:end].split()))


def test_removing_the_evidence_leaves_the_other_sentences() -> None:
    pair = answer_pair(question("London"), 100, random.Random(0))
    removed = without_evidence(pair, "London")
    assert removed is not None
    assert [removed.passage[slice(*span)] for span in removed.sentences] == [
        "Ada wrote notes.",
        "George paid for both.",
        "He was rich.",
    ]
    assert (removed.evidence, removed.answer) == ((), None)


def test_a_passage_that_says_the_answer_twice_is_not_called_unanswerable() -> None:
    pair = answer_pair(question("both"), 100, random.Random(0))
    assert without_evidence(pair, "He was") is None
