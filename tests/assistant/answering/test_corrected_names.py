"""A name that a later article corrects comes with its correction, which leads if it answers."""

from collections.abc import Iterator
from datetime import date

import pytest

from assistant import Assistant
from index.types import Article

ARTICLES = (
    Article(
        "school",
        "New school in Hask",
        "The new school in Hask has three subjects:\n\n- music, taught by Ada Quill\n"
        "- painting, taught by Rune Hall\n- dance, taught by Ivo Marr\n",
        date=date(2026, 3, 2),
    ),
    Article(
        "school-corrected",
        "Correction: new school in Hask",
        "In our report on the new school in Hask we gave the wrong name for the teacher of "
        "painting. He is Rune Hallberg, not Hall. We apologise.",
        date=date(2026, 3, 4),
    ),
)


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with Assistant.open(tmp_path_factory.mktemp("names")) as opened:
        opened.ingest_articles(ARTICLES)
        yield opened


def test_the_right_name_leads(assistant: Assistant) -> None:
    answer = assistant.ask("Who is painting taught by?")
    texts = [one.text for one in answer.sentences]
    assert "He is Rune Hallberg, not Hall." in texts[:2]
    assert answer.short_answer is None or "Hallberg" in answer.short_answer


def test_a_list_with_the_wrong_name_is_followed_by_the_right_one(assistant: Assistant) -> None:
    answer = assistant.ask("Which subjects does the school have?")
    texts = [one.text for one in answer.sentences]
    assert any("Rune Hall" in text and "Hallberg" not in text for text in texts)
    assert "He is Rune Hallberg, not Hall." in texts[-2:]
