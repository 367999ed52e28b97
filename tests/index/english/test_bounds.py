"""What stands before a number says how it is meant."""

import pytest

from index.english.bounds import Bound, bound_of
from index.english.numbers import numbers_in

SAID = {
    "Some 40 boats sank.": Bound.ABOUT,
    "It took nearly a million bricks.": Bound.ABOUT,
    "The repair costs close to $40.": Bound.ABOUT,
    "More than 40 boats sank.": Bound.AT_LEAST,
    "At least 40 boats sank.": Bound.AT_LEAST,
    "The repair costs over €40.": Bound.AT_LEAST,
    "No fewer than 40 boats sank.": Bound.AT_LEAST,
    "Fewer than 40 boats sank.": Bound.AT_MOST,
    "As many as 40 boats sank.": Bound.AT_MOST,
    "Up to 40 boats sank.": Bound.AT_MOST,
    "No more than 40 boats sank.": Bound.AT_MOST,
    "All 40 boats sank.": None,
    "More boats sank than before, 40 of them.": None,
}


@pytest.mark.parametrize(("text", "bound"), SAID.items(), ids=SAID)
def test_the_words_before_a_number_bound_it(text: str, bound: Bound | None) -> None:
    assert bound_of(numbers_in(text)[0], text) is bound
