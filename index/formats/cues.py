"""SubRip and WebVTT -> cues: what is shown, and from when to when.

Both write a line of two times above the text of a cue. Everything else is read as leniently as
players do: numbers that are wrong or missing, no blank line before a cue or one within it, times
without hours, with a point or a comma. WebVTT (https://www.w3.org/TR/webvtt1/) also has blocks of
notes, styles and regions, which are passed over.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import dropwhile

_TIME = re.compile(r"(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,3}))?")
_TIMING = re.compile(r"\d[\d:., ]{2,20}--?> ?\d[\d:.,]{2,20}(?!\S)")
_NUMBER = re.compile(r"\W{0,3}\d{1,6}\w?\W{0,3}")
_LINE_BREAK = re.compile(r"\r*\n|\r")
_WEB_START = "WEBVTT"
_NO_CUE = re.compile(rf"(?:{_WEB_START}|NOTE|STYLE|REGION)\b")
_LOOKED_AT = 1_000  # characters


@dataclass(frozen=True, slots=True)
class Cue:
    """What is shown at once: its lines, with their tags, from `start` to `end`, in seconds."""

    start: float
    end: float
    lines: tuple[str, ...]


def is_subtitles(text: str) -> bool:
    """Whether a text begins as a file of subtitles does."""
    first = [one.strip() for one in _LINE_BREAK.split(text[:_LOOKED_AT].lstrip("\ufeff\r\n "))[:2]]
    return first[0].startswith(_WEB_START) or (
        first[0].isdecimal() and len(first) > 1 and _TIMING.match(first[1]) is not None
    )


def read_cues(text: str) -> list[Cue]:
    """Return the cues of a file in their order; none where no line has times."""
    is_web = text.lstrip("\ufeff\r\n ").startswith(_WEB_START)
    cues: list[Cue] = []
    times: tuple[float, float] | None = None
    lines: list[str] = []
    for block in _blocks(text):
        if is_web and _NO_CUE.match(block[0]):
            block = list(dropwhile(lambda line: not _TIMING.match(line), block))
        for at, line in enumerate(block):
            if not _TIMING.match(line):
                lines.append(line)
                continue
            if at == 1 or (at and _NUMBER.fullmatch(block[at - 1])):
                lines.pop()  # the cue's number or name
            if times:
                cues.append(Cue(*times, tuple(lines)))
            times, lines = _times(line, times), []
    return [*cues, Cue(*times, tuple(lines))] if times else []


def _blocks(text: str) -> Iterator[Sequence[str]]:
    """Yield the lines between blank ones, stripped."""
    block: list[str] = []
    for line in _LINE_BREAK.split(text):
        if stripped := line.strip("\ufeff \t\xa0"):
            block.append(stripped)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _times(line: str, before: tuple[float, float] | None) -> tuple[float, float]:
    """Return when a cue begins and ends; where that is not told, the end of the one before it."""
    found = [
        int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds) + int(rest.ljust(3, "0")) / 1000
        for hours, minutes, seconds, rest in _TIME.findall(line)[:2]
    ]
    if len(found) < 2:
        return (before[1], before[1]) if before else (0.0, 0.0)
    return found[0], max(found)
