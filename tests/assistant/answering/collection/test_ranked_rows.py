"""Rows of tables by their order: places, most and fewest, within a bound."""

from collections.abc import Iterator

import pytest

from assistant import Assistant, Turn
from assistant.types import RequestKind
from index.types import Article

RACE = """The hill race on Skarn Fell took place on 14 June 2025 in heavy rain.

| Place | Runner | Club | Time |
|---|---|---|---|
| 1 | Maja Lindt | Orrin Harriers | 48:12 |
| 2 | Tove Akker | Bay Runners | 48:40 |
| 3 | Petra Holm | Orrin Harriers | 49:05 |
| 4 | Sanne Vik | Dale AC | 51:30 |

Last year's winner Tove Akker said she had slipped twice on the way down.
"""
LEAGUE = """The table after round 12 follows.

| Team | Played | Won | Lost | Points |
|---|---|---|---|---|
| Halden Rovers | 12 | 9 | 1 | 29 |
| Port Elm | 12 | 8 | 3 | 25 |
| Ridgeway | 12 | 4 | 6 | 14 |
| Castle Mere | 12 | 2 | 9 | 7 |
"""

BOWLS = """Hask won the cup final by 21 shots to 15 on Sunday. Skip Della Moon was warned once.
The umpire was Piers Ogden. Next week is free.

River division before the break:

| Rank | Club | Won | Lost |
|---|---|---|---|
| 1 | Hask | 7 | 1 |
| 2 | Orrin | 5 | 3 |
| 3 | Lower Dell | 1 | 7 |
"""
FAIR = """The pumpkin contest drew a crowd to Lonsby. Old Kurt Brandl, who had won it six times,
had to bow to a newcomer, Mira Voss, who grows hers on a roof.

Heaviest pumpkin:

| Place | Grower | Kilograms |
|---|---|---|
| First | Mira Voss | 212 |
| Second | Kurt Brandl | 208 |
| Third | Ole Rask | 150 |
"""
MILLS = """Arden Mills published its annual figures on Friday.

| Branch | Sales 2024 (£m) | Sales 2023 (£m) | Net profit 2024 (£m) |
|---|---|---|---|
| Flour | 40 | 38 | 3.1 |
| Pasta | 22 | 45 | 4.4 |
| Bran | 9 | 8 | 0.6 |
| Whole company | 71 | 91 | 8.1 |
"""


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with Assistant.open(tmp_path_factory.mktemp("tables")) as assistant:
        assistant.ingest_articles(
            [
                Article("race", "Hill race 2025: results", RACE),
                Article("fair", "Autumn fair in Lonsby", FAIR),
                Article("league", "Northern league table", LEAGUE),
                Article("bowls", "Hask take the bowls cup", BOWLS),
                Article("mills", "Arden Mills: figures for the year", MILLS),
            ]
        )
        yield assistant


@pytest.mark.parametrize(
    ("question", "statement"),
    [
        ("Who came second in the hill race?", "Place 2 of 4: Tove Akker."),
        ("Who won the hill race in 2025?", "Place 1 of 4: Maja Lindt."),
        ("Who won the pumpkin contest of Lonsby?", "Place 1 of 3: Mira Voss."),
        ("Who took second place in the pumpkin contest?", "Place 2 of 3: Kurt Brandl."),
        ("Which runner finished last?", "Place 4 of 4: Sanne Vik."),
        ("Which team is second in the northern league?", "Place 2 of 4: Port Elm."),
        ("Which team has the fewest points?", "Points: Castle Mere 7, the lowest of 4."),
        ("Which team has the second most points?", "Points: Port Elm 25, the 2nd highest of 4."),
        ("Which team won the fewest matches?", "Won: Castle Mere 2, the lowest of 4."),
        ("Who is second in the river division?", "Place 2 of 3: Orrin."),
        ("Which club is bottom of the River division?", "Place 3 of 3: Lower Dell."),
        (
            "Which branch of Arden Mills had the highest sales?",
            "Sales 2024 (£m): Flour 40, the highest of 3.",
        ),
        (
            "Which branch had the highest sales in 2023?",
            "Sales 2023 (£m): Pasta 45, the highest of 3.",
        ),
        (
            "Which branch made the lowest net profit?",
            "Net profit 2024 (£m): Bran 0.6, the lowest of 3.",
        ),
    ],
)
def test_the_row_at_a_place_is_found_and_cited(
    tables: Assistant, question: str, statement: str
) -> None:
    answer = tables.ask(question)
    assert answer.statement == statement
    (sentence,) = answer.sentences
    (citation,) = sentence.citations
    text = tables.article(citation.article_id).text
    assert sentence.label
    assert answer.short_answer == sentence.label
    assert sentence.label in text[citation.start : citation.end]


def test_the_rows_within_a_bound_are_counted_and_shown(tables: Assistant) -> None:
    answer = tables.ask("How many teams have more than 20 points?")
    assert answer.statement == (
        "Points more than 20: 2 of 4: Halden Rovers (29) and Port Elm (25)."
    )
    assert [one.label for one in answer.sentences] == ["Halden Rovers", "Port Elm"]


def test_what_is_between_two_rows_is_told(tables: Assistant) -> None:
    question = "What is the difference in points between Halden Rovers and Port Elm?"
    answer = tables.ask(question)
    assert answer.statement == "Points: Halden Rovers 29, Port Elm 25. Difference: 4."


def test_a_place_may_be_asked_after_the_race(tables: Assistant) -> None:
    first = "Who won the hill race in 2025?"
    history = [Turn("user", first), Turn("assistant", tables.ask(first).text)]
    answer = tables.ask("And who came second in it?", history=history)
    assert "Tove Akker" in answer.text


def test_without_such_a_table_the_question_is_one_for_a_fact(tables: Assistant) -> None:
    answer = tables.ask("Who won the election?")
    assert answer.understood_as is RequestKind.FACT


def test_a_league_s_table_does_not_tell_who_won_the_match_above_it(tables: Assistant) -> None:
    answer = tables.ask("Who won the bowls cup?")
    assert not answer.statement
    assert "Hask" in answer.sentences[0].text


def test_a_cell_is_the_answer_whose_row_and_column_are_asked_for(tables: Assistant) -> None:
    assert tables.ask("What was Petra Holm's time?").short_answer == "49:05"


def test_the_names_of_the_columns_are_no_answer(tables: Assistant) -> None:
    answer = tables.ask("How many matches has Orrin lost?")
    assert answer.sentences[0].text == "| 2 | Orrin | 5 | 3 |"
    assert all("Rank" not in one.text for one in answer.sentences)
