"""Articles asked for as things: which there are, and how long they are."""

import pytest

from index.english import shelves


@pytest.mark.parametrize(
    ("question", "is_of_length"),
    [
        ("How long are the articles?", True),
        ("how many words is the first one roughly", True),
        ("How long does it take to read both articles?", True),
        ("How long is the bridge?", False),
        ("How long is the one in Hask?", False),
    ],
)
def test_the_length_of_articles_is_told_from_other_lengths(
    question: str, is_of_length: bool
) -> None:
    assert shelves.asks_for_length_of_article(question) is is_of_length
