"""Names right behind what they name."""

import pytest

from index.english.apposition import name_of_thing


@pytest.mark.parametrize(
    ("question", "text", "name"),
    [
        (
            "Which shop lent the bicycle?",
            "It was lent by the shop Spokes & Daughters in Orn.",
            "Spokes & Daughters",
        ),
        ("What ship sank?", "The old ship Petrel sank off Sund.", "Petrel"),
        ("In which town is the mill?", "It stands in a town called Orn, near Sund.", "Orn"),
    ],
)
def test_the_name_behind_the_thing_asked_for(question: str, text: str, name: str) -> None:
    found = name_of_thing(question, text)
    assert found is not None
    assert found.of(text) == name


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Who lent the bicycle?", "It was lent by the shop Spokes in Orn."),
        ("Which town has the shop?", "It was lent by the shop Spokes in Orn."),
        ("Which ship sank?", "The ship Petrel met the ship Gull."),
        ("Which ship sank?", "The ship sank off Sund."),
    ],
)
def test_other_names_are_not_taken_for_it(question: str, text: str) -> None:
    assert name_of_thing(question, text) is None
