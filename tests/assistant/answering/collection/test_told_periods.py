"""A year may be what an article tells of, and not when it was published."""

from collections.abc import Iterator
from datetime import date

import pytest

from assistant import Assistant
from index.types import Article

ACCOUNTS = Article(
    "accounts", "Harrow Ferries sails out of the red: accounts for 2022",
    "Harrow Ferries made a profit of 2 million for the first time in six years. "
    "It carried 310,000 passengers, a tenth more than the year before. "
    "The new terminal cost less than was feared.",
    "Harrow Echo", date=date(2023, 3, 4),
)  # fmt: skip
TERMINAL = Article(
    "terminal", "New terminal opens on the north quay",
    "The new terminal on the north quay was opened on Friday. "
    "Harrow Ferries paid a third of it. The café has forty seats and a view of the lighthouse.",
    "Harrow Echo", date=date(2022, 6, 11),
)  # fmt: skip


@pytest.fixture(scope="module")
def ferries(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with Assistant.open(tmp_path_factory.mktemp("ferries")) as assistant:
        assistant.ingest_articles([ACCOUNTS, TERMINAL])
        yield assistant


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("Summarise the accounts of Harrow Ferries for 2022", ACCOUNTS.title),
        ("Summarise the article about the terminal from 2022", TERMINAL.title),
    ],
)
def test_the_article_of_that_year_is_the_one_whose_title_has_it(
    ferries: Assistant, question: str, title: str
) -> None:
    assert ferries.ask(question).statement == f"Key sentences of “{title}”:"
