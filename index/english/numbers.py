"""Numbers as sentences write them: 1,200,000 is 1.2 million, three is 3, 5 % is five percent.

English number words. Signs are not read: "fell 3 %" and "-3 %" are both 3 %.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from index.types import Span

ORDINAL = "th"
"""The unit of first, 2nd and twenty-third."""

PERCENT = "%"
"""The unit of percentages."""


@dataclass(frozen=True, slots=True)
class Number:
    """One number of a text.

    Attributes:
        value: What it amounts to, not negative; its magnitude words multiplied in.
        unit: A currency sign, `PERCENT`, `ORDINAL`, or empty for a bare count.
        step: What one in its last written digit amounts to: 100,000 for "1.2 million".
        written: As it stands in the text.
        span: Where it stands.
    """

    value: Decimal
    unit: str
    step: Decimal
    written: str
    span: Span


_SMALL = {
    word: value
    for value, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
        fifteen sixteen seventeen eighteen nineteen""".split()
    )
}
_TENS = {
    word: 10 * value
    for value, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
_ORDINALS = {
    word: value
    for value, word in enumerate(
        """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
        thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth""".split(),
        start=1,
    )
} | {f"{word[:-1]}ieth": value for word, value in _TENS.items()}
_MAGNITUDES = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1_000,
    "k": 1_000,
    "million": 1_000_000,
    "mln": 1_000_000,
    "m": 1_000_000,
    "billion": 1_000_000_000,
    "bn": 1_000_000_000,
    "trillion": 1_000_000_000_000,
}
_CURRENCIES = {
    "$": "$", "usd": "$", "dollar": "$", "dollars": "$",
    "€": "€", "eur": "€", "euro": "€", "euros": "€",
    "£": "£", "gbp": "£", "pound": "£", "pounds": "£",
    "¥": "¥", "yen": "¥", "yuan": "yuan", "₹": "₹", "rupee": "₹", "rupees": "₹",
}  # fmt: skip

_DIGITS = (
    r"\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,9})?|\d{1,3}(?:[\u00a0\u202f\u2009]\d{3}){1,5}"
    r"|\d{1,3}(?:\.\d{3}){2,5}|\d{1,18}(?:\.\d{1,9})?"
)
_UNIT = (
    r"(?:\s?(?P<percent>%|percent\b|per\s?cent\b|pct\b|percentage\spoints?\b)"
    r"|[\s-]?(?:(?:US|Australian|Canadian)\s)?"
    r"(?P<currency_after>dollars?|euros?|pounds?|yen|yuan|rupees?|usd|eur|gbp)\b|[€£¥₹])?"
)
_IN_DIGITS = re.compile(
    r"(?<![^\W_])(?<![^\W\d_]-)(?<!\d[.,])"
    r"(?:(?:US|AU?|CA?|NZ|HK)?(?P<currency>[$€£¥₹]|\b(?:USD|EUR|GBP)\s)\s?)?"
    rf"(?P<digits>{_DIGITS})(?!\d)(?P<ordinal>(?:st|nd|rd|th)\b)?"
    r"(?:[\s-]?(?P<magnitude>dozen|hundred|thousand|million|mln|billion|bn|trillion|[km])\b)?"
    + _UNIT,
    re.IGNORECASE,
)
_WORD = "|".join(
    sorted(
        [*_SMALL, *_TENS, *_ORDINALS, *(one for one in _MAGNITUDES if len(one) > 3)], reverse=True
    )
)
_IN_WORDS = re.compile(
    rf"\b(?P<words>(?:a\s+(?=dozen|hundred|thousand|million|billion|trillion))?"
    rf"(?:{_WORD})(?:(?:\s+and\s+|\s+|-)(?:{_WORD}))*)\b{_UNIT}",
    re.IGNORECASE,
)
_HALF = re.compile(r"\bhalf\s+an?\s+$", re.IGNORECASE)
_RANGE = re.compile(r"\s*(?:-|–|—|to|and|or)\s*", re.IGNORECASE)


def numbers_in(text: str) -> tuple[Number, ...]:
    """Return the numbers of a text in reading order.

    In a range the unit and magnitude of one end are those of both: "$5 to 10 million" holds
    5 million and 10 million dollars.
    """
    found = [*_numbers_in_digits(text), *_numbers_in_words(text)]
    found.sort(key=lambda number: number.span)
    return tuple(_ranges_filled(text, found))


