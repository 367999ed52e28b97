"""Citation markers in a text that comes in pieces, in all the forms that models write.

[1], [1, 2], [1-3], [[1]], [^1], [1](address), [Source 1], [ID:1], [citation:1], (Source 1),
<sup>1</sup>, 【1】 and 【1†source】. However a text is cut into pieces, the same events come out.
Markers in code are text.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

UNKNOWN = 0
"""Stands in a marker for what can be no number of a sentence; sentences are numbered from 1."""

LARGEST_NUMBER = 99_999
LONGEST_RANGE = 20
"""Numbers in a range such as [1-3]; a longer one points at nothing."""

LONGEST_MARKER = 600
"""Characters, with the address that it may link to; what is longer is text."""

LONGEST_CODE = 1000
"""Characters between single backticks; with no second one by then, the first is a plain one."""


@dataclass(frozen=True, slots=True)
class Text:
    """Shown text, never empty."""

    text: str


@dataclass(frozen=True, slots=True)
class Marker:
    """Where a marker stood: the numbers in it, each once, or `UNKNOWN`."""

    numbers: tuple[int, ...]


Event: TypeAlias = Text | Marker

_BLANK = r"[^\S\n]"
_CITED = (
    r"sources?|citations?|cit(?:ed?|es)|ref(?:erence)?s?\.?|ids?|sentences?|passages?|snippets?"
    r"|excerpts?|footnotes?"
)
_NUMBERED = rf"{_CITED}|articles?|doc(?:ument)?s?\.?|chunks?|contexts?|items?|notes?|nos?\.?|s"
"""What models call the sentences that they are shown. In round brackets only words that speak of
citing count: "(Article 5)" may be a law's."""


def _list(label: str) -> str:
    """Return the pattern of numbers, each of which may have a label before it."""
    number = rf"(?:{label}\^?\d++)"
    between = rf"{_BLANK}*+(?:[,;&\-‐‑–—−]|\band\b){_BLANK}*+"
    return rf"{_BLANK}*+{number}(?:{between}{number})*+{_BLANK}*+[,;]?{_BLANK}*+"


_PUNCTUATED = rf"(?![a-z]){_BLANK}*+[:#=_]?{_BLANK}*+#?"
_SQUARE = _list(rf"(?:(?:{_NUMBERED}){_PUNCTUATED}|#)?+")
_ROUND = _list(rf"(?:(?:{_CITED}){_PUNCTUATED})?+")
_MARKER = re.compile(
    rf"(?:\[\[(?P<double>{_SQUARE})\]\]|\[(?P<single>{_SQUARE})\])(?:\([^\s()]*+\))?"
    rf"|【(?P<wide>{_SQUARE})(?:†[^\n【】\[\]]*)?】"
    rf"|\((?={_BLANK}*+(?:{_CITED})(?![a-z]))(?P<round>{_ROUND})\)"
    rf"|<sup>{_BLANK}*+[\[(]?(?P<raised>{_SQUARE})[\])]?{_BLANK}*+</sup>",
    re.IGNORECASE,
)
_DECIDED = re.compile(
    r"\[[^\]\n]*+(?:\n|\](?:[^\](]|\][^(]|\]?\([^\s()]*+[\s()]))"
    r"|【[^】\n]*+[】\n]|\([^)\n]*+[)\n]"
    r"|<(?:[^s]|s[^u]|su[^p]|sup[^>]|sup>(?:(?!</sup>)[^\n])*+(?:</sup>|\n))",
    re.IGNORECASE,
)
"""What begins with a bracket, as far as it must have come to tell whether it is a marker."""

_BEGUN = re.compile(
    r"\[\[?(?:[^\S\n]|[\d^,;\-‐‑–—−])*\]?|【(?:[^\S\n]|[\d^,;\-‐‑–—−])*(?:†[^\n【】\[\]]*)?"
)
"""The end of a text that breaks off within a marker."""

_ITEM = re.compile(r"(\d+)(?:[^\S\n]*[\-‐‑–—−][^\S\n]*(?:[^\W\d]+[^\S\n]*)?\^?(\d+))?")
_SPECIAL = re.compile(r"[\[【(<`~\n]")
_FENCE = re.compile(r"`{3,}|~{3,}")


