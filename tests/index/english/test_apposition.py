"""Names right behind what they name."""

import pytest

from index.english.apposition import is_called_otherwise, name_of_thing
from index.types import Span


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


OWNER = "A note that the archivist Rufus Hale found says that it was sold to a ship owner in Oslo."


@pytest.mark.parametrize(
    ("question", "text", "words", "expected"),
    [
        ("What was the name of the ship owner who bought it?", OWNER, "Rufus Hale", True),
        ("What is the name of the archivist?", OWNER, "Rufus Hale", False),
        ("What is the name of Ida's husband?", "Ida and his wife Blanche came.", "Blanche", True),
        ("Who is the mayor of Bryn?", "The mayor Ida Holm met the minister.", "Ida Holm", False),
        ("Who is the mayor of Bryn?", "The mayor met the singer Ida Holm.", "Ida Holm", True),
        ("Who was her husband?", "Her husband, the painter Per Lie, died.", "Per Lie", False),
        ("Who was her husband?", "She left the painter Per Lie.", "Per Lie", False),
        ("Who is he close to?", "He is close to the singer Ida Holm.", "Ida Holm", False),
        ("Who came?", "The mayor met the singer Ida Holm.", "Ida Holm", False),
        ("Who is the mayor?", "The mayor met the singer at noon.", "at noon", False),
    ],
)
def test_a_name_that_is_called_something_else(
    question: str, text: str, words: str, *, expected: bool
) -> None:
    start = text.index(words)
    assert is_called_otherwise(question, text, Span(start, start + len(words))) is expected
