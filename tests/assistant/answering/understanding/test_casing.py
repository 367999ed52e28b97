"""Questions typed in small letters."""

from collections.abc import Iterator

import pytest

from assistant import Assistant, Question
from index.types import Article

ARTICLES = (
    Article(
        "pool",
        "Pool Bill Rises Again",
        "The mayor, Ada Grev, has the pool at Nord Quay mended in May. A bill for the pool came "
        "to Grev on Friday. Its roof, says Ada Grev, will last. Bill Orr swims there.",
    ),
    Article("quay", "Ships", "Ships moor at the quay by night. They leave Nord Quay by day."),
)


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with Assistant.open(tmp_path_factory.mktemp("casing") / "data") as opened:
        opened.ingest_articles(ARTICLES)
        yield opened


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("who is ada grev", "who is Ada Grev"),
        ("what did grev pay for the pool?", "what did Grev pay for the pool?"),
        ("is the pool at nord quay open", "is the pool at Nord Quay open"),
        ("is the bill paid", "is the bill paid"),
        ("which ships moor at the quay", "which ships moor at the quay"),
        ("what came in may, on friday", "what came in May, on Friday"),
        ("may one swim in september?", "may one swim in September?"),
        ("who swims? bill orr?", "who swims? Bill Orr?"),
        ("WHO IS ada grev", "WHO IS ada grev"),
        ("Who is Grev, and what is the pool?", "Who is Grev, and what is the pool?"),
    ],
)
def test_names_and_days_get_the_capitals_of_the_articles(
    assistant: Assistant, typed: str, meant: str
) -> None:
    assert assistant.engine.casing.restored(Question(typed)).text == meant


def test_the_answer_is_to_what_was_typed(assistant: Assistant) -> None:
    answer = assistant.ask("who is ada grev")
    assert answer.question == "who is ada grev"
    assert "Ada Grev" in answer.sentences[0].text
