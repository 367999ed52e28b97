"""Requests in a dozen languages are understood, and no question is taken for one."""

import pytest

from assistant.answering.understanding.foreign_requests import (
    ForeignRequests,
    load_foreign_requests,
)
from assistant.answering.understanding.request_forms import examples
from assistant.types import Question, RequestKind
from tests.index.languages.paragraphs import HARDER, questions

ALL = "Summarise everything"
WHICH = "Which articles are there?"


@pytest.fixture(scope="module")
def foreign() -> ForeignRequests:
    return load_foreign_requests()


@pytest.mark.parametrize(
    ("asked", "english"),
    [
        *(("Résume l'article", ALL), ("Peux-tu me résumer les textes, s'il te plaît ?", ALL)),
        *(("De quoi parlent les articles ?", ALL), ("De quoi s'agit-il ?", ALL)),
        *(("Quels sont les articles ?", WHICH), ("Montre-moi tous les articles", WHICH)),
        ("RESUME L’ARTICLE SUR les Loups", "Summarise the article about les Loups"),
        ("Quels articles parlent de la tempête ?", "List the articles about la tempête"),
        *(("¿De qué trata?", ALL), ("Hazme un resumen de los artículos", ALL)),
        *(("¿Qué artículos hay?", WHICH), ("¿Qué hay de nuevo?", "What is new?")),
        ("Resume el artículo sobre el puerto", "Summarise the article about el puerto"),
        *(("Di cosa parla l'articolo?", ALL), ("Riassumi gli articoli per favore", ALL)),
        *(("Do que trata o artigo?", ALL), ("Resuma os artigos", ALL)),
        *(("Waar gaat het artikel over?", ALL), ("Vat de artikelen samen", ALL)),
        *(("O czym jest artykuł?", ALL), ("Streść artykuł", ALL)),
        *(("Özetle", ALL), ("MAKALEYİ ÖZETLER MİSİN?", ALL), ("Konu ne?", ALL)),
        ("Tramvay hakkındaki haberi özetle", "Summarise the article about Tramvay"),
        *(("О чём статья?", ALL), ("Кратко перескажи", ALL), ("Какие статьи есть?", WHICH)),
        *(("总结", ALL), ("请总结一下这篇文章", ALL), ("这篇文章讲什么？", ALL)),
        *(("有哪些文章？", WHICH), ("总结关于图书馆的文章", "Summarise the article about 图书馆")),
        *(("要約", ALL), ("この記事を要約してください", ALL), ("기사를 요약해 주세요", ALL)),
        *(("لخّص المقال", ALL), ("عن ماذا يتحدث المقال؟", ALL)),
        ("لخص لي المقال عن الجسر", "Summarise the article about الجسر"),
        *(("सारांश दो", ALL), ("यह लेख किस बारे में है?", ALL)),
        *(("Merci beaucoup !", "Thank you"), ("你好", "Hello"), ("Plus court", "Shorter, please")),
    ],
)
def test_a_request_is_put_into_english(foreign: ForeignRequests, asked: str, english: str) -> None:
    found = foreign.request(asked)
    assert found is not None
    assert found.english == english


def test_questions_of_any_language_are_left_alone(foreign: ForeignRequests) -> None:
    plain = [one.text for one in (*questions(), *questions(file=HARDER), *examples())]
    assert len(plain) > 3_000
    assert [one for one in plain if foreign.request(one) is not None] == []


@pytest.mark.parametrize(
    "asked",
    ["Que dit l'article sur les loups ?", "¿Qué artículo trata el juez?", "总结会什么时候开？", ""],
)
def test_what_only_begins_like_a_request_is_none(foreign: ForeignRequests, asked: str) -> None:
    assert foreign.request(asked) is None


def test_what_is_said_to_be_another_kind_is_that(foreign: ForeignRequests) -> None:
    assert foreign.asked(Question("总结", as_kind=RequestKind.NEWS)) is None
    assert foreign.asked(Question("总结")) is not None


def test_long_texts_take_no_time(foreign: ForeignRequests) -> None:
    assert foreign.request("résume " * 50_000) is None
    assert foreign.request("总结" * 50_000) is None
