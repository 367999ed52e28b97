"""Somebody who tells of themself is found by name."""

from collections.abc import Iterator

import pytest

from assistant import Assistant
from assistant.answering.collection.own_words import is_told_by_author
from index.types import Article

MOWER = (
    "In March I gave away my petrol mower. Since then I have cut 4,200 square metres of grass by "
    "hand. My back hurts less than I feared. I sharpen the blades on Sundays."
)
NEWS = (
    'The council voted for the bridge on Monday. "I am glad, and my wife is, and I will sleep," '
    "said councillor Orr."
)


@pytest.fixture(scope="module")
def garden(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with Assistant.open(tmp_path_factory.mktemp("garden")) as assistant:
        assistant.ingest_articles(
            [
                Article("mower", "A year with a push mower", MOWER, author="Rana Sayeed"),
                Article("bridge", "Bridge approved", NEWS, author="Milo Brandt"),
            ]
        )
        yield assistant


def test_a_question_about_an_author_is_answered_from_what_they_tell(garden: Assistant) -> None:
    answer = garden.ask("How many square metres of grass did Rana Sayeed cut?")
    assert "4,200 square metres" in answer.sentences[0].text


def test_a_refusal_does_not_call_an_author_unknown(garden: Assistant) -> None:
    answer = garden.ask("Which airport did Rana Sayeed fly to from Tallinn?")
    assert answer.refusal is not None
    assert "Rana Sayeed" not in answer.refusal.reason


def test_what_others_say_does_not_make_an_article_its_author_s() -> None:
    assert is_told_by_author(MOWER)
    assert not is_told_by_author(NEWS)
