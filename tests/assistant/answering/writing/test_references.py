"""A list of sources at the end is no part of an answer."""

import datetime

import pytest

from assistant.answering.writing.references import without_references
from assistant.answering.writing.sentence_stream import sentences_of
from index.types import Article

ARTICLES = [
    Article("tug", "The old tug", "", source="tug.txt", date=datetime.date(2024, 5, 3)),
    Article("goat", "A goat on board", "", source="Fen Post", url="https://fen.example/goat"),
]
ANSWER = "The Vega was built in 1961 [1]."


def kept(reply: str) -> list[str]:
    return [one.text for one in without_references(sentences_of([reply]), ARTICLES)]


@pytest.mark.parametrize(
    "added",
    [
        "References:\n[1] tug.txt\n[2] A goat on board",
        "References: [1] tug.txt",
        "**Sources:**\n- [1] tug.txt\n- [2] Fen Post, https://fen.example/goat",
        "## Sources cited\n1. The old tug, 3 May 2024\n2. Some other page",
        "Sources: tug.txt, Fen Post",
        "Source: tug.txt [1]",
        "[1] tug.txt\n[2] A goat on board",
        "[^1]: The old tug\n[^2]: Fen Post",
    ],
)
def test_a_list_of_sources_is_left_out(added: str) -> None:
    assert kept(f"{ANSWER}\n\n{added}") == ["The Vega was built in 1961."]


@pytest.mark.parametrize(
    "reply",
    [
        "The ships are:\n- Goat [2]\n- Tug [1]",
        f"{ANSWER}\nSources close to the owner say that it sank [2].",
        f"{ANSWER}\nSources: police say that it sank [2].",
        f"{ANSWER}\n[2] The old goat sank.",
        f"{ANSWER}\n[1] The old tug.\nIt sank [2].",
        "Sources: tug.txt",
        "[1] The old tug",
    ],
)
def test_what_is_no_list_of_sources_stays(reply: str) -> None:
    assert kept(reply) == [one.text for one in sentences_of([reply])]
