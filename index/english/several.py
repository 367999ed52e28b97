"""Comparisons of three things and more: "Which of Bryn, Hask and Tarn is the largest?"."""

import re

from index.english.comparing import Sides

FEWEST = 3

_SIDE = r"[^,:;?]+?"
_ROW = rf"(?:{_SIDE},\s+)+{_SIDE},?\s+(?:and|or)\s+"
_MOST = r"(?:\w+est|most|least|fewest|first|last)\b"
_HAS_MOST = (
    r"(?:(?:is|are|was|were|has|had|have|did|does|do|will|would)\s+)?"
    rf"(?:[\w’'-]+\s+)?(?:the\s+)?{_MOST}[^?]*"
)
"""What only one of several can be or do: "is the oldest", "had cost the least"."""

_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\W*(?P<which>which|who|what)(?:\s+one)?\s+of\s+(?P<row>{_ROW}{_SIDE}),?\s+"
        rf"(?P<asked>{_HAS_MOST})$",
        rf"\W*(?:out\s+)?of\s+(?P<row>{_ROW}{_SIDE}),\s+"
        rf"(?P<which>which|who|what)(?:\s+one)?\s+(?P<asked>{_HAS_MOST})$",
        rf"\W*(?P<which>which|who|what)(?:\s+[\w’'-]+)??\s+(?P<asked>{_HAS_MOST}?)[,:]\s+"
        rf"(?P<row>{_ROW}{_SIDE})$",
        rf"\W*compare\s+(?P<row>{_ROW}{_SIDE})$",
        rf"\W*how\s+(?:do|did|does)\s+(?P<row>{_ROW}{_SIDE})\s+(?:compare|differ)$",
    )
)
_CALLED = re.compile(r"^(?:the|both)\s+(?:(?:two|three|four|five|six)\W+)?(?=\w)", re.IGNORECASE)
_COUNTED = re.compile(
    r"^(?:(?:the|these|those)\s+)?(?:three|four|five|six)\s*[,:–—]\s*", re.IGNORECASE
)
_BETWEEN = re.compile(r",\s+(?:(?:and|or)\s+)?|\s+(?:and|or)\s+", re.IGNORECASE)


def several_sides(question: str) -> Sides | None:
    """Return the sides of a comparison that names three or more, None of any other question."""
    text = " ".join(question.split()).rstrip(" ?.!")
    for form in _FORMS:
        if (match := form.match(text)) is None:
            continue
        row = _COUNTED.sub("", match["row"])
        names = [_CALLED.sub("", name).strip() for name in _BETWEEN.split(row)]
        if len(names) < FEWEST or not all(names):
            continue
        asked = match.groupdict().get("asked")
        one, other, *more = names
        return Sides(one, other, f"{match['which']} {asked}" if asked else "", more=tuple(more))
    return None
