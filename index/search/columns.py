"""Columns of a table that a question names: "net profit" names "Net profit 2025 (£m)"."""

import re
from collections.abc import Collection, Sequence

from index.english.words import content_stems, words

SHORTEST_BEGINNING = 4
"""Letters of a word that another one of the question may begin with: year, yearly."""

BRACKETS = re.compile(r"\([^()]*\)")
"""A unit, in the name of a column: "Rent (EUR/m2)"."""


def column_named(
    asked: Collection[str], names: Sequence[str], label: Collection[str] = ()
) -> tuple[int, ...]:
    """Return the columns that a question names: of several, those of whose names it says most.

    A unit in brackets is no part of a name. Nor has a number in one to be said: a question for
    profit names "Profit 2025", unless it says other numbers only. Where it says that one, a word of
    the name will do: the rent in 2025 is "Average rent 2025".

    Args:
        asked: The stems of the question, and its words, which tell "Last up" from "Last down".
        names: Of the columns, as the head of the table writes them.
        label: Stems that say which row is asked for, and so no column.
    """
    said: dict[int, int] = {}
    told = [frozenset(content_stems(BRACKETS.sub(" ", name))) for name in names]
    numbers = {word for word in asked if word.isdigit()}.difference(label)
    for place, name in enumerate(names):
        is_own = told.count(told[place]) == 1
        own = (told[place] if is_own else _all_words(name)).difference(label)
        own_numbers = frozenset(filter(str.isdigit, own))
        needed = own - own_numbers or own
        is_other = own_numbers and numbers and own_numbers.isdisjoint(numbers)
        is_of_year = not own_numbers.isdisjoint(numbers) and any(one in asked for one in needed)
        if needed and not is_other and (is_of_year or is_said(asked, needed)):
            said[place] = len(needed) + len(own_numbers & numbers)
    most = max(said.values(), default=0)
    return tuple(place for place, count in said.items() if count == most)


def _all_words(name: str) -> frozenset[str]:
    return frozenset(word.lower() for word in words(BRACKETS.sub(" ", name)))


def is_said(asked: Collection[str], wanted: Collection[str]) -> bool:
    """Whether a question's stems have all of some, or words that begin with them."""
    return all(
        one in asked
        or (len(one) >= SHORTEST_BEGINNING and any(word.startswith(one) for word in asked))
        for one in wanted
    )
