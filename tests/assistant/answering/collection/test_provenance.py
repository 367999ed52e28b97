"""Who wrote, who published, and when."""

from datetime import date
from pathlib import Path

import pytest

from assistant import Assistant
from index.types import Article


@pytest.mark.parametrize(
    ("question", "reply"),
    [
        ("How many articles did Milo Brandt write?", "3 of 9 articles are by Milo Brandt."),
        ("How many articles are by Nora Vik?", "3 of 9 articles are by Nora Vik."),
        ("How many articles are from the Ostby Post?", "5 of 9 articles are from Ostby Post."),
        ("Who wrote the article about the eels?", "Milo Brandt wrote “Fewer eels in the lake”"),
        ("Who is the author of the report on the ferry?", "Nora Vik wrote “Three yards"),
        ("When was the article on the museum published?", "“Museum of Ostby reopens” was "),
        ("Which newspaper reported that Lund won the swim?", "Published by Lakeland Herald"),
        ("Who wrote the article about the lake swim?", "No author is named of “Lund wins"),
    ],
)
def test_what_the_catalogue_knows_is_told(papers: Assistant, question: str, reply: str) -> None:
    answer = papers.ask(question)
    assert answer.statement.startswith(reply)
    assert answer.sentences


@pytest.mark.parametrize(
    ("question", "reply"),
    [
        ("Who wrote the article about zeppelins?", "No article on “zeppelins” was found."),
        (
            "How many articles did Sigrid Tveit write?",
            "None of the 9 articles names “Sigrid Tveit” as its author.",
        ),
    ],
)
def test_what_it_does_not_know_is_refused(papers: Assistant, question: str, reply: str) -> None:
    answer = papers.ask(question)
    assert answer.refused
    assert answer.text == reply


def test_what_an_author_wrote_on_a_subject_is_of_that_author(papers: Assistant) -> None:
    answer = papers.ask("What did Ada Quist write about the pier?")
    cited = {one.citations[0].article_id for one in answer.sentences}
    assert cited == {"pier-sold", "pier-kept"}


@pytest.mark.parametrize(
    "question", ["Which articles did Milo Brandt write?", "Which articles mention the eels?"]
)
def test_articles_that_are_listed_are_named(papers: Assistant, question: str) -> None:
    assert "“Fewer eels in the lake”" in papers.ask(question).statement


def test_the_authors_are_listed_with_their_numbers(papers: Assistant) -> None:
    answer = papers.ask("Which authors are there?")
    assert "Nora Vik (3 articles), Milo Brandt (3 articles) and Ada Quist (2 articles)" in (
        answer.statement
    )
    assert "1 article without an author." in answer.statement


INTERVIEW = """Berit Falk has kept the lighthouse of Skarn since 1998.

Were you never afraid?

Of the dark, at first. Then I learned to count the beams.

Who brings your bread?

A neighbour, by boat, on Fridays.

Will you stay?

Until the lamp goes out."""

TALKED = (
    Article("talk", "“I count the beams”", INTERVIEW, "Skarn Monthly", date=date(2026, 5, 3)),
    Article(
        "final",
        "Keeper saves the cup final",
        "Skarn won the cup on Sunday. The keeper held two penalties, and the keeper's brother "
        "scored. A keeper like that is rare, said the coach.",
        "Skarn Herald",
        date=date(2026, 6, 8),
    ),
    Article(
        "tower",
        "Lighthouse to be painted",
        "The lighthouse of Skarn is to be painted in August, in red and white.",
        "Skarn Herald",
        date=date(2026, 7, 1),
    ),
)


@pytest.mark.parametrize(
    ("question", "reply"),
    [
        (
            "When was the interview with the lighthouse warden published?",
            "““I count the beams”” was published by Skarn Monthly on 3 May 2026.",
        ),
        (
            "When was the report on the lighthouse paint work published?",
            "“Lighthouse to be painted” was published by Skarn Herald on 1 July 2026.",
        ),
    ],
)
def test_an_article_is_named_by_some_of_its_words_and_its_form(
    tmp_path: Path, question: str, reply: str
) -> None:
    with Assistant.open(tmp_path / "data") as assistant:
        assistant.ingest_articles(TALKED)
        assert assistant.ask(question).statement == reply
