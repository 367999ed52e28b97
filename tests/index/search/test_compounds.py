"""Compounds: what one text writes as one word and another as two."""

from collections.abc import Iterator

import pytest

from assistant import Assistant
from index.search.compounds import compounds, in_articles_form
from index.store import Catalogue
from index.types import Article

ARTICLES = (
    Article(
        "weir",
        "The towpath",
        "The towpath below the weir was flooded on Monday. Wood fires are not allowed there. The "
        "warden answers by e-mail only.",
    ),
    Article(
        "centre",
        "Sports hall",
        "The tennis court is lit until nine. Ida Orr lost her email there. A day care room opens "
        "in May. On line 7 the buses stop at eight.",
    ),
)


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with Assistant.open(tmp_path_factory.mktemp("compounds") / "data") as opened:
        opened.ingest_articles(ARTICLES)
        yield opened


@pytest.fixture
def catalogue(assistant: Assistant) -> Catalogue:
    return assistant.engine.catalogue


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("When was the tow path flooded?", "When was the towpath flooded?"),
        ("Tow-path floods", "Towpath floods"),
        ("Are woodfires allowed?", "Are wood fires allowed?"),
        ("Daycare in May", "Day care in May"),
        ("the tenniscourt and the tow path", "the tennis court and the towpath"),
        ("the day care room", "the day care room"),  # as the article does
        ("Ida's email", "Ida's email"),  # both stand there
        ("Ida's e-mail", "Ida's e-mail"),
        ("Is it online?", "Is it online?"),  # two small words beside each other are no compound
        ("the foot bridge", "the foot bridge"),  # of which no article speaks
    ],
)
def test_a_question_is_written_as_the_articles_are(
    catalogue: Catalogue, typed: str, written: str
) -> None:
    assert in_articles_form(typed, catalogue.lexical) == written


def test_both_forms_are_searched_for_where_articles_have_both(assistant: Assistant) -> None:
    lexical = assistant.engine.catalogue.lexical
    assert [one.other for one in compounds("Who uses email?", lexical)] == ["e mail"]
    assert [one.other for one in compounds("Who uses e-mail?", lexical)] == ["email"]
    for question in ("Who answers by email?", "Who answers by e-mail?"):
        first = assistant.ask(question).sentences[0]
        assert first.text == "The warden answers by e-mail only."


def test_what_is_asked_in_the_other_form_is_answered(assistant: Assistant) -> None:
    answer = assistant.ask("When was the tow path flooded?")
    assert answer.question == "When was the tow path flooded?"
    assert answer.short_answer == "Monday"


def test_a_refusal_does_not_miss_what_stands_there_in_the_other_form(assistant: Assistant) -> None:
    refusal = assistant.ask("What do zookeepers pay for the tow path?").refusal
    assert refusal is not None
    assert refusal.absent == ("zookeepers",)
