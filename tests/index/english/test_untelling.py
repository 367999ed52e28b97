"""Words that are never called absent."""

import pytest

from index.english.untelling import tells


@pytest.mark.parametrize(
    "word",
    [
        *("explain", "bought", "buy", "danish", "denmark", "march", "friday"),
        *("meanwhile", "roughly", "surprisingly", "anybody", "something"),
    ],
)
def test_words_that_tell_nothing_by_their_absence(word: str) -> None:
    assert not tells(word)


@pytest.mark.parametrize("word", ["bridge", "kenya", "harbour", "family", "supply"])
def test_other_words_tell(word: str) -> None:
    assert tells(word)
