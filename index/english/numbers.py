"""Numbers as sentences write them: 1,200,000 is 1.2 million, three is 3, 5 % is five percent.

Number words are read by `spelt_numbers.py`. Signs are not read: "fell 3 %" and "-3 %" are both 3 %.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from index.english.currencies import CODES, NAMES, SIGNS, currency, same_currency
from index.english.spelt_numbers import MAGNITUDES, spelt_out
from index.types import Span

ORDINAL = "th"
"""The unit of first, 2nd and twenty-third."""

PERCENT = "%"
"""The unit of percentages."""

PART = "of a whole"
"""The unit of two-thirds and three quarters."""


@dataclass(frozen=True, slots=True)
class Number:
    """One number of a text.

    Attributes:
        value: What it amounts to, not negative; its magnitude words multiplied in.
        unit: A currency, `PERCENT`, `ORDINAL`, `PART`, or empty for a bare count.
        step: What one in its last written digit amounts to: 100,000 for "1.2 million".
        written: As it stands in the text.
        span: Where it stands.
        times: What it may have to be multiplied by: a million for "1.5m", which may be metres; or
            a millionth, where it was read as millions already.
    """

    value: Decimal
    unit: str
    step: Decimal
    written: str
    span: Span
    times: Decimal = Decimal(1)

    @property
    def readings(self) -> "tuple[Number, ...]":
        """The number, and what else its writing may mean."""
        if self.times == 1:
            return (self,)
        other = replace(self, value=self.value * self.times, step=self.step * self.times)
        return (self, other)


_MILLION = Decimal(1_000_000)
_ONLY_OF_MONEY = frozenset("bt")
"""Letters that may be anything after a count: 5b Linnet Street, 300t."""

_DIGITS = (
    r"\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,9})?|\d{1,3}(?:[\u00a0\u202f\u2009]\d{3}){1,5}"
    r"|\d{1,3}(?:\.\d{3}){2,5}|\d{1,18}(?:\.\d{1,9})?"
)
_CODE = rf"(?-i:{'|'.join(CODES)})|usd|eur|gbp"
_UNIT = re.compile(
    r"\s?(?P<percent>%|percent\b|per\s?cent\b|pct\b|percentage\spoints?\b)"
    rf"|\s?(?P<sign>[{SIGNS.replace('$', '')}])(?!\d)"
    r"|[\s-]?(?:(?:US|Australian|Canadian|Hong\sKong|Swiss|(?:South\s)?Korean|Japanese|Chinese"
    r"|Indian|Polish|Turkish|Mexican|Russian)\s)?"
    rf"(?P<name>{'|'.join(NAMES)}|{_CODE})\b",
    re.IGNORECASE,
)
_IN_DIGITS = re.compile(
    r"(?<![^\W_])(?<![^\W\d_]-)(?<!\d[.,])"
    rf"(?:(?P<money>(?:US|AU?|CA?|NZ|HK|S)?[{SIGNS}]|\b(?:{_CODE}|kr|(?-i:R\$)))\s?)?"
    rf"(?P<digits>{_DIGITS})(?!\d)(?P<ordinal>(?:st|nd|rd|th)\b)?"
    rf"(?:[\s-]?(?P<magnitude>{'|'.join(sorted(MAGNITUDES, reverse=True))})\b)?",
    re.IGNORECASE,
)
_PART_OF_WHOLE = (
    (re.compile(r"\bhalf\s+an?\s+$", re.IGNORECASE), Decimal("0.5")),
    (re.compile(r"\ba\s+quarter\s+of\s+an?\s+$", re.IGNORECASE), Decimal("0.25")),
)
_DENOMINATORS = {
    name: Decimal(parts)
    for parts, name in enumerate(
        "halves thirds quarters fifths sixths sevenths eighths ninths tenths".split(), start=2
    )
}
_PARTS = re.compile(rf"[\s-](?:{'|'.join(_DENOMINATORS)})\b", re.IGNORECASE)
_COUPLE = re.compile(r"\ba\s+couple\s+(?:of\s+)?$", re.IGNORECASE)
_FEW = re.compile(r"\b(?:few|several|many)\s+$", re.IGNORECASE)
_COUNTED_IN_MILLIONS = re.compile(
    r"\s+(?:(?:new|more|extra|other)\s+)?"
    r"(?:people|men|women|children|(?!this\b|does\b)[a-z]{3,}[^\Ws]s)\b"
)
"""After "1.5m": as a rule it is millions of these, and metres of anything else."""
_RANGE = re.compile(r"\s*(?:-|–|—|to|and|or)\s*", re.IGNORECASE)
_REMEMBERED = 1024
"""Texts whose numbers are kept: sentences of one answer are compared with each other."""

_LEAST_WON = 1000
"""Fewer won are games: of 50, 30 won."""


@lru_cache(_REMEMBERED)
def numbers_in(text: str) -> tuple[Number, ...]:
    """Return the numbers of a text in reading order.

    In a range the unit and magnitude of one end are those of both: "$5 to 10 million" holds
    5 million and 10 million dollars.
    """
    found = list(_numbers_in_digits(text))
    found += _numbers_in_words(text, [number.span for number in found])
    found.sort(key=lambda number: number.span)
    return tuple(_ranges_filled(text, found))


def same_unit(one: Number, other: Number) -> bool:
    """Whether two numbers may count the same: both percent, both nothing said, one currency."""
    return same_currency(one.unit, other.unit)


def same_number(claimed: Number, source: Number) -> bool:
    """Whether a source's number is the one that is claimed, or rounds to it.

    Rounding counts for numbers with a magnitude or decimals only: 1,234,567 is "1.2 million", but
    1,234 is not "1,230". What may mean two numbers or two currencies is the same as either.
    """
    if claimed.unit and source.unit and not same_currency(claimed.unit, source.unit):
        return False
    of_whole = {PERCENT, PART} & {claimed.unit, source.unit}
    if of_whole and claimed.unit != source.unit:
        return False
    return any(
        one.value == other.value or (one.step != 1 and abs(one.value - other.value) * 2 <= one.step)
        for one in claimed.readings
        for other in source.readings
    )


def _numbers_in_digits(text: str) -> Iterator[Number]:
    taken = 0
    for match in _IN_DIGITS.finditer(text):
        is_free = match.start() >= taken  # else what stands before it is the last one's unit
        start = match.start() if is_free else match.start("digits")
        money, magnitude = (
            ((is_free and match["money"]) or "").strip(),
            (match["magnitude"] or "").lower(),
        )
        plain = re.sub(r"[,\u00a0\u202f\u2009]", "", match["digits"])
        if plain.count(".") > 1:
            plain = plain.replace(".", "")
        step, end = Decimal(1).scaleb(-len(plain.partition(".")[2])), match.end()
        size = Decimal(MAGNITUDES.get(magnitude, 1))
        unit, unit_end = _unit_after(text, end, Decimal(plain) * size)
        is_money = bool(money) or unit not in ("", PERCENT)
        times = Decimal(1)
        if magnitude == "m" and not is_money:
            times = 1 / _MILLION
            if not _COUNTED_IN_MILLIONS.match(text, end):
                size, times, end = Decimal(1), _MILLION, match.end("digits")
        elif magnitude in _ONLY_OF_MONEY and not is_money:
            size, end = Decimal(1), match.end("digits")
        if match["ordinal"]:
            unit = ORDINAL
        elif money:
            own = _unit_before(money)
            unit, end = own, unit_end if unit == own else end
        elif unit:
            end = unit_end
        yield Number(
            value=Decimal(plain) * size,
            unit=unit,
            step=size * step,
            written=text[start:end].strip(),
            span=Span(start, end),
            times=times,
        )
        taken = end


def _numbers_in_words(text: str, digits: Sequence[Span]) -> Iterator[Number]:
    for value, is_ordinal, start, end in spelt_out(text, digits):
        is_magnitude = text[start:end].lower() in MAGNITUDES
        before = text[max(0, start - 24) : start]
        if is_magnitude and (before.rstrip()[-1:].isdigit() or _FEW.search(before)):
            continue  # the magnitude of digits, or of no number in particular
        couple = _COUPLE.search(before) if is_magnitude else None
        if couple:
            value, start = value * 2, start - len(couple.group())
        part = next((share for form, share in _PART_OF_WHOLE if form.search(before)), Decimal(1))
        unit, unit_end = (ORDINAL, end) if is_ordinal else _unit_after(text, end, value)
        if any(end <= one.start < unit_end for one in digits):
            unit, unit_end = "", end
        parts = None if unit else _PARTS.match(text, end)
        if parts:
            part = 1 / _DENOMINATORS[parts[0][1:].lower()]
            unit, unit_end = PART, parts.end()
        yield Number(
            value=value * part,
            unit=unit,
            step=value / 2 if couple else Decimal(1),
            written=text[start:unit_end].strip(),
            span=Span(start, unit_end),
        )


def _unit_after(text: str, end: int, value: Decimal) -> tuple[str, int]:
    """Return the unit that stands after a number, and where it ends."""
    match = _UNIT.match(text, end)
    if match is None or ((match["name"] or "").lower() == "won" and value < _LEAST_WON):
        return "", end
    return PERCENT if match["percent"] else currency(match["sign"] or match["name"]), match.end()


def _unit_before(money: str) -> str:
    is_sign = money[-1] in SIGNS and money.upper() != "R$"
    return currency(money[-1] if is_sign else money)


def _ranges_filled(text: str, numbers: list[Number]) -> Iterator[Number]:
    for at, number in enumerate(numbers):
        before = numbers[at - 1] if at else None
        after = numbers[at + 1] if at + 1 < len(numbers) else None
        if after and _RANGE.fullmatch(text[number.span.end : after.span.start]):
            yield _as_in_range(number, after)
        elif before and _RANGE.fullmatch(text[before.span.end : number.span.start]):
            yield _as_in_range(number, before, first=False)
        else:
            yield number


def _as_in_range(number: Number, other: Number, *, first: bool = True) -> Number:
    unit = number.unit or (other.unit if other.unit != ORDINAL else "")
    # The magnitude is written once, after the second: "5 to 10 million", not "500 to 1 million".
    size = Decimal(1)
    if first and number.step == 1 and other.step >= 1000:
        while size * 1000 <= other.value:
            size *= 1000
        size = size if number.value * size < other.value else Decimal(1)
    return replace(number, value=number.value * size, unit=unit, step=number.step * size)
