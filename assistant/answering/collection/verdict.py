"""Which of two sides a comparison is decided for, where both have an amount of one unit."""

from index.english.comparing import DIFFERENCE, AmountAsked, Sides
from index.english.quantities import Quantity


def verdict(
    sides: Sides, amount: AmountAsked, one: Quantity, other: Quantity, column: str = ""
) -> str:
    """Return which side has what is asked for, with both amounts; empty where units differ.

    Args:
        sides: What is compared.
        amount: What is asked of them.
        one: The first side's.
        other: The second side's.
        column: The name of the table's column that has both; its amounts need no unit.
    """
    if one.unit != other.unit or not (one.unit or column):
        return ""
    told = of_both(sides, one.written, other.written, column)
    if one.value == other.value:
        return f"{told}: both the same."
    if amount.word == DIFFERENCE:
        # Times on the clock are not taken from each other: their parts are of sixty.
        apart = "" if ":" in one.written else f" Difference: {abs(one.value - other.value):,}."
        return f"{told}.{apart}"
    first_wins = (one.value < other.value) == amount.lower_wins(column or one.unit)
    return f"{told}. {amount.word.capitalize()}: {sides.one if first_wins else sides.other}."


def of_both(sides: Sides, one: str, other: str, column: str = "") -> str:
    """Return what each side has, behind the name of the column that has both, or by itself."""
    told = f"{sides.one} {one}, {sides.other} {other}"
    return f"{column}: {told}" if column else told[:1].upper() + told[1:]
