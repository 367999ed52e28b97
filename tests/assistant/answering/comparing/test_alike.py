"""Articles that agree in other words, or speak of other things, do not contradict each other."""

from pathlib import Path

import pytest

from tests.assistant.reports import Report, found

HANGERS = "How many hangers of the bridge are damaged?"
JOBS = "How many jobs will go at the cannery?"
COST = "How much will the repair of the pier cost?"
OPENS = "When does the museum reopen?"
STRIKE = "Will the cannery workers strike?"
FOUNDED = "When was the Tarn Institute founded?"

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


@pytest.mark.parametrize(("question", "reports"), ALIKE.values(), ids=ALIKE)
def test_what_only_looks_like_a_contradiction_is_not_shown(
    tmp_path: Path, question: str, reports: list[Report]
) -> None:
    assert found(tmp_path, question, reports) is None
