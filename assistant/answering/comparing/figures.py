"""Whether two sentences give different figures for the same thing, whatever was asked."""

import re
from itertools import product

from assistant.answering.comparing.claims import named_after
from index.english.dates import dates_in
from index.english.numbers import Number, numbers_in, same_number, same_unit
from index.english.people import PEOPLE
from index.english.words import content_stems
from index.sentences.lines import is_table_row

SHARED_WORDS = 1
"""Telling words, beside what is counted, that two sentences on the same have in common."""

SHARED_OF_PEOPLE = 2
"""As many where people are counted in different words."""


def differing_figures(one: str, other: str, units: re.Pattern[str] | None = None) -> bool:
    """Whether two sentences have different figures of one kind for one thing.

    Of money they share a telling word, of counted things these and another; people are counted by
    many names: 40 residents, 70 people.

    Args:
        one: The first sentence.
        other: The second one.
        units: What has to stand behind both figures, such as "km/h"; None where anything may.
    """
    if is_table_row(one) or is_table_row(other):
        return False
    return any(
        _are_of_one_thing(one, first, other, second)
        for first, second in product(_figures(one, units), _figures(other, units))
    )


def _figures(text: str, units: re.Pattern[str] | None) -> list[Number]:
    days = [date.span for date in dates_in(text)]
    return [
        one
        for one in numbers_in(text)
        if not any(one.span.overlaps(day) for day in days)
        and (units is None or units.match(text, one.span.end))
    ]


def _are_of_one_thing(one: str, first: Number, other: str, second: Number) -> bool:
    if not same_unit(first, second) or same_number(first, second) or same_number(second, first):
        return False
    things, others = named_after(one, first), named_after(other, second)
    shared = set(content_stems(one)) & set(content_stems(other))
    if first.unit and second.unit:
        return len(shared) >= SHARED_WORDS
    if things & others:
        return len(shared) > SHARED_WORDS
    are_people = bool(things & PEOPLE and others & PEOPLE)
    return are_people and len(shared - PEOPLE) >= SHARED_OF_PEOPLE
