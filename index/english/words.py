"""Words as they are compared: lower case, without accents, stemmed as the full-text index does.

Two lists of words that tell little: stop words, and those that people use to ask.
"""

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
    return str(snowballstemmer.stemmer("porter").stemWord(folded(word)))


def folded(word: str) -> str:
    """Return a word in lower case and without accents."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.lower())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


STOP_WORDS = frozenset(
    """
    a about above after again all also am an and any are as at be because been before being both but
    by can could did do does doing down during each few for from further had has have having he her
    here hers him his how i if in into is it its itself just many may me might more most much must
    my no nor not of off on once only or other our out over own s same shall she should so some such
    t than that the their them then there these they this those through to too under until up us
    very was we were what when where which while who whom whose why will with would you your
    """.split()
)
"""Words too common to tell one English text from another."""

ASKING_WORDS = frozenset(
    """
    answer answers detail details document documents example examples find get give hello help hi
    info information interested interesting kind kinda kinds know learn like look made make mean
    means need ok okay please question questions really said say show sort sure tell thank thanks
    thing things think type types understand want yes
    """.split()
)
"""Words that people use to ask, whatever they ask about."""


def content_stems(text: str) -> list[str]:
    """Return the stems of the words that are not too common to tell, in order."""
    return [stem(word) for word in words(text) if word.lower() not in STOP_WORDS]
