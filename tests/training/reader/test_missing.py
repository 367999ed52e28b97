import random

import pytest

from tests.training.reader.missing import missing_detail, other_predicate

PASSAGE = "The survey of the moor covered 52 hectares and was led by Ada Lund until May."


@pytest.mark.parametrize("seed", range(20))
def test_a_missing_detail_is_asked_about_something_the_passage_names(seed: int) -> None:
    asked = missing_detail("How large was the survey?", PASSAGE, random.Random(seed))
    assert asked is not None
    assert "the survey" in asked or "the moor" in asked
    assert "in charge" not in asked


def test_a_passage_that_names_nothing_has_no_missing_detail() -> None:
    assert missing_detail("why?", "it rained.", random.Random(0)) is None


def test_the_subject_is_asked_what_another_question_asks() -> None:
    asked = other_predicate(
        "When did Ada Lund leave the party?",
        ["Where did Peter Krag buy a boat?"],
        random.Random(0),
    )
    assert asked == "Where did Ada Lund buy a boat?"


def test_a_question_of_another_form_is_left_alone() -> None:
    assert other_predicate("Name the boat.", ["Where did Ada go?"], random.Random(0)) is None
