"""The facts of a sentence that can be looked up without judgement, and which a source lacks."""

import datetime
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.english.bounds import Bound, bound_of
from index.english.dates import Date, dates_in, resolved_days, same_date
from index.english.denials import denials
from index.english.measures import unit_after
from index.english.names import Name, has_name, names_in
from index.english.numbers import ORDINAL, Number, numbers_in, same_number, same_unit


@dataclass(frozen=True, slots=True)
class Facts:
    """What a text holds.

    Attributes:
        numbers: Those that are no part of a date, nor words of a name (Fifty Shades).
        dates: Days, months, years, decades and weekdays.
        names: Capitalised runs and acronyms.
        quotations: What stands in quotation marks, without the marks.
        negations: How many words deny: not, no, never, without, denied and their like.
    """

    numbers: tuple[Number, ...]
    dates: tuple[Date, ...]
    names: tuple[Name, ...]
    quotations: tuple[str, ...]
    negations: int


@dataclass(frozen=True, slots=True)
class Missing:
    """The facts of a claim that its evidence lacks, as the claim writes them."""

    numbers: tuple[str, ...]
    dates: tuple[str, ...]
    names: tuple[str, ...]
    quotations: tuple[str, ...]

    @property
    def all(self) -> tuple[str, ...]:
        """All of them, each once."""
        return tuple(dict.fromkeys(self.numbers + self.dates + self.names + self.quotations))


