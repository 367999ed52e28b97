import random

import pytest

from tests.training.reader.negatives import (
    negate,
    perturb,
    swap_name,
    swap_noun,
    swap_number,
    swap_opposite,
)

PASSAGE = (
    "In 1843 Ada Lovelace described the machine of Charles Babbage in London. The first design "
    "was older, from 1837, and Luigi Menabrea wrote about the engine in Turin."
)


@pytest.mark.parametrize("seed", range(8))
def test_a_name_gives_way_to_another_name_of_the_text(seed: int) -> None:
    changed = swap_name(
        "Whose machine did Ada Lovelace describe?", PASSAGE, "Charles Babbage", random.Random(seed)
    )
    assert changed is not None
    assert "Ada Lovelace" not in changed
    assert "Babbage" not in changed


@pytest.mark.parametrize("seed", range(8))
def test_a_number_gives_way_to_another_number(seed: int) -> None:
    changed = swap_number("Who wrote in 1843?", PASSAGE, "Ada Lovelace", random.Random(seed))
    assert changed is not None
    assert changed.startswith("Who wrote in ")
    assert "1843" not in changed


def test_a_noun_gives_way_to_another_noun_of_the_text() -> None:
    changed = swap_noun("Who made the machine in London?", PASSAGE, "Babbage", random.Random(0))
    assert changed == "Who made the engine in London?"


def test_a_word_gives_way_to_its_opposite() -> None:
    changed = swap_opposite("When was the first design made?", PASSAGE, "1837", random.Random(0))
    assert changed in {"When was the last design made?", "When was the second design made?"}


@pytest.mark.parametrize("seed", range(6))
def test_negation_changes_the_auxiliary_only(seed: int) -> None:
    changed = negate("Who was in London?", PASSAGE, "Ada", random.Random(seed))
    assert changed in {
        "Who wasn't in London?",
        "Who was not in London?",
        "Who was never in London?",
    }


@pytest.mark.parametrize("seed", range(10))
def test_a_perturbed_question_differs_and_repeats_with_the_seed(seed: int) -> None:
    first, second = (
        perturb("Who was in London in 1843?", PASSAGE, PASSAGE, "Ada", random.Random(seed))
        for _ in range(2)
    )
    assert first == second
    assert first != "Who was in London in 1843?"


def test_a_question_without_anything_to_change_is_left_alone() -> None:
    assert perturb("why?", "no.", "no.", "x", random.Random(0)) is None
