"""What the server writes, in German, for files that are taken along.

On the page the script does this as it shows it: said.js, with the tables of german.js,
german_files.js and german_periods.js, which are read here. What they do not have stays as it is.
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from assistant.web.assets import read_asset

MONTHS = (
    *("Januar", "Februar", "März", "April", "Mai", "Juni"),
    *("Juli", "August", "September", "Oktober", "November", "Dezember"),
)
ENGLISH_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
KEPT = 5000

_TABLE = re.compile(r"^export const (\w+) = \{$(.*?)^\};$", re.MULTILINE | re.DOTALL)
_STRING = r'"(?:[^"\\]|\\.)*"'
_ENTRY = re.compile(rf"^  ({_STRING}):\s+({_STRING}),$", re.MULTILINE)
_HOLE = re.compile(r"\{(\w+)([*~#!]?)\}")
_FIGURE = r"([\d,]+|(?:\d{1,2} )?[A-Z][a-z]+ \d{1,4})"
_DAY = re.compile(r"(?:(\d{1,2}) )?([A-Z][a-z]+) (\d{1,4})")
_NEXT_SENTENCE = re.compile(r"(?<=[.?!]) (?=[A-Z\d“])")
_LISTED = re.compile(r"(, | and | or |; )")
_JOINTS = {" and ": " und ", " or ": " oder "}

_Value: TypeAlias = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class _Form:
    """A sentence with holes, and what becomes of what stands in them."""

    expression: re.Pattern[str]
    holes: tuple[tuple[str, str], ...]
    german: str

    def filled(self, values: Mapping[str, str | None]) -> str:
        return _HOLE.sub(lambda hole: str(values[hole[1]]), self.german)


@lru_cache(maxsize=KEPT)
def in_german(text: str) -> str:
    """Return what the server says in German: a sentence, several, or a part of one."""
    whole = _looked(text, _sentences()) or _part(text)
    if whole is not None:
        return whole
    each = _NEXT_SENTENCE.split(text)
    return " ".join(_looked(one, _sentences()) or one for one in each)


@lru_cache
def _sentences() -> tuple[_Form, ...]:
    return (*_forms("german.js", "SENTENCES"), *_forms("german_files.js", "FILES"))


@lru_cache
def _parts() -> tuple[_Form, ...]:
    return (*_forms("german_periods.js", "PERIODS"), *_forms("german.js", "PARTS"))


@lru_cache
def _forms(file: str, name: str) -> tuple[_Form, ...]:
    tables = dict(_TABLE.findall(read_asset(file)[0].decode()))
    pairs = ((json.loads(one), json.loads(other)) for one, other in _ENTRY.findall(tables[name]))
    return tuple(_compiled(english, german) for english, german in pairs)


def _compiled(english: str, german: str) -> _Form:
    source, end = "", 0
    holes: list[tuple[str, str]] = []
    for hole in _HOLE.finditer(english):
        source += re.escape(english[end : hole.start()])
        source += _FIGURE if hole[2] == "#" else "(.+?)"
        holes.append((hole[1], hole[2]))
        end = hole.end()
    return _Form(re.compile(source + re.escape(english[end:]), re.DOTALL), tuple(holes), german)


def _looked(text: str, forms: Sequence[_Form]) -> str | None:
    for form in forms:
        match = form.expression.fullmatch(text)
        if match is None:
            continue
        found = zip(form.holes, match.groups(), strict=True)
        values = {name: _VALUES[kind](value) for (name, kind), value in found}
        if None not in values.values():
            return form.filled(values)
    return None


def _figure(text: str) -> str | None:
    """Return a number or a day."""
    if re.fullmatch(r"[\d,]+", text):
        return text.replace(",", ".")
    day = _DAY.fullmatch(text)
    if day is None or day[2] not in ENGLISH_MONTHS:
        return None
    month = MONTHS[ENGLISH_MONTHS.index(day[2])]
    return f"{f'{day[1]}. ' if day[1] else ''}{month} {day[3]}"


def _part(text: str) -> str | None:
    return _figure(text) or _looked(text, _parts())


def _listed(text: str) -> str | None:
    """Return a list, each of it where it is known; never over the end of a sentence."""
    _, *after = _NEXT_SENTENCE.split(text)
    sentences = _sentences()
    if any(_looked(one, sentences) or _looked(f"{one}.", sentences) for one in after):
        return None
    each = _LISTED.split(text)
    put = [_JOINTS.get(one) or _part(one) or (one if one in _SEPARATORS else None) for one in each]
    if len(each) > 1 and None not in put:
        return "".join(map(str, put))
    return _part(text) or "".join(new or old for new, old in zip(put, each, strict=True))


_SEPARATORS = frozenset((", ", " and ", " or ", "; "))

_VALUES: Mapping[str, _Value] = {
    "": lambda text: text,
    "#": _figure,
    "*": _part,
    "~": _listed,
    "!": in_german,
}
"""Holes by their mark: as it stands, a number or day, what is known, each of a list, sentences."""