def same_number(claimed: Number, source: Number) -> bool:
    """Whether a source's number is the one that is claimed, or rounds to it.

    Rounding counts for numbers with a magnitude or decimals only: 1,234,567 is "1.2 million", but
    1,234 is not "1,230".
    """
    if claimed.unit != source.unit and claimed.unit and source.unit:
        return False
    if PERCENT in (claimed.unit, source.unit) and claimed.unit != source.unit:
        return False
    if claimed.value == source.value:
        return True
    return claimed.step != 1 and abs(claimed.value - source.value) * 2 <= claimed.step


def _numbers_in_digits(text: str) -> Iterator[Number]:
    for match in _IN_DIGITS.finditer(text):
        digits = match["digits"]
        currency = (match["currency"] or "").strip().lower()
        magnitude = (match["magnitude"] or "").lower()
        end = match.end()
        if magnitude == "m" and not currency:
            magnitude, end = "", match.end("digits")  # metres, as often as not
        plain = re.sub(r"[,\u00a0\u202f\u2009]", "", digits)
        if plain.count(".") > 1:
            plain = plain.replace(".", "")
        times = Decimal(_MAGNITUDES.get(magnitude, 1))
        yield Number(
            value=Decimal(plain) * times,
            unit=ORDINAL if match["ordinal"] else _CURRENCIES.get(currency) or _unit(match),
            step=times.scaleb(-len(plain.partition(".")[2])),
            written=text[match.start() : end].strip(),
            span=Span(match.start(), end),
        )


def _numbers_in_words(text: str) -> Iterator[Number]:
    for match in _IN_WORDS.finditer(text):
        before = text[: match.start()].rstrip()
        if before and before[-1].isdigit():
            continue  # the magnitude of digits
        pieces = list(_word_values(match["words"]))
        for at, (value, ordinal, start, end) in enumerate(pieces):
            last = at == len(pieces) - 1
            stop = match.end() if last else match.start() + end
            begin = match.start() + start
            unit = ORDINAL if ordinal else _unit(match) if last else ""
            half = _HALF.search(text[max(0, begin - 12) : begin]) is not None
            written = text[begin:stop].strip()
            amount = Decimal(value) / (2 if half else 1)
            yield Number(amount, unit, Decimal(1), written, Span(begin, stop))


def _word_values(run: str) -> Iterator[tuple[int, bool, int, int]]:
    """Cut a run of number words into numbers: value, whether ordinal, start and end in the run."""
    total = current = 0
    start, end = -1, 0
    for match in re.finditer(r"[a-z]+", run, re.IGNORECASE):
        word = match.group().lower()
        if word in ("a", "and"):
            continue
        value = _SMALL.get(word, _TENS.get(word, _ORDINALS.get(word)))
        if value is not None and start >= 0 and not _joins(current, value):
            yield total + current, False, start, end
            total = current = 0
            start = -1
        start = match.start() if start < 0 else start
        end = match.end()
        if value is not None:
            current += value
        elif word in ("hundred", "dozen"):
            current = (current or 1) * _MAGNITUDES[word]
        else:
            total, current = total + (current or 1) * _MAGNITUDES[word], 0
        if word in _ORDINALS:
            yield total + current, True, start, end
            total = current = 0
            start = -1
    if start >= 0:
        yield total + current, False, start, end


def _joins(current: int, value: int) -> bool:
    """Whether a small number goes on what stands before it: twenty-three, a hundred and three."""
    return current % 100 == 0 or (current % 10 == 0 and current % 100 > 10 and value < 10)


def _unit(match: re.Match[str]) -> str:
    if match["percent"]:
        return PERCENT
    if match["currency_after"]:
        return _CURRENCIES[match["currency_after"].lower()]
    last = match.group()[-1:]
    return _CURRENCIES[last] if last in "€£¥₹" and last else ""


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
    times = Decimal(1)
    if first and number.step == 1 and other.step >= 1000:
        while times * 1000 <= other.value:
            times *= 1000
        times = times if number.value * times < other.value else Decimal(1)
    return Number(number.value * times, unit, number.step * times, number.written, number.span)
