"""Requests in other languages than English and German are answered over articles in theirs."""

from collections.abc import Iterator

import pytest

from assistant import Assistant
from assistant.types import RequestKind
from index.types import Article

ARTICLES = (
    Article(
        "loups",
        "Trois loups observés dans le massif de l'Arve",
        "Des gardes ont filmé trois loups dans le massif de l'Arve. Les éleveurs demandent des "
        "clôtures électriques. La préfecture a promis une aide de 300 euros par éleveur.",
        "Le Courrier",
    ),
    Article(
        "library",
        "青河市新图书馆开馆",
        "青河市新图书馆于2026年3月1日正式开馆。该馆由建筑师陈立华设计，藏书120万册。",
        "青河日报",
    ),
)


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with Assistant.open(tmp_path_factory.mktemp("foreign")) as opened:
        opened.ingest_articles(ARTICLES)
        yield opened


@pytest.mark.parametrize("asked", ["De quoi parlent les articles ?", "总结", "О чём статьи?"])
def test_a_summary_of_all_is_one(assistant: Assistant, asked: str) -> None:
    answer = assistant.ask(asked)
    assert answer.understood_as is RequestKind.SUMMARY
    cited = {citation.article_id for one in answer.sentences for citation in one.citations}
    assert cited == {"loups", "library"}


@pytest.mark.parametrize(
    ("asked", "article"),
    [("Résume l'article sur les loups", "loups"), ("总结关于图书馆的文章", "library")],
)
def test_a_summary_is_of_the_article_that_is_named(
    assistant: Assistant, asked: str, article: str
) -> None:
    answer = assistant.ask(asked)
    assert answer.understood_as is RequestKind.SUMMARY
    assert {citation.article_id for one in answer.sentences for citation in one.citations} == {
        article
    }


def test_a_question_is_still_one(assistant: Assistant) -> None:
    answer = assistant.ask("Que demandent les éleveurs ?")
    assert answer.sentences[0].text == "Les éleveurs demandent des clôtures électriques."
