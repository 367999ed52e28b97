"""Articles that tell a day by the clock."""

from datetime import date
from pathlib import Path

from assistant import Assistant
from assistant.answering.collection.clock_events import clock_events
from index.types import Article, Sentence, Span

BLOG = Article(
    "flood",
    "The Orn floods: as it happened",
    "21.15 Good evening. The Orn is two metres above its mark.\n\n"
    "22.40 The bridge at Sund is closed to lorries and cars.\n\n"
    "00.10 Some 300 people sleep in the school of Sund. It is warm there.",
    date=date(2026, 2, 16),
)


def test_each_time_is_an_event_and_midnight_begins_a_day(tmp_path: Path) -> None:
    with Assistant.open(tmp_path / "data") as assistant:
        assistant.ingest_articles([BLOG])
        answer = assistant.ask("Timeline of the Orn floods")
    assert [(one.label, one.text) for one in answer.sentences] == [
        ("16 February 2026, 21.15", "The Orn is two metres above its mark."),
        ("16 February 2026, 22.40", "22.40 The bridge at Sund is closed to lorries and cars."),
        ("17 February 2026, 00.10", "00.10 Some 300 people sleep in the school of Sund."),
    ]


def test_a_few_figures_in_front_are_no_times() -> None:
    sentences = [
        Sentence("prices", "1", number, Span(0, len(text)), text, starts_paragraph=True)
        for number, text in enumerate(["3.20 crowns is a loaf.", "A cake costs 9 crowns."])
    ]
    assert clock_events(sentences, date(2026, 2, 16)) == []
