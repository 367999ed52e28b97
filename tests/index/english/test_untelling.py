"""Words that are never called absent."""

import pytest

from index.english.untelling import UNTELLING_WORDS


@pytest.mark.parametrize(
    "word", ["explain", "bought", "buy", "danish", "denmark", "march", "friday"]
)
def test_words_that_tell_nothing_by_their_absence(word: str) -> None:
    assert word in UNTELLING_WORDS


@pytest.mark.parametrize("word", ["bridge", "kenya", "harbour"])
def test_other_words_tell(word: str) -> None:
    assert word not in UNTELLING_WORDS
