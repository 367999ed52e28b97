"""Spans overlap where they share a character; a filter admits what the catalogue counts."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.store import Catalogue, LocalCatalogue, PreparedArticle
from index.types import Article, SearchFilter, Span

MARCH = datetime.date(2026, 3, 1)
ARTICLES = [
    Article(f"{source}{day}", "Title", "Text.", source=source, date=date)
    for source in ("Gazette", "Post", "")
    for day, date in enumerate([None, MARCH, MARCH + datetime.timedelta(days=9)])
]
days = st.none() | st.dates(datetime.date(2026, 2, 20), datetime.date(2026, 3, 20))
filters = st.builds(
    SearchFilter,
    sources=st.frozensets(st.sampled_from(["Gazette", "Post", "Other"])),
    after=days,
    before=days,
    article_ids=st.none() | st.frozensets(st.sampled_from([one.id for one in ARTICLES])),
)


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory):
    opened = LocalCatalogue(tmp_path_factory.mktemp("filters") / "catalogue.sqlite3")
    prepared = [PreparedArticle(one, one.version, "en", [], []) for one in ARTICLES]
    opened.stage(prepared)
    opened.publish(prepared)
    yield opened
    opened.close()


@given(filters)
def test_a_filter_admits_what_the_catalogue_counts(
    catalogue: Catalogue, chosen: SearchFilter
) -> None:
    admitted = [one for one in ARTICLES if chosen.admits(one.id, one.source, one.date)]
    assert len(admitted) == catalogue.article_count(chosen)
    assert not chosen.is_empty or admitted == ARTICLES


def test_the_first_and_the_last_day_are_within() -> None:
    chosen = SearchFilter(after=MARCH, before=MARCH)
    assert chosen.admits("a", "", MARCH)
    assert not chosen.admits("a", "", None)
    assert not chosen.admits("a", "", MARCH + datetime.timedelta(days=1))


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
