"""Articles asked for as things: which there are, and how long they are."""

import pytest

from index.english import shelves


@pytest.mark.parametrize(
    ("question", "is_of_length"),
    [
        ("How long are the articles?", True),
        ("how many words is the first one roughly", True),
        ("How long does it take to read both articles?", True),
        ("How long is the Titanic article?", True),
        ("How long are these two texts?", True),
        ("How long is the report delayed?", False),
        ("How long is the bridge?", False),
        ("How long is the one in Hask?", False),
    ],
)
def test_the_length_of_articles_is_told_from_other_lengths(
    question: str, is_of_length: bool
) -> None:
    assert shelves.asks_for_length_of_article(question) is is_of_length


@pytest.mark.parametrize(
    ("question", "which"),
    [
        ("What is the longest article of last week?", "longest"),
        ("Which article is newest?", "newest"),
        ("Which of the two articles is older?", "oldest"),
        ("Which one is shorter?", "shortest"),
    ],
)
def test_the_extreme_that_is_asked_for_is_named(question: str, which: str) -> None:
    assert shelves.asks_for_extreme_article(question)
    assert shelves.extreme_named(question) == which
