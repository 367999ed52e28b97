"""How something comes is told right behind that it is so."""

from collections.abc import Iterator

import pytest

from assistant import Assistant
from assistant.answering.writing.explaining import told_after
from index.sentences.split import split_sentences
from index.types import Article

LYNX = Article(
    "lynx",
    "Eleven lynxes live in the Ardel forest",
    "The rangers counted eleven lynxes in the Ardel forest this winter. "
    "They compared the spots on pictures from forty cameras. "
    "Each animal has a pattern of its own.\n\n"
    "The hunters doubt the figure. The forest belongs to the county.",
)


@pytest.fixture(scope="module")
def forest(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with Assistant.open(tmp_path_factory.mktemp("forest")) as assistant:
        assistant.ingest_articles([LYNX])
        yield assistant


def test_what_goes_on_from_the_sentence_that_leads_says_how(forest: Assistant) -> None:
    answer = forest.ask("How did the rangers count the lynxes?")
    texts = [one.text for one in answer.sentences]
    at = next(at for at, text in enumerate(texts) if "counted eleven" in text)
    assert "forty cameras" in texts[at + 1]


def test_how_many_is_one_fact(forest: Assistant) -> None:
    answer = forest.ask("How many lynxes did the rangers count?")
    assert "counted eleven" in answer.sentences[0].text
    assert not any("pattern of its own" in one.text for one in answer.sentences)


def test_where_the_paragraph_ends_the_next_one_says_how() -> None:
    text = (
        "The police estimate that 9,500 people came to the lantern festival. That is far fewer.\n\n"
        "Officers had gone over photographs taken by a drone. They did so twice. It rained."
    )
    best, *after = split_sentences(Article("lanterns", "Fewer lanterns", text))
    told = told_after("How did the police arrive at their estimate?", best, after)
    assert [one.text for one in told] == [
        "That is far fewer.",
        "Officers had gone over photographs taken by a drone.",
        "They did so twice.",
    ]
