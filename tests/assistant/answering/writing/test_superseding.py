"""What a newer article takes back, and what a column of corrections puts right, leads."""

from collections.abc import Iterator
from datetime import date

import pytest

from assistant import Assistant
from index.types import Article

ARTICLES = (
    Article("old", "Skating rink closed",
            "The Voss skating rink was closed on Friday after a pipe burst. The town's manager, "
            "Ada Moen, expects the rink to open again on 3 October.", "Voss News",
            date=date(2025, 8, 4)),
    Article("new", "Rink reopening put off",
            "Skaters have to be patient. The rink, shut since August, will not open on 3 October "
            "as planned but on 21 November, the town said.", "Voss News",
            date=date(2025, 9, 20)),
    Article("quay", "New quay for Voss",
            "The quay in Voss will be widened next year. The widening of the quay will cost 7.2 "
            "million crowns.", "Voss News", date=date(2025, 7, 2)),
    Article("errors", "Corrections",
            "In our report of 2 July we wrote that the widening of the quay would cost 7.2 "
            "million crowns. The correct sum is 2.7 million crowns.\n\nWe also misspelt a name.",
            "Voss News", date=date(2025, 7, 5)),
    Article("ball", "Harbour ball on Saturday",
            "The harbour ball takes place on Saturday. The band rehearses in the hall of Brink "
            "School every evening this week.", "Voss News", date=date(2025, 5, 2)),
    Article("ball-right", "Correction",
            "In our report of 2 May, “Harbour ball on Saturday”, we made an error. The band does "
            "not rehearse in the hall of Brink School but in the hall of Aas School.",
            "Voss News", date=date(2025, 5, 6)),
    Article("storm", "Storm sinks boats",
            "A storm has damaged the marina of Voss. The harbour master puts the damage to the "
            "marina at 2 million crowns.", "Voss News", date=date(2025, 6, 1)),
    Article("storm-later", "Marina: damage by the storm is greater",
            "The storm has done more damage in the marina than was thought. Divers now put it at 5 "
            "million crowns. A month ago the harbour master had spoken of 2 million.",
            "Voss News", date=date(2025, 7, 1)),
    Article("hall", "Concert hall for Voss",
            "Voss will build a concert hall at the station, at a cost of 8.1 million crowns. It "
            "will seat 400.", "Voss News", date=date(2025, 3, 1)),
    Article("hall-later", "Concert hall dearer",
            "The concert hall in Voss is a year late. Its cost has risen from 8.1 million to 9.7 "
            "million crowns, the council said.", "Voss News", date=date(2025, 11, 1)),
    Article("bath", "Indoor pool for Voss",
            "The indoor pool in Voss will open to swimmers on Tuesday 6 May. It has six lanes and "
            "a slide.", "Voss News", date=date(2025, 4, 1)),
    Article("bath-later", "Loose tiles in the pool",
            "Divers found loose tiles on the floor of the indoor pool. It has to be emptied once "
            "more. The pool will now open to swimmers on Thursday 19 June.", "Voss News",
            date=date(2025, 4, 20)),
    Article("council", "Council of Voss: minutes of March",
            "1. Ice house. The owner, Orm Dahl, asked for a lease of the ice house for 30 years. "
            "It was put off.\n\n2. Weir. The surveyor, Ms Tove Lind, estimated the mending of the "
            "weir at 310,000 crowns.", "Voss News", date=date(2025, 3, 11)),
    Article("council-later", "Council of Voss: minutes of May",
            "1. Ice house. The council agreed to a lease of 18 years instead of 30.\n\n2. Weir. "
            "Two more beams were found to be rotten. Her estimate is now 395,000 crowns.",
            "Voss News", date=date(2025, 5, 13)),
    Article("sauna", "Sauna in Voss",
            "The sauna will now open at noon on 3 July for the summer. It has nothing to do with "
            "the pool.", "Voss News", date=date(2025, 4, 25)),
)  # fmt: skip


@pytest.fixture(scope="module")
def voss(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with Assistant.open(tmp_path_factory.mktemp("voss")) as assistant:
        assistant.ingest_articles(ARTICLES)
        yield assistant


@pytest.mark.parametrize(
    "question", ["When will the Voss skating rink reopen?", "When does the rink open again?"]
)
def test_a_day_that_is_taken_back_does_not_lead(voss: Assistant, question: str) -> None:
    answer = voss.ask(question)
    assert "21 November" in answer.sentences[0].text
    assert answer.short_answer in (None, "21 November")


def test_what_is_said_now_leads_though_it_does_not_say_what_was(voss: Assistant) -> None:
    answer = voss.ask("When does the indoor pool open?")
    assert "19 June" in answer.sentences[0].text
    assert answer.short_answer in (None, "Thursday 19 June", "19 June")
    assert "3 July" not in answer.sentences[0].text


def test_a_column_of_corrections_answers_with_what_is_right(voss: Assistant) -> None:
    answer = voss.ask("How much will the widening of the quay cost?")
    assert answer.sentences[0].text == "The correct sum is 2.7 million crowns."
    assert answer.short_answer in (None, "2.7 million crowns", "2.7 million")


def test_a_place_is_put_right_by_a_correction_that_names_the_report(voss: Assistant) -> None:
    answer = voss.ask("Where does the band for the harbour ball rehearse?")
    assert "but in the hall of Aas School" in answer.sentences[0].text


def test_the_latest_figure_leads(voss: Assistant) -> None:
    question = "How high is the damage to the Voss marina according to the latest figures?"
    answer = voss.ask(question)
    assert answer.sentences[0].text == "Divers now put it at 5 million crowns."


def test_a_report_of_a_day_is_asked(voss: Assistant) -> None:
    question = "According to the first report of 1 June, how high was the damage to the marina?"
    answer = voss.ask(question)
    assert "2 million crowns" in answer.sentences[0].text
    assert {one.article_id for each in answer.sentences for one in each.citations} == {"storm"}


@pytest.mark.parametrize(
    "question", ["What will the concert hall cost?", "How much does the concert hall in Voss cost?"]
)
def test_a_sum_that_has_risen_from_another_leads(voss: Assistant, question: str) -> None:
    answer = voss.ask(question)
    assert "to 9.7 million" in answer.sentences[0].text
    assert answer.short_answer in (None, "9.7 million crowns", "9.7 million")


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("For how many years is the ice house leased to Orm Dahl?", "18 years instead of 30"),
        ("What is the estimate for the mending of the weir?", "now 395,000 crowns"),
    ],
)
def test_what_later_minutes_say_leads(voss: Assistant, question: str, value: str) -> None:
    answer = voss.ask(question)
    assert value in answer.sentences[0].text
    assert "earlier" in answer.sentences[1].label
