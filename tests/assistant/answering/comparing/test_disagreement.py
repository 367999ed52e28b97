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

ALIKE = {
    "the same number, written otherwise": (
        JOBS,
        [
            Report("At the cannery, sixty jobs will go.", "sixty"),
            Report("At the cannery, 60 jobs will go.", "60"),
        ],
    ),
    "rounded": (
        COST,
        [
            Report("The repair of the pier will cost $2.3 million.", "$2.3 million"),
            Report("To repair the pier will cost $2,312,000.", "$2,312,000"),
        ],
    ),
    "about": (
        JOBS,
        [
            Report("At the cannery, about 60 jobs will go.", "about 60"),
            Report("At the cannery, 58 jobs will go.", "58"),
        ],
    ),
    "at least": (
        HANGERS,
        [
            Report("On the bridge at least 4 hangers are damaged.", "4"),
            Report("The bridge has 38 damaged hangers.", "38"),
        ],
    ),
    "other things counted": (
        JOBS,
        [
            Report("The cannery will cut 180 jobs.", "180"),
            Report("The cannery has 640 workers whose jobs will go or stay.", "640"),
        ],
    ),
    "other units": (
        COST,
        [
            Report("The repair of the pier will cost $2 million.", "$2 million"),
            Report("The repair of the pier will cost 3 weeks of work.", "3"),
        ],
    ),
    "another place": (
        "How many cases of flu are there in Port Averil?",
        [
            Report("Port Averil has 63 cases of flu.", "63"),
            Report("Kesterhythe has 20 cases of flu.", "20"),
        ],
    ),
    "another time": (
        JOBS,
        [
            Report("The cannery will cut 180 jobs.", "180", day=-400),
            Report("At the cannery, 75 jobs will go.", "75"),
        ],
    ),
    "years that the sentences name": (
        JOBS,
        [
            Report("At the cannery, 180 jobs will go in 2027.", "180"),
            Report("At the cannery, 75 jobs will go in 2026.", "75"),
        ],
    ),
    "further ones": (
        JOBS,
        [
            Report("At the cannery, 180 jobs will go.", "180"),
            Report("At the cannery, another 75 jobs will go.", "75"),
        ],
    ),
    "a range": (
        JOBS,
        [
            Report("At the cannery, 180 jobs will go.", "180"),
            Report("At the cannery, 150 to 200 jobs will go.", "150 to 200"),
        ],
    ),
    "one article": (JOBS, [Report("At the cannery, 180 jobs will go. Or 75 jobs go.", "180")]),
    "another season": (
        "When does season 4 of The Tide start?",
        [
            Report("Season 4 of The Tide starts on 3 May.", "3 May"),
            Report("Season 5 of The Tide starts on 9 May.", "9 May"),
        ],
    ),
    "what else has a date": (
        OPENS,
        [
            Report("The museum reopens on 3 May.", "3 May"),
            Report("The museum closed on 9 January.", "9 January"),
        ],
    ),
    "a day and its month": (
        OPENS,
        [
            Report("The museum reopens on 3 May 2026.", "3 May 2026"),
            Report("The museum reopens in May.", "May"),
        ],
    ),
    "a denial of something else": (
        STRIKE,
        [
            Report("The cannery workers will strike on Monday.", "strike"),
            Report("The cannery will not close.", "not close"),
        ],
    ),
    "far behind the best": (
        JOBS,
        [
            Report("At the cannery, 180 jobs will go.", "180"),
            Report("At the cannery, 75 jobs will go.", "75", score=1.0),
        ],
    ),
    "of something that has to do with it": (
        FOUNDED,
        [
            Report(
                "The Tarn Institute, which has since moved to the coast, was founded in 1915.",
                "1915",
                day=None,
            ),
            Report(
                "A rowing club of the Tarn Institute, with six boats, was founded by men in 1951.",
                "1951",
                day=None,
            ),
        ],
    ),
    "of another place, undated": (
        "When was the Tide sold out?",
        [
            Report(
                "Its singer tells that the Tide was sold out in Lorvane on 3 May.", "3 May", None
            ),
            Report(
                "After four weeks of snow nobody expected that the Tide was sold out on 9 June.",
                "9 June",
                None,
            ),
        ],
    ),
    "what the reader doubts, undated": (
        FOUNDED,
        [
            Report("Monks say that the Tarn Institute was founded in 1915.", "1915", None),
            Report(
                "Its first book shows the Tarn Institute as founded 1951 near a lake.",
                "1951",
                None,
                margin=-3.0,
            ),
        ],
    ),
    "no fewer than": (
        HANGERS,
        [
            Report("On the bridge no fewer than 4 hangers are damaged.", "4"),
            Report("The bridge has 38 damaged hangers.", "38"),
        ],
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


@pytest.mark.parametrize(("question", "reports"), ALIKE.values(), ids=ALIKE)
def test_what_only_looks_like_a_contradiction_is_not_shown(
    tmp_path: Path, question: str, reports: list[Report]
) -> None:
    assert found(tmp_path, question, reports) is None


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
    hangers = sample_assistant.ask("How many hangers on the Marram Bridge are damaged?")
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
