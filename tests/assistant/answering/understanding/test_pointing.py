"""One of the articles that the last answer showed."""

from collections.abc import Iterator

import pytest

from assistant import Answer, Assistant, Turn
from assistant.types import RequestKind
from index.types import Article

ARTICLES = (
    Article("mill", "The mill of Orn", "The mill of Orn grinds rye. Its wheel is 6 metres wide."),
    Article("fair", "A fair in Sund", "The fair of Sund draws 4,000 guests. It lasts three days."),
)


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with Assistant.open(tmp_path_factory.mktemp("pointing") / "data") as opened:
        opened.ingest_articles(ARTICLES)
        yield opened


@pytest.fixture(scope="module")
def listed(assistant: Assistant) -> Answer:
    return assistant.ask("Which articles are there?")


def asked(assistant: Assistant, listed: Answer, question: str) -> Answer:
    cited = tuple(one for sentence in listed.sentences for one in sentence.citations)
    turns = (Turn("user", listed.question), Turn("assistant", listed.text, cited))
    return assistant.ask(question, history=turns)


def cited_articles(answer: Answer) -> list[str]:
    cited = (one.article_id for sentence in answer.sentences for one in sentence.citations)
    return list(dict.fromkeys(cited))


@pytest.mark.parametrize(
    ("question", "at"),
    [
        ("Summarise the second", 1),
        ("tell me more about the first one", 0),
        ("What does the last article say?", -1),
    ],
)
def test_the_one_that_is_pointed_at_is_summarised(
    assistant: Assistant, listed: Answer, question: str, at: int
) -> None:
    answer = asked(assistant, listed, question)
    assert answer.understood_as is RequestKind.SUMMARY
    assert cited_articles(answer) == [cited_articles(listed)[at]]
    assert answer.question == question


def test_a_question_about_it_is_put_to_it_alone(assistant: Assistant, listed: Answer) -> None:
    fair = cited_articles(listed).index("fair") + 1
    answer = asked(assistant, listed, f"What does article {fair} say about the mill?")
    assert set(cited_articles(answer)) <= {"fair"}


def test_there_is_no_seventh(assistant: Assistant, listed: Answer) -> None:
    answer = asked(assistant, listed, "Summarise the seventh")
    assert cited_articles(answer) != [cited_articles(listed)[-1]]
