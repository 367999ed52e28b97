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


MINUTES = Article(
    "minutes",
    "Lervik rowing club: minutes of 6 May 2026",
    "Present: Ida Moe (chair), Per Lund.\n\n"
    "1. Boathouse roof\n- Leak found on 21 April.\n- Tiles come in June.\n\n"
    "2. Regatta\n- Moved from 9 May to 30 May.\n- Prizes were bought on 2 May.\n",
    date=date(2026, 5, 6),
)
CLUB_NEWS = Article(
    "club-news",
    "Lervik rowing club in July",
    "The oars were varnished on 4 July. After six weeks of rain the roof of the boathouse is "
    "tight.",
    date=date(2026, 7, 8),
)


def test_what_stands_under_a_heading_is_on_it(tmp_path: Path) -> None:
    with Assistant.open(tmp_path / "data") as assistant:
        assistant.ingest_articles([MINUTES, CLUB_NEWS])
        answer = assistant.ask("Timeline of the boathouse roof of the club")
    assert [one.label for one in answer.sentences] == [
        "21 April 2026",
        "June 2026",
        "8 July 2026 (published)",
    ]
    assert "is tight" in answer.sentences[2].text


def test_of_two_subjects_the_articles_of_both_are_told(tmp_path: Path) -> None:
    flood = Article("flood", "Mill race bursts", "The mill race burst on 3 March 2026.")
    match = Article("match", "Rovers beat Orn", "Rovers beat Orn by a goal on 8 April 2026.")
    with Assistant.open(tmp_path / "data") as assistant:
        assistant.ingest_articles([flood, match])
        answer = assistant.ask("Chronology of the mill race trouble and the Rovers game")
    assert [one.label for one in answer.sentences] == ["3 March 2026", "8 April 2026"]


def test_the_best_article_tells_where_none_names_the_subject_throughout(tmp_path: Path) -> None:
    thief = Article(
        "thief",
        "COURTS",
        "A baker who stole sixty kayaks has been fined.\n\nHe went out between June and August of "
        "last year, when the boathouses stood open. A second trial opens on 5 October. Theft of "
        "kayaks is no prank, the judge said.",
        date=date(2026, 9, 20),
    )
    with Assistant.open(tmp_path / "data") as assistant:
        assistant.ingest_articles([thief])
        answer = assistant.ask("Chronology of the kayak thefts and the trial")
    assert answer.sentences[-1].label == "5 October 2026"


def test_a_line_of_source_and_author_is_no_event(tmp_path: Path) -> None:
    weir = Article(
        "weir",
        "Weir gives way",
        "Skarn Courier, Sunday 3 May 2026. By Mia Toft\n\nThe weir of Skarn gave way at night.",
        date=date(2026, 5, 3),
    )
    with Assistant.open(tmp_path / "data") as assistant:
        assistant.ingest_articles([weir])
        answer = assistant.ask("Timeline of the weir of Skarn")
    assert [one.text for one in answer.sentences] == ["The weir of Skarn gave way at night."]


SHIPS = (
    Article(
        "titanic",
        "The Titanic, a hundred years on",
        "The Titanic left Southampton on 10 April 1912. On 15 April 1912 the Titanic sank.",
        date=date(2012, 4, 15),
    ),
    Article(
        "titan",
        "Search for the Titan ends",
        "The Titan dived on 18 June 2023 near the Titanic. Debris of the Titan was found on 22 "
        "June 2023.",
        date=date(2023, 6, 23),
    ),
)


def test_a_timeline_takes_no_article_on_what_is_called_nearly_so(tmp_path: Path) -> None:
    with Assistant.open(tmp_path / "data") as assistant:
        assistant.ingest_articles(SHIPS)
        answer = assistant.ask("Timeline of the Titan")
        assert {c.article_id for one in answer.sentences for c in one.citations} == {"titan"}


def test_no_timeline_is_made_of_what_no_article_names(tmp_path: Path) -> None:
    with Assistant.open(tmp_path / "data") as assistant:
        assistant.ingest_articles(SHIPS[:1])
        assert assistant.ask("Timeline of the Titan").refused
        assert not assistant.ask("Timeline of the Titanic").refused
