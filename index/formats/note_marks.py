"""Marks of notes: raised numbers, and the links that lead to a note and back."""

import re
from collections.abc import Mapping

_RAISED = str.maketrans("0123456789+-()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾")
_NUMBER = re.compile(r"[-+(]?\d{1,4}\)?")
_NOTE_LINKS = frozenset(("doc-noteref", "noteref"))
_ARROWS = frozenset("↑↩↵⤴⬆^\ufe0e\ufe0f")
_ANCHORS = frozenset("¶#§🔗⚓\u200b\ufe0e\ufe0f")


def raised(text: str) -> str:
    """Return what a `<sup>` holds, a number in raised digits: "10⁶" and not "106"."""
    return text.translate(_RAISED) if _NUMBER.fullmatch(text) else text


def is_note_mark(tag: str, attributes: Mapping[str, str]) -> bool:
    """Whether an element stands above the line, or is a link that says it leads to a note."""
    return tag == "sup" or (
        tag == "a" and bool(_NOTE_LINKS & {attributes.get("role"), attributes.get("epub:type")})
    )


def is_jump(tag: str, attributes: Mapping[str, str]) -> bool:
    """Whether an element is a link to another place in the same text."""
    return tag == "a" and "#" in attributes.get("href", "")


def is_arrow(text: str) -> bool:
    """Whether the text of a link within the page only points: "↩︎", or "¶" to its own heading."""
    return bool(text) and (_ARROWS.issuperset(text) or _ANCHORS.issuperset(text))
