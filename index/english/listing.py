"""How people list things in a sentence."""

from collections.abc import Sequence


def listed(parts: Sequence[str], conjunction: str = "and") -> str:
    """Return parts as people list them: a, b and c."""
    *head, last = parts
    return f"{', '.join(head)} {conjunction} {last}" if head else last
