"""The bundled sample set is exact, consistent, and hard where its docstring says so."""

import datetime
import json
import re
import unicodedata
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from assistant.sample import articles_path, questions_path

ABBREVIATION = re.compile(r"\b(?:Capt|Cllr|Dr|Mr|Mrs|Ms|Prof|St|[A-Za-z])\.(?= |[A-Za-z]\.)")
BOUNDARY = re.compile(r"[.!?][”\"]? (?=[A-Z“\"])")
NEAR_COPIES = ("bridge-closed", "bridge-closed-agency")


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


ARTICLES = rows(articles_path())
QUESTIONS = rows(questions_path())
ANSWERABLE = [question for question in QUESTIONS if question["answerable"]]
UNANSWERABLE = [question for question in QUESTIONS if not question["answerable"]]
TEXTS = {article["id"]: article["text"] for article in ARTICLES}

each_article = pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article["id"])
each_answerable = pytest.mark.parametrize("question", ANSWERABLE, ids=lambda row: row["id"])
each_unanswerable = pytest.mark.parametrize("question", UNANSWERABLE, ids=lambda row: row["id"])


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def shingles(text: str) -> set[tuple[str, ...]]:
    """All runs of five words."""
    found = words(text)
    return set(zip(*(found[start:] for start in range(5)), strict=False))


def jaccard(one: str, other: str) -> float:
    left, right = shingles(one), shingles(other)
    return len(left & right) / len(left | right)


def is_one_whole_sentence(sentence: str, text: str) -> bool:
    """Whether it fills the text from one sentence's start to the same sentence's end."""
    start = text.index(sentence)
    before, after = text[:start], text[start + len(sentence) :]
    starts = before == "" or re.search(r"(\n|\n- |[.!?][”\"]? )$", before) is not None
    ends = re.search(r"[.!?][”\"]?$", sentence) is not None
    stops = after == "" or re.match(r"\n| [A-Z“\"]", after) is not None
    inside = BOUNDARY.search(ABBREVIATION.sub("", sentence))
    return starts and ends and stops and inside is None


def test_the_counts_are_as_documented() -> None:
    assert len(ARTICLES) == 14
    assert len(ANSWERABLE) == 40
    assert len(UNANSWERABLE) == 10


def test_ids_urls_and_questions_are_unique() -> None:
    for key in ("id", "url", "title"):
        assert len({article[key] for article in ARTICLES}) == len(ARTICLES), key
    for key in ("id", "question"):
        assert len({question[key] for question in QUESTIONS}) == len(QUESTIONS), key


@each_article
def test_an_article_has_the_documented_form(article: dict[str, Any]) -> None:
    required = {"id", "title", "text", "source", "url", "date"}
    assert required <= article.keys() <= required | {"author"}
    assert all(isinstance(value, str) and value.strip() == value for value in article.values())
    assert all(article.values())
    assert article["url"].startswith("https://example.org/")
    assert datetime.date.fromisoformat(article["date"]).year == 2026


@each_article
def test_an_article_is_short_normalised_paragraphs(article: dict[str, Any]) -> None:
    text = article["text"]
    assert 180 <= len(text.split()) <= 450
    assert len(text.split("\n\n")) >= 5
    assert "\n\n\n" not in text
    assert all(line == line.strip() for line in text.split("\n"))
    assert text == unicodedata.normalize("NFC", text)
    for paragraph in text.split("\n\n"):
        first, *items = paragraph.split("\n")
        assert not first.startswith("- ")
        assert all(item.startswith("- ") for item in items)


def test_the_articles_hold_the_hard_cases_of_sentence_splitting() -> None:
    everything = "\n\n".join(TEXTS.values())
    cases = ("Dr. ", "U.S.", "a.m.", "p.m. It", "L.H.B.", "H. P. ", "“", "’", "…", "\n- ", "23.5")
    assert [case for case in cases if case not in everything] == []
    headings = [line for line in everything.split("\n\n") if not re.search(r"[.!?][”\"]?$", line)]
    assert len(headings) >= 15


def test_five_articles_from_five_sources_report_the_bridge() -> None:
    reports = [article for article in ARTICLES if article["id"].startswith("bridge-")]
    assert all("Marram Bridge" in report["text"] for report in reports)
    assert len({report["source"] for report in reports}) == len(reports) == 5
    assert len({report["date"] for report in reports}) == 4


def test_only_the_near_copy_is_near() -> None:
    near = [pair for pair in combinations(sorted(TEXTS), 2) if jaccard(*map(TEXTS.get, pair)) > 0.5]
    assert near == [NEAR_COPIES]
    rest = [jaccard(*map(TEXTS.get, pair)) for pair in combinations(TEXTS, 2) if pair not in near]
    assert max(rest) < 0.05
    assert TEXTS[NEAR_COPIES[0]] != TEXTS[NEAR_COPIES[1]]


