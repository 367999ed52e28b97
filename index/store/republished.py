"""Whether one report is another's, as a paper took it over from an agency."""

from collections.abc import Iterable
from itertools import product

from index.english.same_words import SameWords, without_dateline, wording

SHARED = 0.6
"""This much of the shorter report, in words, stands in the longer one: papers add and leave out."""

WORD_FOR_WORD = 0.3
"""And this much of it, in characters, word for word: what has less is told apart at once."""

MOST_COMPARED = 40_000
"""So many pairs of sentences are compared: of two reports with 200 sentences of their own each."""


def are_copies(one: Iterable[str], other: Iterable[str], language: str = "en") -> bool:
    """Whether two reports are one, given their sentences.

    They share most sentences of the shorter one, and no other sentence of one stands in the other
    with another number, name or denial. So a form that is filled in every month is no copy of last
    month's.
    """
    texts = frozenset(one), frozenset(other)
    exact, *whole = (sum(map(len, each)) for each in (texts[0] & texts[1], *texts))
    if exact < WORD_FOR_WORD * min(whole):
        return False
    first, second = _sentences(texts[0], language), _sentences(texts[1], language)
    shared = first.keys() & second.keys()
    lengths = [sum(map(len, each)) for each in (first, second, shared)]
    if not shared or lengths[2] < SHARED * min(lengths[:2]):
        return False
    own = [[text for key, text in each.items() if key not in shared] for each in (first, second)]
    if len(own[0]) * len(own[1]) > MOST_COMPARED:
        return False
    left, right = ([SameWords.of(without_dateline(text)) for text in each] for each in own)
    return not any(one.is_filled_in_otherwise(other) for one, other in product(left, right))


def _sentences(texts: Iterable[str], language: str) -> dict[tuple[str, ...], str]:
    return {wording(text, language): text for text in texts}
