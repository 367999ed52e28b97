"""Rows that a question names are found where no sentence answers."""

from collections.abc import Iterator

import pytest

from assistant.answering.collection.found_rows import FoundRows
from index.passages import pack_passages
from index.sentences.split import split_sentences
from index.store import Catalogue, LocalCatalogue, PreparedArticle
from index.types import Article

OVEN = Article(
    "oven",
    "Varma 3 oven: manual",
    "Let the oven cool before you clean it. The display shows a code when something is wrong.\n\n"
    "| Display | Meaning | What to do |\n|---|---|---|\n"
    "| F2 | Door not shut | Shut the door |\n| F7 | Fan blocked | Call the shop |\n",
)
CHESS = Article(
    "chess",
    "Harbour chess open ends",
    "The open had six rounds and a cold buffet. Players came from four countries.\n\n"
    "| Place | Player | Country | Club | Points |\n|---|---|---|---|---|\n"
    "| 1 | Ida Moss | Norway | Rook | 5 |\n| 2 | Per Hagen | Denmark | Rook | 4 |\n"
    "| 3 | Liv Strand | Norway | Knight | 3 |\n",
)


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    opened = LocalCatalogue(tmp_path_factory.mktemp("rows") / "catalogue.sqlite3")
    prepared = []
    for article in (OVEN, CHESS):
        sentences = split_sentences(article)
        passages = pack_passages(article, sentences, lambda text: len(text.split()), 60)
        prepared.append(PreparedArticle(article, article.version, sentences, passages))
    opened.stage(prepared)
    opened.publish(prepared)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("question", "labels", "answer"),
    [
        ("What should I do when the oven shows F7?", ["F7"], ""),
        ("How many points did Liv Strand have?", ["Liv Strand"], "3"),
        ("Which two players came from Norway?", ["Ida Moss", "Liv Strand"], ""),
    ],
)
def test_rows_are_found_by_what_a_question_says(
    catalogue: Catalogue, question: str, labels: list[str], answer: str
) -> None:
    rows = [one for id_ in ("oven", "chess") for one in catalogue.sentences(id_)]
    reply = FoundRows(catalogue).reply(question, rows)
    assert reply is not None
    assert [one.label for one in reply.shown] == labels
    assert reply.answer == answer


@pytest.mark.parametrize(
    "question",
    [
        "What should I do when the kettle shows F7?",
        "How many points did Liv Strand have in 2019?",
        "Which players from Norway were injured?",
        "How old is Ida Moss?",
    ],
)
def test_what_no_row_tells_is_not_answered_by_one(catalogue: Catalogue, question: str) -> None:
    rows = [one for id_ in ("oven", "chess") for one in catalogue.sentences(id_)]
    assert FoundRows(catalogue).reply(question, rows) is None
