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


FINAL = Article(
    "final",
    "Sund lift the cup",
    "Sund beat Orn 2-1 in the final on Sunday. The winner came in the 88th minute, when Pia Lie "
    "turned a cross in. Orn had led since the 12th minute through a header by Ane Moe. Lie "
    "levelled on 40 minutes from the spot. The crowd was 900. Sund were founded in 1921.",
    date=date(2026, 6, 8),
)
LOCK = Article(
    "lock",
    "A day at the lock",
    "The first barge was through at 6.10 in the morning. By then the keeper had been up an hour. "
    "The keeper shuts the gates at 9.30 pm. A pump failed at a quarter past two in the afternoon, "
    "and boats queued. At 5.45 in the afternoon the pump ran again.",
)


def _timeline(folder: Path, article: Article, question: str) -> list[tuple[str, str]]:
    with Assistant.open(folder / "data") as assistant:
        assistant.ingest_articles([article])
        answer = assistant.ask(question)
    return [(one.label, one.text.split(",")[0]) for one in answer.sentences]


def test_a_match_is_told_by_its_minutes_in_their_order(tmp_path: Path) -> None:
    assert _timeline(tmp_path, FINAL, "Timeline of the cup final") == [
        ("1921", "Sund were founded in 1921."),
        ("7 June 2026", "Sund beat Orn 2-1 in the final on Sunday."),
        (
            "7 June 2026, minute 12",
            "Orn had led since the 12th minute through a header by Ane Moe.",
        ),
        ("7 June 2026, minute 40", "Lie levelled on 40 minutes from the spot."),
        ("7 June 2026, minute 88", "The winner came in the 88th minute"),
    ]


def test_what_only_describes_a_match_finds_its_report(tmp_path: Path) -> None:
    labels = [label for label, _ in _timeline(tmp_path, FINAL, "Timeline of the football final")]
    assert "7 June 2026, minute 88" in labels


def test_a_day_is_told_by_the_clock_in_its_order(tmp_path: Path) -> None:
    assert [label for label, _ in _timeline(tmp_path, LOCK, "Timeline of the day at the lock")] == [
        "06.10",
        "14.15",
        "17.45",
        "21.30",
    ]
