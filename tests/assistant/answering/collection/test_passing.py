"""Subjects of which an article speaks only in passing, and articles that open with a stamp."""

from collections.abc import Iterator
from datetime import date

import pytest

from assistant import Assistant
from index.types import Article

ARTICLES = (
    Article("mill-burns", "Fire in the Tarnby theatre",
            "The theatre of Tarnby burned out on Monday, 4 May. The stage was lost. The theatre "
            "is to open again by autumn, the town says.", "Tarnby News", date=date(2026, 5, 6)),
    Article("other-town", "Pump fails at the Orsted theatre",
            "The Orsted theatre has been closed since Tuesday, 12 May, because a pump failed. The "
            "house was put up in 1994. It is the second theatre in trouble, after the fire in "
            "Tarnby.", "Orsted Echo", date=date(2026, 5, 14)),
    Article("later", "Hail breaks greenhouses",
            "Hail the size of eggs broke 400 greenhouses near Tarnby on Friday. The pears, "
            "planted in 1931, are lost.\n\nThe crane at the theatre was bent. The builders do not "
            "think that it delays the opening, now set for 3 October.",
            "Tarnby News", date=date(2026, 7, 12)),
    Article("notice-amber", "Heat warning for the coast",
            "Issued on Tuesday, 2 June, at 9 am. Heat of up to 36 degrees is expected on the "
            "coast. An amber heat warning applies.", "Weather Desk", date=date(2026, 6, 2)),
    Article("notice-red", "Heat warning raised",
            "Updated on Wednesday, 3 June, at noon. The heat warning for the coast has been raised "
            "to red.", "Weather Desk", date=date(2026, 6, 3)),
)  # fmt: skip


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with Assistant.open(tmp_path_factory.mktemp("desk")) as assistant:
        assistant.ingest_articles(ARTICLES)
        yield assistant


def test_a_timeline_leaves_out_what_an_article_tells_of_another_thing(desk: Assistant) -> None:
    answer = desk.ask("Timeline of the fire in the Tarnby theatre")
    texts = " ".join(one.text for one in answer.sentences)
    assert answer.sentences[0].label == "4 May 2026"
    assert not any(other in texts for other in ("1931", "1994", "pump"))


def test_what_a_date_stamp_dates_is_shown_and_not_the_stamp(desk: Assistant) -> None:
    shown = {one.label: one.text for one in desk.ask("Timeline of the heat warning").sentences}
    assert shown["2 June 2026"].startswith("Heat of up to 36")
    assert shown["3 June 2026"].startswith("The heat warning for the coast")


def test_the_latest_begins_with_the_subject(desk: Assistant) -> None:
    answer = desk.ask("What is the latest on the opening of the Tarnby theatre?")
    assert [one.text[:9] for one in answer.sentences[:2]] == ["The crane", "The build"]


def test_the_latest_does_not_begin_with_a_date_stamp(desk: Assistant) -> None:
    answer = desk.ask("What's the latest on the heat warning?")
    assert "raised to red" in answer.sentences[0].text
