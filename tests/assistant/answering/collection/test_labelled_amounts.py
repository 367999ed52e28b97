"""Lists of labelled amounts: which line has the most or the least of them."""

from collections.abc import Iterator

import pytest

from assistant import Assistant
from index.types import Article

GIFTS = """The choir of Orrin told its members on Friday who pays for the new organ.

Gifts from patrons:

Wend Brewery: 12,000 pounds
Tarn Garage: 30,500 pounds
Moss Dental: 4,200 pounds

The organ is to be heard at Easter. The patrons were thanked with a cake.
"""
TOWNS = """The county counts its people every ten years.

Residents:

- Bryn: 4,310
- Hask: 12,040
- Upper Tarn: 980

Bryn lost more of them than any other town.
"""
HOURS = """The library of Bryn has new hours.

Opening hours:

Monday: 9:00
Tuesday: 10 lockers free
Saturday: closed
"""


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with Assistant.open(tmp_path_factory.mktemp("lists")) as assistant:
        assistant.ingest_articles(
            [
                Article("gifts", "Who pays for the organ", GIFTS),
                Article("towns", "Count of the county", TOWNS),
                Article("hours", "Library hours", HOURS),
            ]
        )
        yield assistant


@pytest.mark.parametrize(
    ("question", "statement", "line"),
    [
        (
            "Which patron pays the most?",
            "Gifts from patrons: Tarn Garage 30,500 pounds, the highest of 3.",
            "Tarn Garage: 30,500 pounds",
        ),
        (
            "Which patron gives the least?",
            "Gifts from patrons: Moss Dental 4,200 pounds, the lowest of 3.",
            "Moss Dental: 4,200 pounds",
        ),
        (
            "Which town has the most residents?",
            "Residents: Hask 12,040, the highest of 3.",
            "- Hask: 12,040",
        ),
        (
            "Which town has the second fewest residents?",
            "Residents: Bryn 4,310, the 2nd lowest of 3.",
            "- Bryn: 4,310",
        ),
    ],
)
def test_the_line_with_most_or_least_is_found_and_cited(
    lists: Assistant, question: str, statement: str, line: str
) -> None:
    answer = lists.ask(question)
    assert answer.statement == statement
    (citation,) = [one for sentence in answer.sentences for one in sentence.citations]
    text = lists.article(citation.article_id).text
    assert text[citation.start : citation.end] == line
    assert answer.short_answer
    assert answer.short_answer in line


@pytest.mark.parametrize(
    "question",
    [
        "Which patron is the heaviest?",
        "Which singer complains the most?",
        "Which town has the most lockers?",
        "Which day is the longest?",
    ],
)
def test_no_list_of_other_things_or_amounts_answers(lists: Assistant, question: str) -> None:
    assert "the highest of" not in lists.ask(question).statement
