"""A limit to days says how many articles without one it leaves out."""

from collections.abc import Iterator
from datetime import date

import pytest

from assistant.answering.deciding.refusal import Refuser
from assistant.answering.deciding.undated import left_out
from assistant.types import Question
from index.holdings import LibraryOptions
from index.library import Library
from index.types import Article, SearchFilter
from tests.hashing import HashingEmbedding

SINCE = date(2026, 1, 1)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("undated")

    def count(text: str) -> int:
        return len(text.split())

    options = LibraryOptions(passage_tokens=60, reading=None)
    with Library(folder, HashingEmbedding(seed=1), count, options) as opened:
        opened.ingest(
            [
                Article("new", "New", "The tram is late.", "Post", date=date(2026, 2, 3)),
                Article("old", "Old", "The tram was early.", "Post", date=date(2020, 2, 3)),
                Article("a", "A", "The bus is late.", "Post"),
                Article("b", "B", "The bus is slow.", "Herald"),
            ]
        )
        yield opened


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        (SearchFilter(), ""),
        (SearchFilter(frozenset({"Post"})), ""),
        (SearchFilter(after=SINCE), "2 articles without a day were left out."),
        (SearchFilter(before=SINCE), "2 articles without a day were left out."),
        (SearchFilter(frozenset({"Post"}), SINCE), "One article without a day was left out."),
        (SearchFilter(after=SINCE, article_ids=frozenset({"new"})), ""),
    ],
    ids=["none", "a source", "after", "before", "a source too", "picked"],
)
def test_what_is_left_out_is_counted(library: Library, chosen: SearchFilter, said: str) -> None:
    assert left_out(library.catalogue, chosen) == said


def test_a_refusal_says_so(library: Library) -> None:
    refuser = Refuser(library.catalogue)
    some = refuser.refusal(Question("Why?", filter=SearchFilter(after=SINCE))).reason
    assert some == (
        "No answer was found in the article since 1 January 2026. "
        "2 articles without a day were left out."
    )
    none = refuser.refusal(Question("Why?", filter=SearchFilter(after=date(2030, 1, 1)))).reason
    assert none == (
        "No article passes these filters. 2 articles without a day were left out. "
        "Widen them and ask again."
    )
