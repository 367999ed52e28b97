"""Figures in the cells of a table, told from names: what heads a column, or a row, is a name."""

import re

LONGEST_NAME = 60
"""Characters of what heads a column; more is text."""

YEAR = re.compile(r"(?:1[5-9]|20)\d\d")

FIGURE = re.compile(r"[^\w]*\d")
"""What begins with a number, whatever stands before that: "Round 3" is a name."""

BRACKETS = re.compile(r"\([^()]*\)")
"""A unit, in the name of a column: "Rent (EUR/m2)"."""


def is_figure(cell: str) -> bool:
    """Whether a cell is a figure other than a year, brackets aside."""
    return FIGURE.match(YEAR.sub("", BRACKETS.sub("", cell))) is not None
