"""How people list and count things in a sentence."""

from collections.abc import Sequence


def listed(parts: Sequence[str], conjunction: str = "and") -> str:
    """Return parts as people list them: a, b and c."""
    *head, last = parts
    return f"{', '.join(head)} {conjunction} {last}" if head else last


def plural(count: int, noun: str) -> str:
    """Return a count with its noun: "1 article", "2 articles"."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
