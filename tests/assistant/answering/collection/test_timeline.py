"""Timelines: every event stands at the day that its sentence speaks of."""

from datetime import date
from pathlib import Path

from assistant import Assistant
from assistant.types import RequestKind
from index.types import Article


def test_what_was_decided_stands_at_its_own_day(papers: Assistant) -> None:
    answer = papers.ask("Give me a timeline of the pier.")
    days = {one.text.split(" of ")[0][:40]: one.label for one in answer.sentences}
    assert [day for text, day in days.items() if "voted by seven" in text] == ["5 February 2026"]
    assert [day for text, day in days.items() if "took back" in text] == ["9 April 2026"]
    assert [day for text, day in days.items() if "600 anglers" in text] == ["21 February 2026"]
    assert [day for text, day in days.items() if "mended pier" in text] == ["9 June 2026"]


def test_a_timeline_of_a_month_tells_its_days_alone(papers: Assistant) -> None:
    answer = papers.ask("Give me a timeline of February.")
    assert answer.understood_as is RequestKind.TIMELINE
    assert answer.sentences
    assert all("February 2026" in one.label for one in answer.sentences)


def test_no_sentence_says_he_of_nobody(papers: Assistant) -> None:
    answer = papers.ask("Timeline of the pier")
    assert not any(one.text.startswith("He ") for one in answer.sentences)


def test_in_a_portrait_he_is_the_one_it_is_of(tmp_path: Path) -> None:
    portrait = Article(
        "moe",
        "Arvid Moe, the man of the bells",
        "Arvid Moe rang the bells of Orn from 1970. He was born in Sund in 1934. This was mended "
        "in 1981.",
    )
    with Assistant.open(tmp_path / "data") as assistant:
        assistant.ingest_articles([portrait])
        answer = assistant.ask("Timeline of Arvid Moe")
    assert [(one.label, one.text) for one in answer.sentences] == [
        ("1934", "He was born in Sund in 1934."),
        ("1970", "Arvid Moe rang the bells of Orn from 1970."),
    ]


def test_articles_that_are_called_so_are_read_before_newer_ones(tmp_path: Path) -> None:
    quarry = Article("quarry", "The Orn quarry", "The Orn quarry closed on 4 May 1998.")
    passing = [
        Article(
            f"fair-{day}",
            f"Fair number {day}",
            f"The fair number {day} drew {day * 90} guests on {day} March 2026. A bus left from "
            "the old quarry of Orn.",
            date=date(2026, 3, day),
        )
        for day in range(1, 13)
    ]
    with Assistant.open(tmp_path / "data") as assistant:
        assistant.ingest_articles([quarry, *passing])
        answer = assistant.ask("Timeline of the Orn quarry")
    assert [one.text for one in answer.sentences] == ["The Orn quarry closed on 4 May 1998."]
