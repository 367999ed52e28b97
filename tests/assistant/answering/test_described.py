"""What a question only describes is named by one article, and asked for in another."""

from collections.abc import Iterator
from datetime import date

import pytest

from assistant import Assistant, Turn
from assistant.types import Answer
from index.types import Article

ARTICLES = (
    Article(
        "dogs",
        "Hask passes its budget",
        "The town council of Hask passed the budget on Tuesday. The roads get less.\n\n"
        "Councillor Ottilia Kern's motion to abolish the dog tax failed by 4 votes to 27.",
        "Hask Echo",
        date=date(2024, 12, 5),
    ),
    Article(
        "runoff",
        "Vasko leads in Hask",
        "Nobody won the first round of the election of the mayor.\n\n"
        "| Candidate | Party | Votes |\n|---|---|---|\n"
        "| Irena Vasko | Green List | 3,104 |\n| Georg Lindt | Civic Union | 2,917 |\n"
        "| Ottilia Kern | Independent | 723 |\n\n"
        "A runoff is held in a fortnight. The candidate of the Green List is the first woman who "
        "may become mayor.",
        "Hask Echo",
        date=date(2025, 3, 10),
    ),
    Article(
        "verdict",
        "Suspended sentence for manager of lift",
        "Gernot Pohl, who ran the lift, must do 200 hours of work and pay 15,000 crowns to the "
        "mountain rescue service. His lawyer announced an appeal.",
        "Hask Post",
        date=date(2024, 11, 9),
    ),
    Article(
        "guide",
        "The guide who turned back",
        "Benno Astrell died in Tarn on Sunday. For many years he was head of the mountain rescue "
        "service in the valley, which he had founded with five friends.",
        "Hask Post",
        date=date(2025, 4, 12),
    ),
    Article(
        "club",
        "Nair challenges Hobbs for the chair",
        "Treasurer Priya Nair will stand against chairman Martin Hobbs when the rowing club elects "
        "its chair.\n\nHobbs promised to freeze the fees for two years. Nair promised a boat for "
        "women by 2027. Nair was born in Tarn.",
        "Hask Post",
        date=date(2025, 5, 2),
    ),
    Article(
        "elected",
        "Priya Nair elected chair",
        "Priya Nair was elected chair of the rowing club with 301 votes; Martin Hobbs got 188.",
        "Hask Post",
        date=date(2025, 6, 2),
    ),
)


@pytest.fixture(scope="module")
def valley(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with Assistant.open(tmp_path_factory.mktemp("valley")) as assistant:
        assistant.ingest_articles(ARTICLES)
        yield assistant


@pytest.mark.parametrize(
    ("question", "words", "steps"),
    [
        (
            "How many votes did the councillor who wanted to abolish the dog tax get in the "
            "election of the mayor?",
            "723",
            {"runoff"},
        ),
        (
            "How much must Gernot Pohl pay to the organisation that Benno Astrell founded?",
            "15,000 crowns",
            {"verdict", "guide"},
        ),
    ],
)
def test_what_is_described_is_found_by_its_name(
    valley: Assistant, question: str, words: str, steps: set[str]
) -> None:
    answer = valley.ask(question)
    assert answer.short_answer == words
    cited = {
        cite.article_id.rsplit("-", 1)[0] for one in answer.sentences for cite in one.citations
    }
    assert cited == steps
    assert answer.searched_for


def follow_up(valley: Assistant, first: str, then: str) -> Answer:
    """The answer to a question behind another one."""
    before = valley.ask(first)
    cited = tuple(cite for one in before.sentences for cite in one.citations)
    return valley.ask(then, history=(Turn("user", first), Turn("assistant", before.text, cited)))


@pytest.mark.parametrize(
    ("first", "meant", "words"),
    [
        ("How many votes did Nair get?", "How many votes did Martin Hobbs get?", "188"),
        ("What did Nair promise?", "What did Martin Hobbs promise?", "freeze the fees"),
    ],
)
def test_somebody_of_whom_was_spoken_of_is_looked_up_and_asked_for_by_name(
    valley: Assistant, first: str, meant: str, words: str
) -> None:
    answer = follow_up(valley, first, "And her opponent?")
    assert answer.searched_for == meant
    assert words in answer.sentences[0].text


def test_nobody_is_answered_for_whom_no_article_names(valley: Assistant) -> None:
    assert follow_up(valley, "Where was Nair born?", "And her husband?").refused
