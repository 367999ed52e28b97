import random

import pytest

from tests.training.reader.data import Kind, Question
from tests.training.reader.forms import table_group, yes_no_pair, yes_no_question


@pytest.mark.parametrize("seed", range(20))
def test_a_table_answers_one_question_and_not_the_other(seed: int) -> None:
    right, wrong = table_group(random.Random(seed))
    assert (right.kind, wrong.kind) == (Kind.ANSWER, Kind.PERTURBED_QUESTION)
    assert right.answer is not None
    (row,) = right.evidence
    start, end = right.sentences[row]
    assert start < right.answer[0] < right.answer[1] <= end
    assert "|" not in right.passage[slice(*right.answer)]
    assert [right.passage[slice(*span)] for span in right.sentences] == right.passage.split("\n")


def test_a_statement_becomes_a_question_for_yes_or_no() -> None:
    asked = {
        yes_no_question("The bridge was closed in May.", random.Random(seed)) for seed in range(30)
    }
    assert "Was the bridge closed in May?" in asked
    assert "Was the bridge opened in May?" in asked


def test_a_sentence_about_a_pronoun_is_left_alone() -> None:
    assert yes_no_question("It was closed in May.", random.Random(0)) is None


def test_the_sentence_answers_and_no_words_of_it() -> None:
    context = "The bridge was closed in May. Trams stopped."
    pair = yes_no_pair(Question("?", "", context, ((0, 3),), True, "x"), 100, random.Random(0))
    assert pair is not None
    assert (pair.evidence, pair.answer, pair.no_words) == ((0,), None, True)
