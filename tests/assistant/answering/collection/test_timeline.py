"""Timelines: every event stands at the day that its sentence speaks of."""

from assistant import Assistant
from assistant.types import RequestKind


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
