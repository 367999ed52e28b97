"""Articles that contradict each other are shown as such, and only those."""

import datetime
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.types import Turn
from tests.assistant.reports import MARCH, Report, found

HANGERS = "How many hangers of the bridge are damaged?"
JOBS = "How many jobs will go at the cannery?"
COST = "How much will the repair of the pier cost?"
OPENS = "When does the museum reopen?"
STRIKE = "Will the cannery workers strike?"
FOUNDED = "When was the Tarn Institute founded?"

DIFFERENT = {
    "counts": (
        HANGERS,
        [
            Report("On the bridge, 38 hangers are damaged.", "38"),
            Report("The bridge has 41 damaged hangers.", "41", day=-2),
        ],
        ["38", "41"],
    ),
    "the newer first": (
        HANGERS,
        [
            Report("On the bridge, 38 hangers are damaged.", "38", day=-2),
            Report("The bridge has 41 damaged hangers.", "41"),
        ],
        ["41", "38"],
    ),
    "a correction first": (
        HANGERS,
        [
            Report(
                "On the bridge, 38 hangers are damaged. Correction: An earlier version of this "
                "article said that 41 hangers were damaged; the figure is 38.",
                "38",
                day=-3,
            ),
            Report("The bridge has 41 damaged hangers.", "41"),
        ],
        ["38", "41"],
    ),
    "a correction by itself": (
        HANGERS,
        [
            Report("The bridge has 41 damaged hangers.", "41", day=-90),
            Report("Correction: We said that 41 bridge hangers were damaged; it is 38.", "41"),
        ],
        ["38", "41"],
    ),
    "part of a whole": (
        HANGERS,
        [
            Report("Damage is seen in 41 of the bridge’s 96 hangers.", "96"),
            Report("On the bridge, 38 hangers are damaged.", "38", day=2),
        ],
        ["38", "41"],
    ),
    "this, not that": (
        JOBS,
        [
            Report("The cannery will cut 180 jobs.", "180", day=-60),
            Report(
                "The jobs that go at the cannery are 260, not 180, a union says.", "260, not 180"
            ),
        ],
        ["260", "180"],
    ),
    "words and digits": (
        JOBS,
        [
            Report("At the cannery, sixty jobs will go.", "sixty"),
            Report("At the cannery, 75 jobs will go.", "75", day=1),
        ],
        ["75", "sixty"],
    ),
    "money": (
        COST,
        [
            Report("The repair of the pier will cost $2 million.", "$2 million"),
            Report("To repair the pier will cost $3.5 million.", "$3.5 million", day=4),
        ],
        ["$3.5 million", "$2 million"],
    ),
    "more than about allows": (
        COST,
        [
            Report("The repair of the pier will cost about $2 million.", "about $2 million"),
            Report("To repair the pier will cost $3.5 million.", "$3.5 million", day=4),
        ],
        ["$3.5 million", "$2 million"],
    ),
    "days": (
        OPENS,
        [
            Report("The museum reopens on 3 May.", "3 May"),
            Report("The museum reopens on 17 May.", "17 May", day=9),
        ],
        ["17 May", "3 May"],
    ),
    "years, undated": (
        FOUNDED,
        [
            Report("The Tarn Institute was founded in 1915.", "1915", day=None),
            Report("The Tarn Institute was founded by monks in 1951.", "1951", day=None),
        ],
        ["1915", "1951"],
    ),
    "a date, undated and in other words": (
        "What is the opening date of the Averil Tunnel?",
        [
            Report(
                "After years of quarrels about its cost, and though nobody had asked for it, the "
                "Averil Tunnel was opened on 9 June 2010.",
                "9 June 2010",
                day=None,
            ),
            Report(
                "Built by two firms that have both failed since, the Averil Tunnel (tubes of 40 "
                "metres; opened 2020) is closed at night.",
                "2020",
                day=None,
            ),
        ],
        ["9 June 2010", "2020"],
    ),
    "irregular verbs": (
        "When did the Wyndle fair begin?",
        [
            Report("The Wyndle fair began on 3 May.", "3 May"),
            Report("The Wyndle fair begins on 17 May.", "17 May", day=3),
        ],
        ["17 May", "3 May"],
    ),
    "at most, and more": (
        JOBS,
        [
            Report("At the cannery, no more than 60 jobs will go.", "60"),
            Report("At the cannery, 75 jobs will go.", "75", day=1),
        ],
        ["75", "60"],
    ),
    "yes and no": (
        STRIKE,
        [
            Report("The cannery workers will strike on Monday.", "strike"),
            Report("The cannery workers will not strike.", "not strike", day=1),
        ],
        [None, None],
    ),
    "percentages": (
        "What percentage of the orchards froze?",
        [
            Report("Of the orchards 40 percent froze.", "40 percent"),
            Report("Frost: 55% of the orchards froze.", "55%", day=1),
        ],
        ["55%", "40 percent"],
    ),
}


