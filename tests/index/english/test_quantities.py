"""Quantities with what they count."""

from decimal import Decimal

import pytest

from index.english.quantities import quantity_in
from index.types import Span


@pytest.mark.parametrize(
    ("text", "value", "unit", "written"),
    [
        ("It is 1,240 metres long.", 1240, "metr", "1,240 metres"),
        ("He needed 1:02:40.", 3760, "time3", "1:02:40"),
        ("84", 84, "", "84"),
    ],
)
def test_a_quantity_has_its_value_and_unit(text: str, value: int, unit: str, written: str) -> None:
    found = quantity_in(text)
    assert found is not None
    assert (found.value, found.unit, found.written) == (Decimal(value), unit, written)


def test_only_what_begins_within_the_span_counts() -> None:
    text = "Nine boats and 12 rafts"
    found = quantity_in(text, Span(10, len(text)))
    assert found is not None
    assert found.written == "12 rafts"
    assert quantity_in("None at all") is None
