"""Words as they are compared: lower case, without accents, stemmed as the full-text index does."""

import re
import unicodedata
from functools import lru_cache

import snowballstemmer

_WORD = re.compile(r"[^\W_]+")


def words(text: str) -> list[str]:
    """Return the words of a text as they stand, in order."""
    return _WORD.findall(text)


def stems(text: str) -> list[str]:
    """Return the stem of every word of a text, in order.

    Example: "Sanctioned entities" -> ["sanction", "entiti"].
    """
    return [stem(word) for word in words(text)]


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return the Porter stem of one word, lower case and without accents."""
    plain = unicodedata.normalize("NFKD", word.lower())
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return str(snowballstemmer.stemmer("porter").stemWord(letters))
