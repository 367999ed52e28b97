"""Words that are no slips of the pen, whatever the articles hold."""

from collections.abc import Callable, Collection, Iterable
from functools import cached_property

from index.english.words import folded, stem


class Dictionary:
    """Tells words from what is none. Thread safe.

    Args:
        load: Returns the words, in lower case and without accents; called once, when first asked.
    """

    def __init__(self, load: Callable[[], Iterable[str]]) -> None:
        self._load = load

    @cached_property
    def _words(self) -> Collection[str]:
        return frozenset(self._load())

    def has(self, word: str) -> bool:
        """Whether it has a word, in this form or the one that its endings are put behind."""
        return self.writes(word) or stem(word) in self._words

    def writes(self, word: str) -> bool:
        """Whether it has a word in just this form, or what is written with more than letters.

        Of what it has in another form only, as reopens, a slip may have made the ending: directer.
        """
        plain = folded(word)
        return plain in self._words or not plain.isalpha()
