"""Comparisons of what is said: by two, at two times, in figures that differ."""

from collections.abc import Iterator
from datetime import date

import pytest

from assistant import Assistant
from index.types import Article

ARTICLES = (
    Article("march", "Record crowd at the lamp march of Orn",
            "Some 7,000 people took part in the lamp march of Orn on Friday, the organisers said. "
            "They had hoped for dry weather. The old record, 6,100, was set in 2016.", "Orn Echo",
            date=date(2026, 3, 7)),
    Article("march-police", "Police count fewer at the lamp march",
            "The police estimate that 4,200 people took part in the lamp march on Friday. The "
            "organisers, by contrast, had counted each lamp twice. Three people were fined.",
            "Radio Orn", date=date(2026, 3, 8)),
    Article("nurses", "Nurses of Orn clinic on strike",
            "The nurses of Orn clinic have stopped work. The union asks for 900 crowns more a "
            "month, and a canteen at night. Staff had been offered 350 crowns more a month.",
            "Orn Echo", date=date(2026, 4, 2)),
    Article("council-april", "Council of Orn: minutes of the meeting of 9 April 2026",
            "1. Town hall. The architect, Ms Tove Lind, estimated the new roof at 310,000 crowns."
            "\n\n2. Dogs. Two bins are bought.", "Orn Echo", date=date(2026, 4, 10)),
    Article("council-june", "Council of Orn: minutes of the meeting of 11 June 2026",
            "1. Town hall. Half of the beams of the roof are rotten. Her estimate is now 395,000 "
            "crowns.\n\n2. Dogs. One more bin is bought.", "Orn Echo", date=date(2026, 6, 12)),
)  # fmt: skip


@pytest.fixture(scope="module")
def orn(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with Assistant.open(tmp_path_factory.mktemp("orn")) as assistant:
        assistant.ingest_articles(ARTICLES)
        yield assistant


@pytest.mark.parametrize(
    ("question", "first", "second"),
    [
        (
            "Compare the estimates for the roof of the town hall in April and June.",
            "310,000",
            "395,000",
        ),
        ("Compare what the union asked for with what the clinic offered.", "900", "350"),
        (
            "Do the organisers and the police agree on the size of the march?",
            "7,000",
            "4,200",
        ),
    ],
)
def test_both_sides_are_shown(orn: Assistant, question: str, first: str, second: str) -> None:
    answer = orn.ask(question)
    shown = [one for one in answer.sentences if one.label]
    assert [first in shown[0].text, second in shown[1].text] == [True, True]
    assert all(one.citations for one in answer.sentences)


def test_what_an_answer_is_to_be_compared_with_is_asked_too(orn: Assistant) -> None:
    asked = "How many people came to the lamp march by the organisers' count?"
    text = orn.ask(f"{asked} Compare with the old record.").text
    assert "7,000" in text
    assert "6,100" in text
