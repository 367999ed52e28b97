"""What another article gives in answer to the same question is shown beside it."""

from collections.abc import Iterator
from datetime import date

import pytest

from assistant import Assistant
from index.types import Article

ARTICLES = (
    Article("shop", "Why the Vale Harriers want a new track",
            "The Vale Harriers have run on cinders since 1931. The track floods. A booklet has it "
            "that the Harriers were founded in 1904, in the back room of a baker.", "Vale Post",
            date=date(2026, 5, 20)),
    Article("race", "Harriers win in the rain",
            "Vale Harriers won the county relay on Sunday in front of 900 people. The last leg was "
            "run by Ida Moe, aged sixteen.\n\nFounded in 1899 by tanners, the club has been in "
            "the county league since 2012.", "Vale Post", date=date(2026, 4, 27)),
    Article("mill", "The mill of Vale",
            "The mill of Vale was founded in 1788 by monks.", "Vale Post", date=date(2026, 1, 2)),
)  # fmt: skip


@pytest.fixture(scope="module")
def vale(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with Assistant.open(tmp_path_factory.mktemp("vale")) as assistant:
        assistant.ingest_articles(ARTICLES)
        yield assistant


def test_two_years_of_one_founding_are_both_shown(vale: Assistant) -> None:
    text = vale.ask("When were the Vale Harriers founded?").text
    assert "1904" in text
    assert "1899" in text
    assert "1788" not in text


def test_what_only_one_article_tells_stands_alone(vale: Assistant) -> None:
    text = vale.ask("When was the mill of Vale founded?").text
    assert "1788" in text
    assert "1899" not in text
