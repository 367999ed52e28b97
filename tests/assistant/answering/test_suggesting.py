"""Questions to go on with: about whom the articles surely tell, and none where nothing is sure."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.answering.suggesting import suggestions
from assistant.types import RequestKind
from index.types import Article, SearchFilter

JOBS = "How many jobs will be lost at the Dunmarrow cannery?"
TEXT = """The pier at Hask is closed after a storm broke two of its posts.

“We heard it go,” said Ines Okafor, the harbour master. “It broke two posts,” Okafor said.

Work on the posts begins in May, the town said. Tom Brandt, the mayor, opened the pier in 1998.
"""


def test_people_who_stand_near_are_asked_about_and_surely_answered(
    sample_assistant: Assistant,
) -> None:
    answer = sample_assistant.ask(JOBS)
    offered = suggestions(sample_assistant.engine, answer)
    assert "What did Rosalind Tey say?" in offered
    told = {citation.quote for one in answer.sentences for citation in one.citations}
    for question in offered:
        reply = sample_assistant.ask(question)
        assert not reply.refused
        assert not reply.statement.startswith("The articles may not say this")
        assert {one.citations[0].quote for one in reply.sentences} - told


def test_what_the_question_names_is_not_asked_again(sample_assistant: Assistant) -> None:
    answer = sample_assistant.ask("Who is Rosalind Tey?")
    offered = suggestions(sample_assistant.engine, answer)
    assert not any("Rosalind" in question for question in offered)


@pytest.mark.parametrize("question", ["What is the capital of France?", "hello"])
def test_nothing_is_offered_where_nothing_is_cited(
    sample_assistant: Assistant, question: str
) -> None:
    assert suggestions(sample_assistant.engine, sample_assistant.ask(question)) == ()


def test_nobody_goes_on_in_english_from_a_question_in_german(sample_assistant: Assistant) -> None:
    answer = sample_assistant.ask(JOBS)
    german = replace(answer, question="Worum geht es in den Artikeln?")
    assert suggestions(sample_assistant.engine, german) == ()


@pytest.fixture
def pier(tmp_path: Path) -> Iterator[Assistant]:
    with Assistant.open(tmp_path / "data") as opened:
        opened.ingest_articles([Article("pier", "Pier of Hask closed", TEXT, source="Post")])
        yield opened


def test_only_articles_of_the_choice_are_asked(pier: Assistant) -> None:
    answer = pier.ask("Why is the pier closed?")
    assert any("Tom Brandt" in one for one in suggestions(pier.engine, answer))
    assert suggestions(pier.engine, answer, SearchFilter(sources=("Gazette",))) == ()


def test_a_summary_is_offered_of_the_article_that_is_cited(pier: Assistant) -> None:
    answer = pier.ask("Why is the pier closed?")
    assert "Summarise “Pier of Hask closed”" in suggestions(pier.engine, answer)
    summary = pier.ask("Summarise “Pier of Hask closed”")
    assert summary.understood_as is RequestKind.SUMMARY
    assert not any("Summarise" in one for one in suggestions(pier.engine, summary))
