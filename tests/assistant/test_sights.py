"""Whoever sees a part of the articles is answered as if there were no more.

With EVERY_FAULT=1, to twice as many questions.
"""

import json
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from assistant import Assistant
from assistant.sample import articles_path, questions_path
from assistant.serialise import answer_to_dict
from assistant.sights import Sights
from index.errors import NotFoundError
from index.formats import read_paths
from index.sight import into
from index.types import Article

EVERY = bool(os.environ.get("EVERY_FAULT"))

COLLECTION = [
    "How many articles are there?",
    "Which sources are there?",
    "What happened in March 2026?",
    "Summarise everything.",
    "What is new?",
    "Who wrote these articles?",
    "List every article about the bridge.",
    "How often is Kesterhythe mentioned?",
    "What does the Zanzibar report say?",
]


@pytest.fixture(scope="module")
def articles() -> tuple[list[Article], list[Article]]:
    """The sample articles: half of them hidden, half of them open."""
    read = [one for one in read_paths([articles_path()]) if isinstance(one, Article)]
    return read[::2], read[1::2]


@pytest.fixture(scope="module")
def mixed(
    articles: tuple[list[Article], list[Article]], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Assistant]:
    hidden, open_ = articles
    with Assistant.open(tmp_path_factory.mktemp("mixed") / "data") as opened:
        assert opened.ingest_articles(into("legal", hidden)).added == len(hidden)
        assert opened.ingest_articles(open_).added == len(open_)
        yield opened


@pytest.fixture(scope="module")
def alone(
    articles: tuple[list[Article], list[Article]], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Assistant]:
    with Assistant.open(tmp_path_factory.mktemp("alone") / "data") as opened:
        opened.ingest_articles(articles[1])
        yield opened


def told(assistant: Assistant, question: str) -> dict[str, Any]:
    answer = answer_to_dict(assistant.ask(question))
    return {name: value for name, value in answer.items() if name != "latency_ms"}


def test_every_answer_is_that_of_a_folder_without_the_rest(
    mixed: Assistant, alone: Assistant
) -> None:
    """To the last digit of every score, for what is answered there and what is refused."""
    seen = Sights(mixed).of(())
    rows = questions_path().read_text(encoding="utf-8").splitlines()
    questions = [json.loads(line)["question"] for line in rows[:: 2 if EVERY else 4]] + COLLECTION
    differing = [one for one in questions if told(seen, one) != told(alone, one)]
    assert differing == []


def test_who_sees_the_collection_is_answered_from_it(mixed: Assistant) -> None:
    sights = Sights(mixed)
    question = "How many vehicles use the Marram Bridge on a normal day?"
    for seen in (sights.of(("legal",)), sights.of(("*",))):
        assert len(seen.articles()) == len(mixed.articles())
        assert told(seen, question)["answer"] == told(mixed, question)["answer"]
    assert sights.of(("legal",)) is sights.of(("legal",))


def test_what_is_taken_in_goes_home_and_meets_nobody(
    articles: tuple[list[Article], list[Article]], mixed: Assistant
) -> None:
    sights, [hidden, *_] = Sights(mixed), articles[0]
    nobody, press = sights.of(()), sights.of(("press",))
    before = mixed.article(f"legal:{hidden.id}")
    theirs = replace(hidden, title="Other", text="Something else was said on Sunday.")
    assert nobody.ingest_articles([theirs]).article_ids == (hidden.id,)
    assert press.ingest_articles([theirs]).article_ids == (f"press:{hidden.id}",)
    forged = replace(theirs, id=before.id)
    assert nobody.ingest_articles([forged]).article_ids == (f":{before.id}",)
    assert mixed.article(before.id) == before
    for assistant in (nobody, press):
        with pytest.raises(NotFoundError):
            assistant.remove(before.id)
        with pytest.raises(NotFoundError):
            assistant.undo(before.id)
        with pytest.raises(NotFoundError):
            assistant.holdings.put_back([before])
    assert mixed.article(before.id) == before
    mixed.remove(hidden.id, f"press:{hidden.id}", f":{before.id}")


def test_a_file_of_one_collection_is_not_taken_into_another(
    mixed: Assistant, tmp_path: Path
) -> None:
    file = tmp_path / "minutes.txt"
    file.write_text("The board met on Monday. It adjourned at noon.", encoding="utf-8")
    [open_id] = mixed.ingest_articles(read_paths([file])).article_ids
    report = mixed.ingest_articles(into("legal", read_paths([file])))
    assert report.failed == 1
    assert "no collection" in report.failures[0].reason
    assert mixed.article(open_id).collection == ""
    mixed.remove(open_id)
    [legal_id] = mixed.ingest_articles(into("legal", read_paths([file]))).article_ids
    assert mixed.article(legal_id).collection == "legal"
    assert mixed.ingest_articles(into("legal", read_paths([file]))).unchanged == 1
    mixed.remove(legal_id)
