"""Where brackets and quotations open and close inside one block of text."""

import re
from bisect import bisect_right
from collections.abc import Iterator

MAX_BRACKETED_LENGTH = 400
"""Characters. A longer pair is more likely two brackets that do not belong together."""

_BRACKET = re.compile(r"[()（）\[\]]")
_QUOTE = re.compile(r"[“”\"]")

_Range = tuple[int, int]  # half-open, from the opening to after the closing character


class Enclosures:
    """The bracketed and the quoted stretches of a block, for looking up positions in them."""

    def __init__(self, block: str) -> None:
        self._bracketed = _disjoint(_bracket_pairs(block))
        self._quoted = _disjoint(_quote_pairs(block))

    def in_brackets(self, position: int) -> bool:
        """Whether a pair of brackets opens before `position` and closes after it."""
        return _contains(self._bracketed, position)

    def in_quotation(self, position: int) -> bool:
        """Whether a quotation opens before `position` and closes after it."""
        return _contains(self._quoted, position)


def _bracket_pairs(block: str) -> Iterator[_Range]:
    opened: list[int] = []
    for match in _BRACKET.finditer(block):
        if match[0] in "(（[":
            opened.append(match.start())
        elif opened:
            start = opened.pop()
            if match.end() - start <= MAX_BRACKETED_LENGTH:
                yield start, match.end()


def _quote_pairs(block: str) -> Iterator[_Range]:
    """Pair curly quotes by direction and straight ones by turns."""
    curly = straight = -1
    for match in _QUOTE.finditer(block):
        if match[0] == "“":
            curly = match.start()
        elif match[0] == "”" and curly >= 0:
            yield curly, match.end()
            curly = -1
        elif match[0] == '"' and straight >= 0:
            yield straight, match.end()
            straight = -1
        elif match[0] == '"':
            straight = match.start()


def _disjoint(ranges: Iterator[_Range]) -> list[_Range]:
    """Sort ranges and merge those that overlap."""
    merged: list[_Range] = []
    for start, end in sorted(ranges):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _contains(ranges: list[_Range], position: int) -> bool:
    if not ranges:
        return False
    index = bisect_right(ranges, (position, 0)) - 1
    return index >= 0 and ranges[index][0] < position < ranges[index][1]