class MarkerParser:
    """Finds the markers of one text. Feed it piece after piece, then close it."""

    def __init__(self) -> None:
        self._rest = ""
        self._line = ""
        self._fence = ""

    def feed(self, piece: str) -> Iterator[Event]:
        """Yield what is sure by now."""
        self._rest += piece
        yield from self._events(is_last=False)

    def close(self) -> Iterator[Event]:
        """Yield what is left. A marker that the text ends in is no text, and points at nothing."""
        yield from self._events(is_last=True)

    def _events(self, *, is_last: bool) -> Iterator[Event]:
        at = 0
        while at < len(self._rest):
            step = self._step(at, is_last=is_last)
            if step is None:
                break
            end, event = step
            if isinstance(event, Text):
                self._follow(event.text)
            if event is not None:
                yield event
            at = end
        self._rest = self._rest[at:]

    def _step(self, at: int, *, is_last: bool) -> tuple[int, Event | None] | None:
        """Return where the next event ends, and the event; None when that is not sure yet."""
        rest = self._rest
        if self._fence:
            return self._code_line(at, is_last=is_last)
        special = _SPECIAL.search(rest, at)
        if special is None or special.start() > at:
            end = special.start() if special else len(rest)
            return end, Text(rest[at:end])
        if rest[at] == "\n":
            return at + 1, Text("\n")
        if rest[at] in "[【(<":
            return self._marker(at, is_last=is_last)
        return self._code(at, is_last=is_last)

    def _marker(self, at: int, *, is_last: bool) -> tuple[int, Event | None] | None:
        window = self._rest[at : at + LONGEST_MARKER]
        is_cut = len(window) < LONGEST_MARKER
        if is_cut and not is_last and _DECIDED.match(window) is None:
            return None
        found = _MARKER.match(window)
        if found is not None:
            inner = next(group for group in found.groups() if group is not None)
            return at + found.end(), Marker(tuple(dict.fromkeys(_numbers(inner))))
        if is_cut and is_last and _BEGUN.fullmatch(window):
            return len(self._rest), Marker((UNKNOWN,))
        return at + 1, Text(window[0])

    def _code(self, at: int, *, is_last: bool) -> tuple[int, Event | None] | None:
        """Return the code that begins with a run of backticks, or the run where none does."""
        rest = self._rest
        run = re.compile(rf"{re.escape(rest[at])}+").match(rest, at)
        end = run.end() if run else at + 1
        if end == len(rest) and not is_last:
            return None
        if _FENCE.fullmatch(rest, at, end) and len(self._line) <= 3 and not self._line.strip():
            self._fence = rest[at:end]
            return end, Text(rest[at:end])
        if rest[at] == "~":
            return end, Text(rest[at:end])
        return self._inline_code(at, end, is_last=is_last)

    def _inline_code(self, at: int, end: int, *, is_last: bool) -> tuple[int, Event] | None:
        window = self._rest[end : end + LONGEST_CODE]
        for run in re.finditer(r"`+|\n", window):
            is_cut = run.end() == len(window) < LONGEST_CODE and run.group() != "\n"
            if is_cut and not is_last:
                return None
            if run.group() == "\n":
                return end, Text(self._rest[at:end])
            if len(run.group()) == end - at:
                return end + run.end(), Text(self._rest[at : end + run.end()])
        if len(window) < LONGEST_CODE and not is_last:
            return None
        return end, Text(self._rest[at:end])

    def _code_line(self, at: int, *, is_last: bool) -> tuple[int, Event] | None:
        """Return the rest of a line of a code block; the line that closes it ends the block."""
        rest = self._rest
        newline = rest.find("\n", at)
        end = newline + 1 if newline >= 0 else len(rest)
        if self._line == "":
            sign = self._fence[0]
            begun = re.compile(rf" {{0,3}}({sign}{{0,200}})[ \t\r]{{0,100}}").match(rest, at)
            stop = begun.end() if begun else at
            if stop == len(rest) and not is_last:
                return None
            if begun and len(begun[1]) >= len(self._fence) and stop in (newline, len(rest)):
                self._fence = ""
        return end, Text(rest[at:end])

    def _follow(self, text: str) -> None:
        """Keep what stands on the line so far, which tells whether a fence can open."""
        _, newline, after = text.rpartition("\n")
        self._line = after if newline else (self._line + after)[:4]


def parsed(pieces: Iterable[str]) -> Iterator[Event]:
    """Yield the events of a text that comes in pieces, to its end."""
    parser = MarkerParser()
    for piece in pieces:
        yield from parser.feed(piece)
    yield from parser.close()


def _numbers(inner: str) -> Iterator[int]:
    for item in _ITEM.finditer(inner):
        first = _number(item[1])
        last = _number(item[2]) if item[2] else first
        low, high = min(first, last), max(first, last)
        yield from range(low, high + 1) if low and high - low < LONGEST_RANGE else (UNKNOWN,)


def _number(digits: str) -> int:
    """Return the number, or `UNKNOWN` where it is too large for any sentence."""
    plain = digits.lstrip("0")
    value = int(plain or 0) if len(plain) <= len(str(LARGEST_NUMBER)) else UNKNOWN
    return value if value <= LARGEST_NUMBER else UNKNOWN
