"""A claim that turns round who did it to whom is told from one that only turns its words."""

import pytest

from index.english.opposites import opposite_words
from index.english.turning import are_converse, is_turned


@pytest.mark.parametrize(
    ("evidence", "claim"),
    [
        ("The brewery sued the farmers in May.", "The farmers sued the brewery."),
        ("The brewery sued the farmers in May.", "In May the brewery was sued by the farmers."),
        ("The farmers were sued by the brewery.", "The farmers sued the brewery."),
        ("Norway lent the ship to Iceland.", "Iceland lent the ship to Norway."),
        ("The crew owe the captain two months of pay.", "The captain owes the crew money."),
        ("The Orne is wider than the Tarn.", "The Tarn is wider than the Orne."),
        ("Chile sold more salmon than Norway last year.", "Norway sold more salmon than Chile."),
        ("The firm moved from Oslo to Bergen.", "The firm moved from Bergen to Oslo."),
        (
            "The pilot landed after the captain called.",
            "The captain landed after the pilot called.",
        ),
    ],
)
def test_what_is_turned_round(evidence: str, claim: str) -> None:
    assert is_turned(claim, [evidence])


@pytest.mark.parametrize(
    ("evidence", "claim"),
    [
        ("The brewery sued the farmers in May.", "The brewery sued the farmers."),
        ("The brewery sued the farmers in May.", "The farmers were sued by the brewery in May."),
        ("The farmers, sued by the brewery, lost.", "The brewery sued the farmers."),
        ("The ship, lent to Iceland by Norway, is old.", "Norway lent the ship to Iceland."),
        ("Ida married Per in 1990.", "Per married Ida in 1990."),
        (
            "The pilot landed after the captain called.",
            "After the captain called the pilot landed.",
        ),
        ("It sued the farmers.", "The farmers sued the brewery."),
        ("“We wait,” said Ida Holm of the club.", "Ida Holm of the club said they wait."),
        ("Rents rose by 4 per cent in Bryn.", "In Bryn rents rose by 4 per cent."),
        ("The farmers met the minister.", "The brewery sued the farmers."),
    ],
)
def test_what_only_turns_its_words(evidence: str, claim: str) -> None:
    assert not is_turned(claim, [evidence])


@pytest.mark.parametrize(
    ("evidence", "claim", "expected"),
    [
        ("The Orne is longer than the Tarn.", "The Tarn is shorter than the Orne.", True),
        ("The Orne is longer than the Tarn.", "The Orne is shorter than the Tarn.", False),
        ("Bryn beat Tansund in the final.", "Tansund lost to Bryn in the final.", True),
        ("Bryn beat Tansund in the final.", "Bryn lost to Tansund in the final.", False),
    ],
)
def test_opposites_turn_what_they_say(evidence: str, claim: str, expected: bool) -> None:
    (pair,) = opposite_words(claim, [evidence])
    assert are_converse(claim, [evidence], pair) is expected


def test_words_that_are_no_opposites_are_no_converse() -> None:
    assert not are_converse("Bryn is wide.", ["Tansund is old."], ("wide", "old"))
