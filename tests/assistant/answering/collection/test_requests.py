"""News of a subject and period, names that are asked for, whether anything is mentioned."""

import pytest

from assistant import Assistant, Turn
from assistant.types import RequestKind


def test_what_happened_to_something_since_a_month(papers: Assistant) -> None:
    answer = papers.ask("What has happened to the pier since March?")
    assert answer.understood_as is RequestKind.NEWS
    assert {one.citations[0].article_id for one in answer.sentences} == {"pier-kept"}


@pytest.mark.parametrize(
    "question",
    [
        "Does any article mention turbines?",
        "Is there an article about eels?",
        "Are there any articles about the museum?",
        "Any articles on the ferry?",
    ],
)
def test_whether_anything_is_mentioned_is_counted(papers: Assistant, question: str) -> None:
    answer = papers.ask(question)
    assert " of 9 articles mention" in answer.statement
    assert answer.sentences


def test_that_nothing_is_mentioned_is_a_refusal(papers: Assistant) -> None:
    answer = papers.ask("Does any article mention zeppelins?")
    assert answer.refused
    assert answer.text == "None of the 9 articles mentions “zeppelins”."


def test_people_are_listed_by_a_name_that_they_share(papers: Assistant) -> None:
    answer = papers.ask("Which people called Olav are mentioned?")
    assert [one.label for one in answer.sentences] == ["Olav Stein"]


def test_people_of_one_article_are_those_that_it_names(papers: Assistant) -> None:
    answer = papers.ask("Who is named in the article about the eels?")
    assert {one.label for one in answer.sentences} == {"Berit Moe", "Olav Stein"}


def test_one_article_is_asked_whether_it_mentions_something(papers: Assistant) -> None:
    answer = papers.ask("Does the article about the eels mention a parasite?")
    assert answer.statement.startswith("1 of 1 article mentions “a parasite”.")
    assert answer.sentences[0].text == "He holds that a parasite is the reason."
    assert papers.ask("Does the article about the eels mention a museum?").refused


def test_a_reason_that_is_disputed_comes_with_the_dispute(papers: Assistant) -> None:
    answer = papers.ask("Why are there fewer eels in the lake?")
    assert "turbines" in answer.text
    assert "disputes that. He holds that a parasite is the reason." in answer.text


def test_news_of_another_month_are_asked_for_in_short(papers: Assistant) -> None:
    answer = papers.ask("And in May?", history=[Turn("user", "What happened in April?")])
    assert answer.understood_as is RequestKind.NEWS
    assert answer.searched_for == "What happened in May?"
    assert answer.question == "And in May?"
    cited = {one.citations[0].article_id for one in answer.sentences}
    assert cited == {"eels", "crash-post", "crash-herald"}


def test_what_is_known_about_something_is_told_where_an_article_tells_of_it(
    papers: Assistant,
) -> None:
    for question in ("What is known about eels?", "What has been reported about lake swim?"):
        assert not papers.ask(question).refused
    assert papers.ask("What is known about zeppelins?").refused
