"""A list is shown as a whole where its items answer, however the question is put."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import Assistant
from index.types import Article

SOUP = Article(
    "soup",
    "Beetroot soup of the Lervik mill",
    "The soup of the Lervik mill is eaten cold. It keeps for three days.\n\n"
    "For the soup\n\n- 600 g beetroot\n- 2 onions from the garden\n- 1 litre buttermilk\n"
    "- a bunch of dill\n\nChop the beetroot and stir it in.\n\n"
    "Opening hours of the mill\n\n- Monday: 9 am to noon\n- Friday: 1 pm to 5 pm\n",
)


CAKE = Article(
    "cake",
    "Plum cake of the Sund bakery",
    "The plum cake of Sund was sold on market days.\n\nYou need:\n250 g flour\n12 plums\n"
    "half a spoon of salt\nthe peel of one lemon\n\nHalve the plums and lay them on the dough.\n"
    "Bake it for forty minutes.",
)


BRIDGE = Article(
    "bridge",
    "Ostby bridge is mended",
    "The bridge of Ostby is mended from May on.\n\nThe following works are planned until 2031:\n\n"
    "Removal of the old paint and a new coat: 48.2 million\n\nNew ropes: 24.5 million\n\n"
    "Protection of the pillars against ships that drift: 45.2 million\n\nThe toll stays as it is.",
)


RELISH = Article(
    "relish",
    "Rhubarb relish of the Torp farm",
    "Enough for four jars.\n\nYou need\n- 1 kg rhubarb\n- 300 g sugar\n- 2 onions\n"
    "- a thumb of ginger\n- salt\n\n1. Cut the rhubarb. Keep the leaves out.\n\n"
    "2. Cook it for an hour.\n\n3. Fill the jars.",
)


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with Assistant.open(tmp_path_factory.mktemp("lists") / "data") as opened:
        opened.ingest_articles([SOUP, CAKE, BRIDGE])
        yield opened


@pytest.mark.parametrize(
    "question",
    [
        "What do I need to buy for the beetroot soup?",
        "What should I get from the shop for the soup with beetroot and onions?",
    ],
)
def test_items_that_answer_bring_their_list(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    texts = [one.text for one in answer.sentences]
    assert texts == [
        "For the soup",
        "- 600 g beetroot",
        "- 2 onions from the garden",
        "- 1 litre buttermilk",
        "- a bunch of dill",
    ]
    assert answer.short_answer is None


@pytest.mark.parametrize(
    "question", ["How much beetroot is in the soup?", "When is the mill open on Friday?"]
)
def test_one_item_answers_what_asks_for_one(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert len(answer.sentences) < 4


def test_short_lines_below_what_introduces_them_are_a_list(assistant: Assistant) -> None:
    answer = assistant.ask("List the ingredients of the plum cake.")
    assert [one.text for one in answer.sentences] == [
        "You need:",
        "250 g flour",
        "12 plums",
        "half a spoon of salt",
        "the peel of one lemon",
    ]


@pytest.mark.parametrize(
    "question",
    ["ingredients of the rhubarb relish?", "What are the ingredients of the rhubarb relish?"],
)
def test_a_list_ends_where_one_of_steps_begins(tmp_path: Path, question: str) -> None:
    with Assistant.open(tmp_path / "data") as assistant:
        assistant.ingest_articles([RELISH])
        answer = assistant.ask(question)
    assert [one.text for one in answer.sentences] == [
        "You need",
        "- 1 kg rhubarb",
        "- 300 g sugar",
        "- 2 onions",
        "- a thumb of ginger",
        "- salt",
    ]
    assert answer.more == 0


def test_items_without_marks_may_have_many_words(assistant: Assistant) -> None:
    answer = assistant.ask("Which works are planned on the bridge, and what do they cost?")
    assert [one.text.partition(":")[2] for one in answer.sentences[1:]] == [
        " 48.2 million",
        " 24.5 million",
        " 45.2 million",
    ]
