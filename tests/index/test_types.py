"""Values that pass through the index."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.types import Span

spans = st.tuples(st.integers(0, 20), st.integers(0, 20)).map(lambda ends: Span(*sorted(ends)))


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        (Span(0, 5), Span(4, 8), True),
        (Span(0, 5), Span(5, 8), False),
        (Span(0, 9), Span(3, 4), True),
        (Span(0, 9), Span(3, 3), True),
        (Span(3, 3), Span(3, 3), False),
    ],
)
def test_spans_overlap_where_they_share_a_character(one: Span, other: Span, overlap: bool) -> None:
    assert one.overlaps(other) is overlap


@given(spans, spans)
def test_overlap_is_what_both_cover(one: Span, other: Span) -> None:
    shared = set(range(one.start, one.end)) & set(range(other.start, other.end))
    assert one.overlaps(other) is other.overlaps(one)
    if len(one) and len(other):
        assert one.overlaps(other) is bool(shared)