def test_the_painting_is_followed_up_a_week_later() -> None:
    dates = {article["id"]: datetime.date.fromisoformat(article["date"]) for article in ARTICLES}
    assert dates["painting-copy"] - dates["painting-found"] == datetime.timedelta(days=7)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda row: row["id"])
def test_a_question_has_the_documented_form(question: dict[str, Any]) -> None:
    keys = {"id", "question", "answers", "answerable", "evidence", "type"}
    assert question.keys() == keys
    assert question["question"] == question["question"].strip() != ""
    assert isinstance(question["answerable"], bool)
    assert all(entry.keys() == {"doc_id", "sentence"} for entry in question["evidence"])


@each_answerable
def test_each_evidence_sentence_is_one_whole_sentence_found_once(question: dict[str, Any]) -> None:
    assert question["evidence"]
    for entry in question["evidence"]:
        text = TEXTS[entry["doc_id"]]
        assert text.count(entry["sentence"]) == 1
        assert is_one_whole_sentence(entry["sentence"], text), entry["sentence"]


@pytest.mark.parametrize(
    "fragment",
    [
        "The ferry is free, Dr. A. B. Cole said",
        "is free, Dr. A. B. Cole said.",
        "The ferry is free, Dr. A. B. Cole said. “It is full.”",
    ],
    ids=["without its end", "without its start", "two sentences"],
)
def test_the_check_for_whole_sentences_can_fail(fragment: str) -> None:
    text = "It runs to 10 p.m. The ferry is free, Dr. A. B. Cole said. “It is full.”"
    assert is_one_whole_sentence("The ferry is free, Dr. A. B. Cole said.", text)
    assert not is_one_whole_sentence(fragment, text)


@each_answerable
def test_each_answer_stands_in_its_evidence(question: dict[str, Any]) -> None:
    assert question["answers"]
    if question["type"].startswith("yes_no"):
        assert set(question["answers"]) <= {"yes", "no"}
        return
    for answer in question["answers"]:
        assert any(answer in entry["sentence"] for entry in question["evidence"]), answer


@each_answerable
def test_evidence_lists_the_same_sentence_in_every_article(question: dict[str, Any]) -> None:
    listed = {(entry["doc_id"], entry["sentence"]) for entry in question["evidence"]}
    assert len(listed) == len(question["evidence"])
    for _, sentence in tuple(listed):
        holders = {(article, sentence) for article, text in TEXTS.items() if sentence in text}
        assert holders <= listed


@each_answerable
def test_evidence_from_the_near_copy_comes_with_the_original(question: dict[str, Any]) -> None:
    holders = {entry["doc_id"] for entry in question["evidence"]}
    assert len(holders.intersection(NEAR_COPIES)) in (0, 2)


@each_unanswerable
def test_an_unanswerable_question_has_neither_answer_nor_evidence(question: dict[str, Any]) -> None:
    assert question["answers"] == question["evidence"] == []
    assert question["type"] == "unanswerable"


@each_unanswerable
def test_an_unanswerable_question_is_a_near_miss(question: dict[str, Any]) -> None:
    asked = {word for word in words(question["question"]) if len(word) > 3}
    shared = max(len(asked.intersection(words(text))) / len(asked) for text in TEXTS.values())
    assert shared >= 0.5


def test_the_types_cover_what_is_hard() -> None:
    types = Counter(question["type"] for question in QUESTIONS)
    asked = {"how_many", "how_much", "quote", "what", "when", "where", "who", "why", "yes_no"}
    hard = {"correction": 2, "disagreement": 1, "multi": 2, "paraphrase": 7, "yes_no_disputed": 1}
    assert types.keys() == asked | hard.keys() | {"unanswerable"}
    assert {name: types[name] for name in hard} == hard
    yes_no = [question["answers"] for question in QUESTIONS if question["type"] == "yes_no"]
    assert sorted(yes_no) == [["no"], ["no"], ["yes"], ["yes"]]


@pytest.mark.parametrize("kind", ["multi", "disagreement", "yes_no_disputed"])
def test_these_types_need_two_articles_that_are_no_copies(kind: str) -> None:
    for question in (row for row in ANSWERABLE if row["type"] == kind):
        holders = {entry["doc_id"] for entry in question["evidence"]} - {NEAR_COPIES[1]}
        assert len(holders) == 2, question["id"]


def test_paraphrases_share_few_words_with_their_evidence() -> None:
    def shared(question: dict[str, Any]) -> float:
        asked = {word for word in words(question["question"]) if len(word) > 3}
        told = {word for entry in question["evidence"] for word in words(entry["sentence"])}
        return len(asked & told) / len(asked)

    paraphrased = [shared(row) for row in ANSWERABLE if row["type"] == "paraphrase"]
    others = [shared(row) for row in ANSWERABLE if row["type"] in ("who", "when", "how_much")]
    assert max(paraphrased) < 0.3
    assert sum(others) / len(others) > 0.4
