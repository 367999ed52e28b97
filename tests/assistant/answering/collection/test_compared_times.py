from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import Assistant
from index.types import Article

ARTICLES = (
    Article(
        "echo", "The Hask Echo",
        "The Hask Echo is a weekly newspaper of the town of Hask. It was first published on "
        "3 May 1912 by two schoolteachers. Since 2019 it has appeared on Thursdays.",
    ),
    Article(
        "news", "Bryn News",
        "Bryn News is a magazine about sailing. Its first issue was published in 1974 in a garage. "
        "It has 4,000 subscribers and won a prize in 2003.",
    ),
    Article(
        "roth", "Ada Roth",
        "Ada Roth (born 14 July 1939) is a composer. Her second opera was first sung in 1988.",
    ),
    Article(
        "kane", "Bo Kane",
        "Bo Kane, a painter of harbours, was born in Lornby on 7 January 1976.",
    ),
    Article("pier", "The pier", "The pier at Skarn was opened in 1890. Storms broke it in 1931."),
    Article("dam", "The Orb dam", "The Orb dam holds back 40 million tons of water."),
)  # fmt: skip


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder: Path = tmp_path_factory.mktemp("data")
    with Assistant.open(folder) as opened:
        opened.ingest_articles(ARTICLES)
        yield opened


@pytest.mark.parametrize(
    ("question", "statement", "cited"),
    [
        ("Which was published first, the Hask Echo or Bryn News?",
         "Hask Echo 3 May 1912, Bryn News 1974. First: Hask Echo.", {"echo", "news"}),
        ("Who is younger, Ada Roth or Bo Kane?",
         "Ada Roth 14 July 1939, Bo Kane 7 January 1976. Younger: Bo Kane.", {"roth", "kane"}),
        ("Which paper was published more recently, Bryn News or the Hask Echo?",
         "Bryn News 1974, Hask Echo 3 May 1912. More recent: Bryn News.", {"echo", "news"}),
    ],
)  # fmt: skip
def test_the_days_of_both_sides_are_put_beside_each_other(
    assistant: Assistant, question: str, statement: str, cited: set[str]
) -> None:
    answer = assistant.ask(question)
    assert answer.statement == statement
    assert {one.article_id for said in answer.sentences for one in said.citations} == cited


def test_where_one_side_tells_no_day_nothing_is_decided(assistant: Assistant) -> None:
    answer = assistant.ask("Which was opened first, the pier or the Orb dam?")
    assert "First:" not in answer.text
