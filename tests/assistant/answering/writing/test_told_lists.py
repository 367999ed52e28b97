"""A list that is told in sentences is shown as a whole."""

from collections.abc import Iterator

import pytest

from assistant import Assistant
from index.types import Article

LICENCE = Article(
    "licence",
    "Brewery of Orlen keeps its licence",
    "The licensing board of Orlen lets the brewery go on. It makes three demands, and will look "
    "again in a year.\n\nThe brewery had been closed since a fire in May.\n\n"
    "First, the cellar must have a second door. The brewer had wanted to wait. Second, nobody may "
    "sleep above the boilers. Thirdly, lorries must be gone by ten at night.\n\n"
    "First, however, the walls have to dry. The brewer hopes for the spring.",
)

PLAYGROUND = Article(
    "playground",
    "Rules for the playground in Hollin",
    "The parish of Hollin set rules. Dogs stay outside the fence. The swings are locked at eight. "
    "Ball games are for the lower field.\n\nThe vicar was not there. He was in Rome.",
)


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with Assistant.open(tmp_path_factory.mktemp("told") / "data") as opened:
        opened.ingest_articles([LICENCE, PLAYGROUND])
        yield opened


@pytest.mark.parametrize(
    "question",
    ["Which demands does the licensing board make of the brewery?", "List the board’s demands."],
)
def test_what_is_counted_in_another_paragraph_is_a_list(
    assistant: Assistant, question: str
) -> None:
    texts = [one.text for one in assistant.ask(question).sentences]
    assert texts == [
        "It makes three demands, and will look again in a year.",
        "First, the cellar must have a second door.",
        "The brewer had wanted to wait.",
        "Second, nobody may sleep above the boilers.",
        "Thirdly, lorries must be gone by ten at night.",
    ]


def test_what_a_sentence_only_announces_follows_it(assistant: Assistant) -> None:
    answer = assistant.ask("What are the rules that the parish of Hollin set?")
    assert [one.text for one in answer.sentences] == [
        "The parish of Hollin set rules.",
        "Dogs stay outside the fence.",
        "The swings are locked at eight.",
        "Ball games are for the lower field.",
    ]


def test_one_thing_is_no_list(assistant: Assistant) -> None:
    answer = assistant.ask("Why is the brewery of Orlen closed?")
    assert len(answer.sentences) < 4
