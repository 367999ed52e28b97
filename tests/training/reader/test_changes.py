import random

import pytest

from tests.training.reader.changes import (
    change_name,
    change_number,
    change_quantifier,
    change_unit,
    changed,
    negate,
    swap_opposite,
    swap_roles,
)
from tests.training.reader.data import Support

OTHER = "Before that Karl Brenner of Vienna had 40 ships, and Olga Sand had 12."


@pytest.mark.parametrize("seed", range(5))
def test_two_names_change_places(seed: int) -> None:
    change = swap_roles("Ada Lund sued Peter Krag in Oslo.", OTHER, random.Random(seed))
    assert change is not None
    assert sorted(change.text) == sorted("Ada Lund sued Peter Krag in Oslo.")
    assert change.text != "Ada Lund sued Peter Krag in Oslo."
    assert change.support is Support.REFUTES


def test_names_that_only_stand_in_a_row_do_not_change_places() -> None:
    assert swap_roles("Ada Lund and Peter Krag agreed.", OTHER, random.Random(0)) is None


def test_from_and_to_change_places() -> None:
    change = swap_roles("it moved from Lisbon to Madrid.", OTHER, random.Random(1))
    assert change is not None
    assert change.text == "it moved from Madrid to Lisbon."


@pytest.mark.parametrize(
    ("rule", "text", "gone"),
    [
        (swap_opposite, "The appeal was granted on Monday.", "granted"),
        (change_number, "It cost 4,500 crowns.", "4,500"),
        (change_number, "It has seven rooms.", "seven"),
        (change_unit, "It took nine weeks.", "weeks"),
        (change_quantifier, "Most of the houses burned.", "most of the"),
        (change_name, "Ada Lund won.", "Ada Lund"),
        (negate, "The port was not closed.", "not"),
    ],
)
def test_one_thing_changes(rule: object, text: str, gone: str) -> None:
    change = rule(
        text[:1].lower() + text[1:] if gone[0].islower() else text, OTHER, random.Random(3)
    )  # type: ignore[operator]
    assert change is not None
    assert gone not in change.text
    assert change.support in (Support.REFUTES, Support.UNSUPPORTED)


def test_a_share_may_become_a_count() -> None:
    texts = {
        change.text
        for seed in range(20)
        if (change := change_number("About 60% of voters agreed.", OTHER, random.Random(seed)))
    }
    assert "About 60 voters agreed." in texts


def test_a_change_repeats_with_the_seed_and_may_not_exist() -> None:
    text = "Ada Lund sold 12 ships to Peter Krag."
    assert changed(text, OTHER, random.Random(5)) == changed(text, OTHER, random.Random(5))
    assert changed("well, yes", "", random.Random(0)) is None
