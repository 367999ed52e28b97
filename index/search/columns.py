"""Columns of a table that a question names: "net profit" names "Net profit 2025 (£m)"."""

from collections.abc import Collection, Sequence

from index.english.times import years_in
from index.english.words import content_stems, words
from index.sentences.figures import BRACKETS

SHORTEST_BEGINNING = 4
"""Letters of a word that another one of the question may begin with: year, yearly."""


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


def of_one_year(
    asked: Collection[str], places: Sequence[int], names: Sequence[str]
) -> tuple[int, ...]:
    """Return of columns for the same, such as "Weeks 2024" and "Weeks 2025", the one that is meant.

    It is that of the year that a question names, or else of the newest; none where it names another
    year. Columns for different things all stay.

    Args:
        asked: Words of the question, its years among them.
        places: Of the columns.
        names: Of all columns.
    """
    years = {place: set(years_in(names[place])) for place in places}
    alike = {_without(names[place], years[place]) for place in places}
    if len(alike) != 1 or not all(years.values()):
        return tuple(places)
    wanted = set(years_in(" ".join(asked)))
    open_ = [place for place in places if not wanted or wanted & years[place]]
    return (max(open_, key=lambda place: sorted(years[place])),) if open_ else ()


def _without(name: str, years: Collection[str]) -> frozenset[str]:
    return frozenset(content_stems(name)).difference(years)


def _all_words(name: str) -> frozenset[str]:
    return frozenset(word.lower() for word in words(BRACKETS.sub(" ", name)))


def is_said(asked: Collection[str], wanted: Collection[str]) -> bool:
    """Whether a question's stems have all of some, or words that begin with them."""
    return all(
        one in asked
        or (len(one) >= SHORTEST_BEGINNING and any(word.startswith(one) for word in asked))
        for one in wanted
    )
