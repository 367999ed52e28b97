"""Questions for a fact that the reader alone gets wrong, over articles made up for them."""

from collections.abc import Iterator
from datetime import date

import pytest

from assistant import Assistant
from index.types import Article

ARTICLES = (
    Article(
        "baths",
        "The Tarn baths are open again",
        "After a winter of repairs the Tarn baths opened on Thursday. They are open from Wednesday "
        "to Monday, from 7.30 to 20.00. A ticket costs 6 crowns.",
        date=date(2026, 3, 5),
    ),
    Article(
        "choir",
        "A choir for the harbour",
        "The Harbour Choir sang for the first time on Friday. Lene Askild, the conductor, had "
        "looked for singers on the quays. The soup afterwards was cooked by the chapel.",
        date=date(2026, 3, 12),
    ),
    Article(
        "trams",
        "Ulvik buys its trams at home",
        "The town of Ulvik has bought nine trams from the Brekke works. “We had offers from Spain "
        "and from Turkey, and both were cheaper,” said the transport officer, Jon Rud. “But who "
        "builds a tram around the corner comes at night when it stands still.”",
        date=date(2026, 4, 2),
    ),
    Article(
        "waiting",
        "Waiting for a workshop",
        "How long owners wait for a workshop was counted by the motor club of Ulvik.\n\n"
        "| Repair | Days in 2025 | Days in 2026 |\n|---|---|---|\n| Brakes | 6 | 9 |\n"
        "| Gearbox | 22 | 14 |\n| Windscreen | 3 | 4 |\n| Paint | 12 | 16 |\n",
        date=date(2026, 4, 20),
    ),
    Article(
        "hall",
        "Velby market moves",
        "The market hall in Velby was closed on Tuesday. Engineers had found that its roof was "
        "sagging. The traders have moved to the car park.",
        date=date(2026, 5, 6),
    ),
    Article(
        "minutes",
        "Velby council: minutes of the meeting of 12 May",
        "Present: Councillors Ole Brandt (chair), Mia Sund.\n\nApologies: Councillor Ida Orr, who "
        "is recovering from an operation. Clerk: Mr J. Lund.",
        date=date(2026, 5, 12),
    ),
)


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with Assistant.open(tmp_path_factory.mktemp("facts")) as opened:
        opened.ingest_articles(ARTICLES)
        yield opened


def test_a_day_of_the_week_is_not_shown_for_when_on_such_a_day(assistant: Assistant) -> None:
    answer = assistant.ask("When do the baths open on Wednesdays?")
    assert "7.30" in answer.sentences[0].text
    assert answer.short_answer is None or "7.30" in answer.short_answer


def test_a_slip_in_the_ending_of_a_word_is_mended(assistant: Assistant) -> None:
    answer = assistant.ask("What is the name of the conducter of the Harbuor Choir?")
    assert "Lene Askild" in answer.sentences[0].text


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("Why did Ulvik choose the Brekke works although others were cheaper?", "comes at night"),
        ("Why was the market hall closed?", "roof was sagging"),
    ],
)
def test_why_brings_the_reason_right_behind_the_event(
    assistant: Assistant, question: str, reason: str
) -> None:
    assert any(reason in one.text for one in assistant.ask(question).sentences)


def test_why_brings_nothing_behind_a_sentence_that_says_it(assistant: Assistant) -> None:
    texts = [one.text for one in assistant.ask("Why was Ida Orr not at the meeting?").sentences]
    assert "recovering" in texts[0]
    assert "Clerk: Mr J. Lund." not in texts


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Which repair had the longest waiting time in 2025?", "Gearbox"),
        ("Which repair has the longest waiting time?", "Paint"),
        ("How long is the wait for brakes in 2026?", "9"),
        ("How many days did owners wait for paint in 2025?", "12"),
    ],
)
def test_how_long_is_told_by_a_column_of_days(
    assistant: Assistant, question: str, expected: str
) -> None:
    assert assistant.ask(question).short_answer == expected
