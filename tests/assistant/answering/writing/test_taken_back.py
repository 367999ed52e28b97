"""What is told only to be denied is never marked, and what denies it stands behind it."""

from collections.abc import Iterator

import pytest

from assistant import Assistant
from index.types import Article

ARTICLES = (
    Article(
        "correction",
        "Corrections",
        "A caption on page 5 described Mr Osric Vane as the owner of Hollow Farm. He is the "
        "tenant; the land belongs to the college of Sund. We apologise to both.",
    ),
    Article(
        "tuner",
        "The tuner of Bryn",
        "Emma Brook tunes pianos in Bryn. People imagine that freedom is a lot of time. For me it "
        "has always been a small room without a telephone, she says.",
    ),
)


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with Assistant.open(tmp_path_factory.mktemp("taken") / "data") as opened:
        opened.ingest_articles(ARTICLES)
        yield opened


@pytest.mark.parametrize(
    ("question", "denied", "so"),
    [
        ("Who is the owner of Hollow Farm?", "described Mr Osric Vane", "He is the tenant"),
        ("What does Emma Brook say about freedom?", "a lot of time", "a small room"),
    ],
)
def test_what_is_so_stands_behind_what_is_denied(
    assistant: Assistant, question: str, denied: str, so: str
) -> None:
    answer = assistant.ask(question)
    texts = [one.text for one in answer.sentences]
    place = next(at for at, text in enumerate(texts) if denied in text)
    assert so in texts[place + 1]
    assert answer.short_answer is None
