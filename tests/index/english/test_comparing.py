"""Which sides a comparison has, and what it asks of them."""

import pytest

from index.english.amounts_asked import amount_asked
from index.english.comparing import compares_sides, sides_of


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        ("Which is longer, the Alva bridge or the Borre bridge?", "Alva bridge", "Borre bridge"),
        ("How do Rita Sund and Jens Prestmo differ?", "Rita Sund", "Jens Prestmo"),
        ("What do Dahl and Foss disagree about?", "Dahl", "Foss"),
        ("Is the tunnel dearer than the ferry?", "tunnel", "ferry"),
        ("Is the ferry more expensive than the tunnel?", "ferry", "tunnel"),
        ("Compare the school with the hall.", "school", "hall"),
        ("Is the ferry or the tunnel better funded?", "ferry", "tunnel"),
        ("Is the ferry or the tunnel dearer?", "ferry", "tunnel"),
        (
            "Compare the wages of nurses in Tarn and Upper Moss.",
            "wages of nurses in Tarn",
            "wages of nurses in Upper Moss",
        ),
        ("Compare the wages in Tarn and the rents.", "wages in Tarn", "rents"),
        ("What is the difference between the levy and the toll?", "levy", "toll"),
        ("Compare Moe and Lind on rents.", "Moe", "Lind"),
        ("How does the barge compare with the raft in terms of speed?", "barge", "raft"),
        ("Compare the book on owls with the book on mice.", "book on owls", "book on mice"),
        ("Which town had the greater losses, Birk's or Esk's?", "Birk", "Esk"),
        ("Do Orn or Upper Sund have more points?", "Orn", "Upper Sund"),
        ("Does the mill or the dam cost more to keep?", "mill", "dam"),
        ("How does the new ferry compare with the old one?", "new ferry", "old ferry"),
    ],
)
def test_sides_are_names_without_what_is_asked_of_them(question: str, one: str, other: str) -> None:
    sides = sides_of(question)
    assert sides is not None
    assert (sides.one, sides.other) == (one, other)


@pytest.mark.parametrize(
    ("asked", "word", "column", "lower_wins"),
    [
        ("Which is longer", "longer", "Length (m)", False),
        ("Which costs less", "cheaper", "Bid", True),
        ("Which weighs less", "lighter", "Weight", True),
        ("Which is less expensive", "less expensive", "Price", True),
        ("Which is more expensive", "more expensive", "Price", False),
        ("Who was faster", "faster", "Time", True),
        ("Who was faster", "faster", "Top speed", False),
        ("Who was slower", "slower", "Time", False),
        ("Who got more votes", "more votes", "Votes", False),
        ("Who got fewer votes", "fewer votes", "Votes", True),
        ("Which has the longer warranty", "longer warranty", "Warranty", False),
        ("Which town had the smaller losses", "smaller losses", "Losses", True),
    ],
)
def test_the_amount_asked_for_knows_its_column_and_who_wins(
    asked: str, word: str, column: str, lower_wins: bool
) -> None:
    amount = amount_asked(asked)
    assert amount is not None
    assert amount.word == word
    assert amount.is_in(column)
    assert amount.lower_wins(column) is lower_wins


def test_what_is_no_amount_is_none() -> None:
    assert amount_asked("How do they differ") is None
    assert not compares_sides("Which is better, tea or coffee?")
    assert compares_sides("Which is older, the church or the castle?")


@pytest.mark.parametrize(
    ("question", "one", "other", "asked"),
    [
        (
            "How does the noise of the Kite 5 compare with the Kite 4's?",
            "Kite 5",
            "Kite 4",
            "noise",
        ),
        ("How do the fees of Hask compare to those of Orrin?", "Hask", "Orrin", "fees"),
        ("How does the ferry compare with the tunnel?", "ferry", "tunnel", ""),
    ],
)
def test_what_is_compared_of_both_may_stand_with_the_first_alone(
    question: str, one: str, other: str, asked: str
) -> None:
    sides = sides_of(question)
    assert sides is not None
    assert (sides.one, sides.other) == (one, other)
    assert asked in sides.asked
    assert compares_sides(question)


def test_what_both_sides_have_is_asked_of_each() -> None:
    longer = amount_asked("Which has the longer warranty")
    assert longer is not None
    assert longer.question("kettle") == "How long is the warranty of kettle?"


def test_a_topic_may_stand_behind_the_sides() -> None:
    sides = sides_of("Compare Moe and Lind on rents.")
    assert sides is not None
    assert sides.topic == "rents"
    assert "rents" in sides.asked