_QUOTATION = re.compile(r"“([^“”]+)”|«([^«»]+)»|„([^„“”]+)[“”]|(?<!\w)\"([^\"]+)\"(?!\w)")
_ELLIPSIS = re.compile(r"\s*(?:\[[^\]]*\]|…|\.\.\.)\s*")
_MARKS = str.maketrans(
    {"‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "‑": "-"}
)
_UNTELLING = frozenset({"one", "first", "second", "zero"})
"""Number words that are as often no number: one of them, at first, a second try."""

_THOSE = r"(?:the|his|her|its|our|their|these|those)"
_ALL = re.compile(r"\ball(?: of)?(?: the)?\s+$", re.IGNORECASE)
_OF_THOSE = re.compile(rf"\b(?:of|among) {_THOSE}\s+$", re.IGNORECASE)
_OF_THESE = re.compile(rf"\s+of {_THOSE}\b", re.IGNORECASE)

_ROUGHLY = 0.05
_BEYOND = 0.25


def facts_in(text: str) -> Facts:
    """Return the facts of a text. Their spans are into its composed form (NFC)."""
    text = unicodedata.normalize("NFC", text)
    dates = dates_in(text)
    names = names_in(text)
    numbers = tuple(
        number
        for number in numbers_in(text)
        if not any(number.span.overlaps(date.span) for date in dates)
        and (
            number.written[0].isdigit() or not any(number.span.overlaps(one.span) for one in names)
        )
    )
    return Facts(
        numbers=numbers,
        dates=dates,
        names=names,
        quotations=tuple(_quotations(text)),
        negations=denials(text),
    )


def missing_facts(
    claim: str,
    evidence: Sequence[str],
    context: Sequence[str] = (),
    articles: Sequence[str] | None = None,
) -> Missing:
    """Return the facts of a claim that its evidence lacks.

    Args:
        claim: One sentence.
        evidence: What it cites.
        context: What is known beside the evidence, such as its article's title and date. Names
            and dates may stand there; numbers and quotations must stand in the evidence.
        articles: Whole texts of the cited articles; see `index.english.names.has_name`.
    """
    claim = unicodedata.normalize("NFC", claim)
    facts = facts_in(claim)
    sources = [(sentence, number) for sentence in evidence for number in numbers_in(sentence)]
    source_numbers = [number for _, number in sources]
    source_dates = _source_dates(evidence, context)
    everything = [unicodedata.normalize("NFC", sentence) for sentence in (*evidence, *context)]
    text = "\n".join(normalised(sentence) for sentence in evidence)
    return Missing(
        numbers=_missing_numbers(facts.numbers, claim, sources),
        dates=tuple(
            date.written
            for date in facts.dates
            if not same_date(date, source_dates) and not _is_plain_number(date, source_numbers)
        ),
        names=tuple(
            name.written for name in facts.names if not has_name(name, everything, articles)
        ),
        quotations=tuple(quote for quote in facts.quotations if not _is_quoted(quote, text)),
    )


def _missing_numbers(
    numbers: Sequence[Number], claim: str, sources: Sequence[tuple[str, Number]]
) -> tuple[str, ...]:
    return tuple(
        number.written
        for number in numbers
        if number.written.lower() not in _UNTELLING
        and not any(
            _supports(number, claim, other)
            and not _measures_otherwise(number, claim, other, sentence)
            for sentence, other in sources
        )
    )


def normalised(text: str) -> str:
    """Return a text as quotations are compared.

    Compatible characters are made equal (NFKC), marks and dashes straight, letters lower case,
    every run of white space one space, and no white space or .,;:!? at either end.
    """
    plain = unicodedata.normalize("NFKC", text).translate(_MARKS).casefold()
    return " ".join(plain.split()).strip(" .,;:!?")


def _quotations(text: str) -> Iterator[str]:
    for match in _QUOTATION.finditer(text):
        quote = next(group for group in match.groups() if group is not None).strip()
        if re.search(r"\w", quote):
            yield quote


def _is_quoted(quote: str, text: str) -> bool:
    """Whether a normalised text has every part of a quotation that an ellipsis or [] divides."""
    parts = [normalised(part) for part in _ELLIPSIS.split(quote)]
    return all(
        re.search(rf"(?<!\w){re.escape(part)}(?!\w)", text) is not None for part in parts if part
    )


def _supports(number: Number, claim: str, source: Number) -> bool:
    """Whether a source's number is the claimed one, or within what the claim says of it.

    About is 5 % either way; more or less than is up to a quarter beyond: a source's 42 is "more
    than 40", but 90 is not what anybody would call that.
    """
    if same_number(number, source):
        return True
    if not same_unit(number, source) or number.unit == ORDINAL or not number.value:
        return False
    change = float(source.value / number.value) - 1
    match bound_of(number, claim):
        case Bound.ABOUT:
            return abs(change) <= _ROUGHLY
        case Bound.AT_LEAST:
            return 0 <= change <= _BEYOND
        case Bound.AT_MOST:
            return -_BEYOND <= change <= 0
        case None:
            return False


def _measures_otherwise(number: Number, claim: str, source: Number, sentence: str) -> bool:
    """Whether numbers are of different units, the least and the most, or a part and its whole."""
    units = {unit_after(claim, number.span.end), unit_after(sentence, source.span.end)} - {""}
    bounds = {bound_of(number, claim), bound_of(source, sentence)}
    if len(units) > 1 or bounds == {Bound.AT_LEAST, Bound.AT_MOST}:
        return True
    is_whole = _OF_THOSE.search(sentence[: source.span.start]) is not None
    is_part = _OF_THESE.match(claim, number.span.end) is not None
    return is_whole and (is_part or _ALL.search(claim[: number.span.start]) is not None)


def _source_dates(evidence: Sequence[str], context: Sequence[str]) -> list[Date]:
    dates = [date for text in [*evidence, *context] for date in dates_in(text)]
    published = [date.calendar_day for text in context for date in dates_in(text)]
    days = {day for day in published if isinstance(day, datetime.date)}
    dates += [date for text in evidence for day in days for date in resolved_days(text, day)]
    return dates


def _is_plain_number(date: Date, numbers: Sequence[Number]) -> bool:
    """Whether what looks like a year is a count that the source has: 1500 people, 1,500 people."""
    only_year = date.month is None and date.weekday is None and not date.is_decade
    return only_year and any(number.value == date.year for number in numbers)
