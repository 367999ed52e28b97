"""Lists that stand under what is asked for, none of whose items says so."""

from collections.abc import Iterator

import pytest

from assistant import Assistant
from index.types import Article

LETTER = """Dear members,

THE FAIR
The fair on 3 May drew 400 guests.
The trophies:
- Loudest frog: Ada Grev, 71 decibels
- Oldest bicycle: Per Lund
- Best cider: the Orr sisters

ROOF
It is tight again. The roofer took three days."""

NOTES = """Barkmeter 2.1 is out today. It counts trees.

## New

- Dots for oaks.
- A faster beech key.

## Mended

- Girths of dead oaks were doubled.
- Printing took an hour.

## Known troubles

- Maps stay grey on old screens.
- Larches are taken for firs."""

RULES = """I have kept geese for a year. This is what I learned.

Rule one: the gate. It must close by itself.

Rule two: the pond. They need a deep one.

Rule three: patience. Geese hiss at everybody."""

STALL = """You need a stall licence to sell at the market of Skarn.

You need:

- a trade card
- a plan of the stall
- proof that the scales are true

The licence is valid for one year."""

ARTICLES = (
    Article("stall", "How to get a stall licence", STALL),
    Article("geese", "Greta's geese", RULES),
    Article("letter", "Letter to the friends of Skarn", LETTER),
    Article("notes", "Barkmeter 2.1: what is in it", NOTES),
    Article(
        "fair",
        "Trophies of the county",
        "The county keeps 40 trophies in a cellar. None was won at a fair. Skarn has none there.",
    ),
)


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with Assistant.open(tmp_path_factory.mktemp("listed") / "data") as opened:
        opened.ingest_articles(ARTICLES)
        yield opened


@pytest.mark.parametrize(
    ("question", "items"),
    [
        ("List the trophies at the Skarn fair", ("Loudest frog", "Oldest bicycle", "Best cider")),
        ("What are the troubles known in Barkmeter?", ("Maps stay grey", "Larches are taken")),
    ],
)
def test_all_of_the_list_is_shown(
    assistant: Assistant, question: str, items: tuple[str, ...]
) -> None:
    answer = assistant.ask(question)
    assert not answer.refused
    for item in items:
        assert any(item in one.text for one in answer.sentences)
    assert "Girths" not in answer.text


@pytest.mark.parametrize(
    ("question", "statement"),
    [
        ("How many trophies were there at the Skarn fair?", "The trophies: 3."),
        ("How many known troubles does Barkmeter 2.1 have?", "Known troubles: 2."),
    ],
)
def test_the_items_of_a_list_are_counted(
    assistant: Assistant, question: str, statement: str
) -> None:
    answer = assistant.ask(question)
    assert answer.statement == statement
    assert len(answer.sentences) == int(statement[-2]) + 1


def test_no_list_counts_what_its_article_does_not_speak_of(assistant: Assistant) -> None:
    answer = assistant.ask("How many trophies did the Lornby regatta give?")
    assert "trophies: 3" not in answer.statement.lower()


def test_one_word_that_no_article_has_does_not_hide_it(assistant: Assistant) -> None:
    answer = assistant.ask("List the trophy laureates at the Skarn fair")
    assert answer.sentences[0].text == "The trophies:"
    assert len(answer.sentences) == 4


def test_a_heading_stands_for_its_list(assistant: Assistant) -> None:
    texts = [one.text for one in assistant.ask("What's new in Barkmeter 2.1?").sentences]
    assert texts == ["## New", "- Dots for oaks.", "- A faster beech key."]


def test_a_list_of_something_else_is_not_shown(assistant: Assistant) -> None:
    answer = assistant.ask("List the trophies at the Hask fair")
    assert not any("decibels" in one.text for one in answer.sentences)


@pytest.mark.parametrize(
    "question", ["What were Greta's three rules?", "which rules does greta have"]
)
def test_headings_that_count_are_shown(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert [one.text for one in answer.sentences] == [
        "Rule one: the gate.",
        "Rule two: the pond.",
        "Rule three: patience.",
    ]


def test_documents_that_are_no_articles_are_listed(assistant: Assistant) -> None:
    text = assistant.ask("List the documents needed for a stall licence.").text
    assert all(each in text for each in ("trade card", "plan of the stall", "scales are true"))


def test_documents_about_something_are_articles(assistant: Assistant) -> None:
    answer = assistant.ask("List the documents about the stall licence.")
    assert answer.statement.startswith("1 of")


def test_without_a_subject_all_articles_are_listed(assistant: Assistant) -> None:
    assert "articles" in assistant.ask("List the articles.").statement
