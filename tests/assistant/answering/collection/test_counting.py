"""Which articles mention something, and which does most: named, with their sentences."""

from assistant import Assistant
from assistant.types import RequestKind


def test_the_article_that_mentions_something_most_is_named_with_its_sentences(
    papers: Assistant,
) -> None:
    answer = papers.ask("Which article mentions the museum most?")
    assert answer.understood_as is RequestKind.COUNT
    assert (
        answer.statement == "“Museum of Ostby reopens” mentions “the museum” most, in 2 sentences."
    )
    assert {c.article_id for one in answer.sentences for c in one.citations} == {"museum"}
    assert len(answer.sentences) == 2


def test_articles_that_mention_it_as_often_are_all_named(papers: Assistant) -> None:
    answer = papers.ask("Which article mentions the bus most?")
    assert "“Bus crash near Ostby”" in answer.statement
    assert "“Bus leaves road at Ostby”" in answer.statement
    assert "in 1 sentence each" in answer.statement


def test_the_article_that_mentions_somebody_is_named(papers: Assistant) -> None:
    answer = papers.ask("Which article mentions Pelle Krag?")
    assert answer.statement.endswith("The article: “Anglers march against sale of pier”.")


def test_what_no_article_mentions_is_refused(papers: Assistant) -> None:
    assert papers.ask("Which article mentions dragons most?").refused
