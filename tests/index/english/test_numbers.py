"""Numbers however they are written."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.english.numbers import ORDINAL, numbers_in, same_number

ONES = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
fifteen sixteen seventeen eighteen nineteen""".split()
TENS = ["", "", *"twenty thirty forty fifty sixty seventy eighty ninety".split()]


def spelt(value: int) -> str:
    """Spell a number below a billion in English."""
    if value < 20:
        return ONES[value]
    if value < 100:
        return TENS[value // 10] + (f"-{ONES[value % 10]}" if value % 10 else "")
    for size, name in ((1_000_000, "million"), (1_000, "thousand"), (100, "hundred")):
        if value >= size:
            rest = value % size
            return f"{spelt(value // size)} {name}" + (f" {spelt(rest)}" if rest else "")
    raise AssertionError


def pairs(text: str) -> list[tuple[str, str]]:
    return [(f"{number.value.normalize():f}", number.unit) for number in numbers_in(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,200,000 people", [("1200000", "")]),
        ("1.2 million people", [("1200000", "")]),
        ("$1.2 billion", [("1200000000", "$")]),
        ("US$3bn", [("3000000000", "$")]),
        ("£5m", [("5000000", "£")]),
        ("5m deep", [("5", "")]),
        ("30 million euros", [("30000000", "€")]),
        ("41.3\u00a0%", [("41.3", "%")]),
        ("five per cent", [("5", "%")]),
        ("twenty-three", [("23", "")]),
        ("two hundred and fifty", [("250", "")]),
        ("three hundred thousand and six", [("300006", "")]),
        ("a dozen eggs", [("12", "")]),
        ("half a million", [("500000", "")]),
        ("2nd and twenty-first", [("2", ORDINAL), ("21", ORDINAL)]),
        ("three four", [("3", ""), ("4", "")]),
        ("5 to 10 percent", [("5", "%"), ("10", "%")]),
        ("$5 to 10 million", [("5000000", "$"), ("10000000", "$")]),
        ("500 to 1 million", [("500", ""), ("1000000", "")]),
        ("COVID-19 and B12", []),
        ("someone often weighs", []),
        ("1.200.000 euros", [("1200000", "€")]),
        ("1.5m people", [("1500000", "")]),
        ("1.5 m new homes", [("1500000", "")]),
        ("1.5M euros", [("1500000", "€")]),
        ("1.5 m high", [("1.5", "")]),
        ("a 100m sprint", [("100", "")]),
        (
            "1.5bn people, 20k homes and 2tn trees",
            [("1500000000", ""), ("20000", ""), ("2000000000000", "")],
        ),
        ("$5b, 5b Linnet Street", [("5000000000", "$"), ("5", "")]),
        ("a couple of hundred people", [("200", "")]),
        ("a couple thousand dollars", [("2000", "$")]),
        ("a couple of dozen eggs", [("24", "")]),
        ("a couple of days", []),
        ("one trillion dollars", [("1000000000000", "$")]),
        ("two point five million", [("2500000", "")]),
        ("two dozen eggs", [("24", "")]),
        ("a few hundred, several thousand and many dozen", []),
        ("a quarter of a million", [("250000", "")]),
        ("half a dozen", [("6", "")]),
        ("the three hundredth of its kind", [("300", ORDINAL)]),
        (
            "the many firsts of the ones who saw two-thirds",
            [("0.6666666666666666666666666666", "of a whole")],
        ),
        ("Mary O’Hara and One9 Fuel", []),
        ("in 2010 three men", [("2010", ""), ("3", "")]),
        ("CHF 300, 300 Swiss francs", [("300", "CHF"), ("300", "CHF")]),
        ("₩1,000 or 1,000 won", [("1000", "₩"), ("1000", "₩")]),
        ("of 500, 300 won", [("500", ""), ("300", "")]),
        ("300 zł, 300 złotych and 300 PLN", [("300", "zł")] * 3),
        ("¥300, 300 yen and 300 yuan", [("300", "¥"), ("300", "yen"), ("300", "yuan")]),
        ("R$ 5 and HK$5", [("5", "R$"), ("5", "$")]),
        ("kr 300 or SEK 300", [("300", "kr"), ("300", "SEK")]),
        ("TOP 10 of ALL 300", [("10", ""), ("300", "")]),
        (
            "a family of four £30, the front three £8",
            [("4", ""), ("30", "£"), ("3", ""), ("8", "£")],
        ),
        ("children from 4 to 15 €11", [("4", ""), ("15", ""), ("11", "€")]),
        ("it paid 10 EUR 5 times", [("10", "€"), ("5", "")]),
        ("a $1.5 million five-year plan", [("1500000", "$"), ("5", "")]),
        ("396-million-year-old stone", [("396000000", "")]),
        ("12 345 678 (narrow)".replace(" ", "\u202f", 2), [("12345678", "")]),
    ],
)
def test_numbers_are_read(text: str, expected: list[tuple[str, str]]) -> None:
    assert pairs(text) == expected


@given(st.integers(0, 999_999_999))
def test_spelt_numbers_are_their_digits(value: int) -> None:
    assert pairs(f"There were {spelt(value)} of them.") == pairs(f"There were {value} of them.")


@given(st.integers(0, 10**14), st.sampled_from(["", "$", "€", "£"]))
def test_separated_digits_are_read_back(value: int, currency: str) -> None:
    (number,) = numbers_in(f"It was {currency}{value:,} then.")
    assert (number.value, number.unit) == (Decimal(value), currency)


@given(st.decimals(0, 10**6, places=3))
def test_decimals_are_read_back(value: Decimal) -> None:
    (number,) = numbers_in(f"It rose by {value:,f} percent.")
    assert (number.value, number.unit, number.step) == (value, "%", Decimal("0.001"))


_PARTS = (
    "three twenty five million dozen half $ € £ kr EUR 5 1.5 2,000 300m % and to - -year ,".split()
)


@given(
    st.text()
    | st.text(alphabet="0123456789.,- $€%abdehilmnorstuy\n٣")
    | st.lists(st.sampled_from(_PARTS)).map(" ".join)
    | st.lists(st.sampled_from(_PARTS)).map("".join)
)
def test_reading_never_fails_and_spans_are_exact(text: str) -> None:
    numbers = numbers_in(text)
    for number in numbers:
        assert number.span.of(text).strip() == number.written
        assert number.value >= 0
    for one, after in pairwise(numbers):
        assert one.span.end <= after.span.start


@pytest.mark.parametrize(
    ("claimed", "source", "same"),
    [
        ("three", "3", True),
        ("1.2 million", "1,200,000", True),
        ("1.2 million", "1,234,567", True),
        ("1.2 million", "1,260,000", False),
        ("1,230", "1,234", False),
        ("5 %", "5", False),
        ("5", "5 %", False),
        ("$5", "5 dollars", True),
        ("$5", "€5", False),
        ("1st", "first", True),
        ("41 %", "41.3 %", False),
        ("1.5m people", "1.5 million", True),
        ("1.5 m", "1.5 million", True),
        ("1.5 m", "1.5 metres", True),
        ("1.5m people", "1.6 million", False),
        ("a couple of hundred", "210", True),
        ("a couple of hundred", "300", False),
        ("¥300", "300 yen", True),
        ("300 yuan", "¥300", True),
        ("300 yuan", "300 yen", False),
        ("300 krone", "NOK 300", True),
        ("CHF 300", "€300", False),
    ],
)
def test_a_source_number_is_the_claimed_one(claimed: str, source: str, same: bool) -> None:
    assert same_number(numbers_in(claimed)[0], numbers_in(source)[0]) is same
