"""Reports set side by side in the measure that a question names."""

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from assistant import Assistant
from index.types import Article

ARTICLES = (
    Article(
        "gale-herald",
        "Gale tears roof off the Skarn pier",
        "A gale tore the roof off the pier of Skarn on Sunday. Squalls of 110 km/h drove boats "
        "ashore. Waves of 4 metres broke over the wall. Seven boats sank.",
        "Skarn Herald",
        date=date(2026, 3, 2),
    ),
    Article(
        "gale-echo",
        "Pier of Skarn loses its roof",
        "The pier of Skarn lost its roof in the gale of Sunday. The squalls reached 125 km/h, the "
        "coastguard said. Waves of 6 metres broke over the wall. Nine boats sank.",
        "Lornby Echo",
        date=date(2026, 3, 3),
    ),
)


@pytest.mark.parametrize(
    ("question", "shown", "hidden"),
    [
        ("Do the papers agree on the speed of the gale at the pier?", ("110", "125"), "metres"),
        ("do the reports differ on the height of the waves at the pier?", ("4", "6"), "km/h"),
    ],
)
def test_only_the_measure_that_is_named_is_compared(
    tmp_path: Path, question: str, shown: tuple[str, str], hidden: str
) -> None:
    with Assistant.open(tmp_path / "data") as assistant:
        assistant.ingest_articles(ARTICLES)
        answer = assistant.ask(question)
    assert "differ in 1 figure" in answer.statement
    assert all(one in answer.text for one in shown)
    assert hidden not in answer.text
    assert {one.label for one in answer.sentences} == {"Skarn Herald", "Lornby Echo"}


@pytest.mark.parametrize(
    "question",
    ["What do both articles have in common?", "What do the two reports on the gale agree on?"],
)
def test_what_two_reports_have_in_common_is_shown_in_the_words_of_either(
    tmp_path: Path, question: str
) -> None:
    with Assistant.open(tmp_path / "data") as assistant:
        assistant.ingest_articles(ARTICLES)
        answer = assistant.ask(question)
    assert "both say" in answer.statement
    texts = [one.text for one in answer.sentences]
    assert any("roof" in one and "roof" in other for one, other in pairwise(texts))
    assert [one.label for one in answer.sentences[:2]] == ["Skarn Herald", "Lornby Echo"]
