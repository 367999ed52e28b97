"""The questions offered on an empty chat are about what is there."""

import json
from datetime import date
from typing import Any

import pytest

from assistant.sample import articles_path
from assistant.web.examples import (
    MOST_EXAMPLES,
    example_questions,
    is_sample,
    samples_among_own,
)
from index.types import Article

SAMPLE: list[Any] = [
    Article(row["id"], row["title"], row["text"], date=date(2026, 3, 1))
    for row in map(json.loads, articles_path().read_text(encoding="utf-8").splitlines())
]


def own(number: int, title: str = "") -> Any:
    return Article(f"own-{number}", title or f"Title {number}", "Text.", date=date(2026, 1, number))


def test_the_sample_set_has_questions_of_its_own() -> None:
    questions = example_questions(SAMPLE)
    assert len(questions) == MOST_EXAMPLES
    assert questions[0] == "Why was the Marram Bridge closed?"


def test_own_articles_come_first_and_the_newest_of_them() -> None:
    questions = example_questions([*SAMPLE, own(1), own(2)])
    assert questions[:2] == ["What is known about “Title 2”?", "What is known about “Title 1”?"]
    assert questions[2:] == example_questions(SAMPLE)[:2]


def test_each_time_other_questions_are_offered_until_all_were() -> None:
    offered = [example_questions(SAMPLE, turn) for turn in range(4)]
    assert len({question for four in offered[:3] for question in four}) == 3 * MOST_EXAMPLES
    assert offered[3] == offered[0]


def test_own_articles_are_asked_about_by_their_names_and_months() -> None:
    titles = ("Tarn Ferry sold", "Petra Holub wins", "Rain", "NEW MAYOR OF TARN ELECTED TODAY")
    questions = example_questions([own(at, one) for at, one in enumerate(titles, 1)])
    assert "What is the latest on Petra Holub?" in questions
    assert "What happened in January 2026?" in questions
    assert not any("latest on NEW" in one for one in questions)


def test_how_a_text_begins_is_asked_about_last() -> None:
    beginning = "At noon Petra Holub said that the ferry to Tarn would…"
    questions = example_questions([own(1, "Rain"), own(2, beginning), own(3, "Rain")])
    assert questions == [
        "What is known about “Rain”?",
        "What is the latest on Petra Holub?",
        "What happened in January 2026?",
        f"What is known about “{beginning}”?",
    ]


def test_sample_questions_go_with_their_articles() -> None:
    left = [one for one in SAMPLE if not one.id.startswith("bridge")]
    assert not any("Bridge" in question for question in example_questions(left))


def test_a_sample_question_needs_every_article_that_answers_it() -> None:
    both = [one for one in SAMPLE if one.id in ("cannery-company", "cannery-union")]
    [alone] = [one for one in both if one.id == "cannery-company"]
    jobs = "How many jobs will be lost at the Dunmarrow cannery?"
    assert jobs in example_questions(both)
    assert example_questions([alone]) == ["Why will two of the cannery’s production lines stop?"]


def test_no_articles_no_questions() -> None:
    assert example_questions([]) == []


@pytest.mark.parametrize(
    ("title", "asked"),
    [
        ("word " * 40, f"What is known about “{('word ' * 18).strip()}…”?"),
        ("x" * 200, f"What is known about “{'x' * 90}…”?"),
    ],
    ids=["words", "one word"],
)
def test_long_titles_are_cut(title: str, asked: str) -> None:
    assert example_questions([own(1, title)]) == [asked]


def test_what_is_the_sample_set() -> None:
    assert is_sample(SAMPLE)
    assert is_sample(SAMPLE[:3])
    assert not is_sample([*SAMPLE, own(1)])


def test_samples_are_named_only_beside_own_articles() -> None:
    assert samples_among_own(SAMPLE) == []
    assert samples_among_own([]) == []
    assert samples_among_own([own(1)]) == []
    assert samples_among_own([own(1), *SAMPLE]) == [one.id for one in SAMPLE]


def test_an_own_article_with_the_id_of_a_sample_is_none() -> None:
    mine = Article(SAMPLE[0].id, "My own title", "Text.")
    assert samples_among_own([mine, *SAMPLE[1:]]) == [one.id for one in SAMPLE[1:]]