@pytest.mark.parametrize(("question", "reports", "words"), DIFFERENT.values(), ids=DIFFERENT)
def test_a_contradiction_is_seen(
    tmp_path: Path, question: str, reports: list[Report], words: list[str | None]
) -> None:
    disagreement = found(tmp_path, question, reports)
    assert disagreement is not None
    assert [side.words for side in disagreement.sides] == words
    assert all(not side.words or side.words in side.citation.quote for side in disagreement.sides)


def test_the_sides_say_which_is_a_correction(tmp_path: Path) -> None:
    question, reports, _ = DIFFERENT["a correction first"]
    disagreement = found(tmp_path, question, reports)
    assert disagreement is not None
    assert [side.is_correction for side in disagreement.sides] == [True, False]
    assert [side.citation.date for side in disagreement.sides] == [
        datetime.date(2026, 2, 28),
        MARCH,
    ]


def test_the_sample_articles_disagree_where_they_were_written_to(
    sample_assistant: Assistant,
) -> None:
    hangers = sample_assistant.ask("How many hangers were found to be damaged?")
    assert hangers.short_answer == "38"
    assert hangers.disagreement is not None
    assert [side.words for side in hangers.disagreement.sides] == ["38", "41"]
    quiet = sample_assistant.ask("How many vehicles use the Marram Bridge on a normal day?")
    assert quiet.disagreement is None


def test_a_time_and_a_distance_do_not_disagree(sample_assistant: Assistant) -> None:
    history = [Turn("user", "Why was the Marram Bridge closed?")]
    detour = sample_assistant.ask("How long is the detour?", history=history)
    assert detour.short_answer == "27 kilometres"
    assert detour.disagreement is None


OWNER = "Who bought the Corvan Works?"
TOOK_OVER = (
    "{} took over most of the plants of Corvan Engineering, among them the Works, on 4 May 2019."
)


@pytest.mark.parametrize(
    ("days", "told"), [((None, None), True), ((0, 0), True), ((0, -7), False)], ids=str
)
def test_copies_with_another_answer_differ_whatever_words_they_use(
    tmp_path: Path, days: tuple[int | None, int | None], told: bool
) -> None:
    """Of two days they may be new figures in the words of the last report."""
    names = ("Halvard Steel", "Brink Foundries")
    reports = [
        Report(TOOK_OVER.format(name), name, day=day) for name, day in zip(names, days, strict=True)
    ]
    assert (found(tmp_path, OWNER, reports) is not None) is told


def test_copies_that_differ_but_do_not_lead_are_of_no_interest(tmp_path: Path) -> None:
    reports = [
        Report("The Corvan Works were bought by the county.", "the county", day=None, score=6.0),
        Report(TOOK_OVER.format("Halvard Steel"), "Halvard Steel", day=None),
        Report(TOOK_OVER.format("Brink Foundries"), "Brink Foundries", day=None),
    ]
    assert found(tmp_path, OWNER, reports) is None
