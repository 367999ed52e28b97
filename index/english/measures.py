"""Units of what is measured, and which of them answer a question."""

import re

from index.english.people import PEOPLE
from index.english.words import stem
from index.types import Span

MEASURES = frozenset(
    map(
        stem,
        "second minute hour day week month year decade metre meter kilometre kilometer mile foot"
        " feet inch kilo kilogram gram tonne ton pound litre liter percent cent degree".split(),
    )
)
"""Stems of words after a number that measure: what is counted is something else."""

_SAME = {
    stem(form): stem(unit)
    for unit, forms in (
        ("metre", "meter"),
        ("kilometre", "kilometer"),
        ("foot", "feet"),
        ("kilogram", "kilo"),
        ("tonne", "ton"),
        ("litre", "liter"),
        ("percent", "cent"),
    )
    for form in forms.split()
}
_UNIT = re.compile(r"[\s-]{0,2}(?:per )?(?P<unit>[a-z]{2,12})\b", re.IGNORECASE)


def unit_after(text: str, end: int) -> str:
    """Return the stem of the unit that follows a number at its end: two weeks, 20-metre.

    Empty where no word of `MEASURES` does; one unit is one stem, however it is spelt.
    """
    match = _UNIT.match(text, end)
    unit = stem(match["unit"]) if match else ""
    return _SAME.get(unit, unit) if unit in MEASURES else ""


_COUNTS = re.compile(r"\b[Hh]ow many (?P<things>[a-z]{3,}s)\b")


def things_counted(question: str) -> str:
    """Return the plural of what a question counts, if that is neither a measure nor people."""
    match = _COUNTS.search(question)
    things = match["things"] if match else ""
    return "" if stem(things) in MEASURES | PEOPLE else things


_LENGTHS = "metre meter m kilometre kilometer km centimetre centimeter cm mm mile foot ft inch yard"
_UNITS = {
    re.compile(rf"\bhow {asked}\b", re.IGNORECASE): frozenset(map(stem, units.split()))
    for asked, units in (
        ("heavy|much (?:do|does|did|will|would) [^?]+ weigh", "g gram kg kilogram kilo tonne ton t"
         " pound lb lbs ounce oz stone"),
        ("(?:tall|deep|wide)", f"{_LENGTHS} feet inches storey story"),
        ("fast", f"{_LENGTHS} hour minute second knot mph kmh kph"),
        ("(?:warm|hot|cold)", "degree celsius fahrenheit centigrade"),
        ("long[^?]* (?:take|last|taken|lasted)", "second sec minute min hour hr h day night weekend"
         " fortnight week month season year decade century morning afternoon evening"),
        ("far", f"{_LENGTHS} feet inches league second minute hour day light step stop"),
    )
}  # fmt: skip
"""Stems of the units of what is measured; one of them stands with its number."""

_TOGETHER = re.compile(
    "|".join(
        rf"\b(?:an?|half an|[\w.,-]{{0,12}}\w)\s(?:{more})s?,?\s(?:and\s)?"
        rf"(?=[\w.,-]{{1,13}}\s(?:{less})s?\b)"
        for more, less in (
            ("hour|minute|min|hr", "minute|second|min|sec"),
            ("year|month|week|day", "month|week|day|hour"),
            ("foot|feet|yard|metre|meter|mile", "inche|inch|foot|feet|centimetre|yard|metre"),
            ("kilo|kilogram|stone|pound", "gram|pound|ounce"),
        )
    ),
    re.IGNORECASE,
)
"""The larger part of a measure in two units, before the smaller: "an hour and fifty minutes"."""


_METRIC = r"(?:kilo|centi|milli)?(?:met(?:re|er)s?)|[kcm]?m|feet|foot|ft|inch(?:es)?|miles?|yards?"
_UNITS_OF = tuple(
    (re.compile(rf"\b(?:{named})", re.IGNORECASE), re.compile(rf"\s*(?:{units})(?![\w/])"))
    for named, units in (
        (
            r"speeds?\b|fast|quick",
            "km/h|kph|mph|m/s|knots?|(?:kilomet(?:re|er)s?|met(?:re|er)s?|miles?) (?:an|per|a)"
            " (?:hour|second)",
        ),
        (
            r"heights?\b|high\b|tall|depths?\b|deep|lengths?\b|widths?\b|altitude|distance",
            _METRIC,
        ),
        (r"weights?\b|weigh|heavy", "kilos?|kg|g|grams?|kilograms?|t|tonnes?|tons?|pounds?|lbs?"),
        (r"temperatures?\b|warm|hot\b|cold", "°C?|degrees?"),
    )
)


def units_named(question: str) -> re.Pattern[str] | None:
    """Return what stands behind figures of the measure that a question names: its speed or height.

    None where it names none.
    """
    return next((units for named, units in _UNITS_OF if named.search(question)), None)


def whole_measure(text: str, words: Span) -> Span:
    """Return words with the larger part of their measure, where it stands right before them."""
    starts = (one.start() for one in _TOGETHER.finditer(text) if one.end() == words.start)
    return Span(next(starts, words.start), words.end)


_HOW_OFTEN = re.compile(r"\b(?:once|twice|times?)\s+(?:an?|per|each|every)\s+\w+", re.IGNORECASE)


def without_frequencies(text: str) -> str:
    """Return a text without how often something is done: three times a day measures no time."""
    return _HOW_OFTEN.sub(" ", text)


def units_asked(question: str) -> frozenset[str]:
    """Return the stems of units in which an answer is: of weight, for "How heavy is it?".

    Empty where it may be in any.
    """
    found = (units for form, units in _UNITS.items() if form.search(question))
    return next(found, frozenset())
