"""Topics, typed as into a search box: a name, a noun phrase, some words of a passage."""

from collections.abc import Iterator

import pytest

from assistant import Assistant
from index.types import Article

HUT = """Rules of the Skarn hut

WOOD
Taken only from the pile behind the shed, and never more than two baskets a night.

MULES
One may be stabled overnight, if the keeper has been told a week ahead. It eats what you bring.

The beds are booked with Mr Odo Brand. The stove was a present of the Fenby Circle."""

ARTICLES = (
    Article("hut", "Skarn hut: rules for guests", HUT),
    Article(
        "market",
        "Market days",
        "The market opens at six. Wood and charcoal are sold there by the basket, and rules for "
        "the traders hang at the gate. Per Lund sells cheese, Ida Orr bread.",
    ),
    Article(
        "minutes",
        "Minutes of the parish",
        "4. Village pond\n"
        "The ducks are to be counted in May. A proposal for lanterns was turned down, since the "
        "farmer next to it had objected.\n\n"
        "5. Market gate\n"
        "It is to be painted in spring. The colour is still open.",
    ),
)


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with Assistant.open(tmp_path_factory.mktemp("searched") / "data") as opened:
        opened.ingest_articles(ARTICLES)
        yield opened


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Fenby Circle", "The stove was a present of the Fenby Circle."),
        ("village pond lanterns", "A proposal for lanterns was turned down"),
        ("wood skarn hut", "Taken only from the pile behind the shed"),
        ("mule overnight skarn", "One may be stabled overnight"),
        ("lanterns", "A proposal for lanterns was turned down"),
        ("Odo Brand", "The beds are booked with Mr Odo Brand."),
    ],
)
def test_what_says_most_about_a_topic_comes_first(
    assistant: Assistant, typed: str, expected: str
) -> None:
    answer = assistant.ask(typed)
    assert not answer.refused
    assert answer.sentences[0].text.startswith(expected)


def test_a_word_that_the_article_lacks_is_named(assistant: Assistant) -> None:
    answer = assistant.ask("farmer lanterns cheese")
    assert answer.sentences[0].text.startswith("A proposal for lanterns was turned down")
    assert "without “cheese”" in answer.statement


@pytest.mark.parametrize(
    "typed",
    [
        "submarines",
        "village pond submarines",
        "Fenby Opera",
        "Ida Lund",  # there are a Per Lund and an Ida Orr
    ],
)
def test_what_no_article_has_is_refused(assistant: Assistant, typed: str) -> None:
    assert assistant.ask(typed).refused


def test_a_heading_stands_for_what_is_below_it_and_is_not_shown(assistant: Assistant) -> None:
    texts = [one.text for one in assistant.ask("village pond").sentences]
    assert texts
    assert "4. Village pond" not in texts
