"""Which side a comparison is decided for, where all have an amount of one unit."""

from collections.abc import Mapping

from index.english.amounts_asked import DIFFERENCE, AmountAsked
from index.english.quantities import Quantity


def verdict(told: Mapping[str, Quantity], amount: AmountAsked, column: str = "") -> str:
    """Return which side has what is asked for, with all amounts; empty where units differ.

    Args:
        told: By the sides what each has; at least two.
        amount: What is asked of them.
        column: The name of the table's column that has all; its amounts need no unit.
    """
    units = {one.unit for one in told.values()}
    if len(units) > 1 or not (any(units) or column):
        return ""
    shown = of_all({side: one.written for side, one in told.items()}, column)
    values = {side: one.value for side, one in told.items()}
    is_lowest = amount.lower_wins(column or next(iter(units)))
    best = (min if is_lowest else max)(values.values())
    if all(value == best for value in values.values()):
        return f"{shown}: {'both' if len(told) == 2 else 'all'} the same."
    if amount.word == DIFFERENCE:
        # Times on the clock are not taken from each other: their parts are of sixty.
        is_clock = any(":" in one.written for one in told.values())
        apart = max(values.values()) - min(values.values())
        return f"{shown}." if is_clock else f"{shown}. Difference: {apart:,}."
    winners = [side for side, value in values.items() if value == best]
    return f"{shown}. {amount.word.capitalize()}: {', '.join(winners)}."


def of_all(told: Mapping[str, str], column: str = "") -> str:
    """Return what each side has, behind the name of the column that has all, or by itself."""
    text = ", ".join(f"{side} {one}" for side, one in told.items())
    return f"{column}: {text}" if column else text[:1].upper() + text[1:]
