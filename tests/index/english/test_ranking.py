"""Which place in an order a question asks about, and which bound its amounts keep to."""

from decimal import Decimal

import pytest

from index.english.ranking import LAST, limit_asked, place_asked


@pytest.mark.parametrize(
    ("question", "place", "amount"),
    [
        ("Who came second in the race?", 2, None),
        ("Which runner finished fourth?", 4, None),
        ("Who came 3rd?", 3, None),
        ("Who took second place in the race?", 2, None),
        ("Which team is bottom of the league?", LAST, None),
        ("Who finished last?", LAST, None),
        ("Who finished second to last?", -2, None),
        ("Who came second-last in the race?", -2, None),
        ("Which town is the third largest?", 3, "largest"),
        ("Which is the second-highest peak?", 2, "highest"),
        ("Which team has the second most points?", 2, "more points"),
        ("Which team has the fewest points?", 1, "fewer points"),
        ("Which yard was cheapest?", 1, "cheapest"),
        ("Which of the mills weighs the least?", 1, "lighter"),
        ("Which mill holds the most?", 1, "roomier"),
    ],
)
def test_a_place_is_counted_from_the_first_or_from_the_last(
    question: str, place: int, amount: str | None
) -> None:
    asked = place_asked(question)
    assert asked is not None
    assert asked.place == place
    assert (asked.amount.word if asked.amount else None) == amount


@pytest.mark.parametrize(
    "question",
    [
        "Who was the first to climb the tower?",
        "Who is the second author?",
        "Which book was first published in 1901?",
        "What was last year's profit?",
        "Who was last seen in the park?",
        "What is the most interesting part?",
        "Which is longer, the first bridge or the second?",
        "When did she come second?",
    ],
)
def test_other_questions_ask_for_no_place(question: str) -> None:
    assert place_asked(question) is None


@pytest.mark.parametrize(
    ("question", "admitted", "not_admitted"),
    [
        ("Which teams have more than 20 points?", 21, 20),
        ("Which teams have at least 20 points?", 20, 19),
        ("How many teams have fewer than 20 points?", 19, 20),
        ("Which teams have at most 20 points?", 20, 21),
        ("Which teams have no more than 20 points?", 20, 21),
    ],
)
def test_a_bound_admits_what_keeps_to_it(question: str, admitted: int, not_admitted: int) -> None:
    asked = limit_asked(question)
    assert asked is not None
    assert asked.admits(Decimal(admitted))
    assert not asked.admits(Decimal(not_admitted))
    assert asked.counts is question.startswith("How many")


def test_without_a_bound_there_is_none() -> None:
    assert limit_asked("Which teams have 20 points?") is None
    assert limit_asked("Does any team have more than 20 points?") is None
