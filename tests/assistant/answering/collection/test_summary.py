"""Summaries: of the article that is meant, of a whole story, with both sides of a dispute."""

import pytest

from assistant import Assistant
from assistant.types import RequestKind


@pytest.mark.parametrize(
    "question",
    [
        "Summarise the article about the museum.",
        "Summarise the museum article",
        "Give me a summary of the article on the museum in Ostby.",
    ],
)
def test_the_article_that_is_named_is_summarised(papers: Assistant, question: str) -> None:
    answer = papers.ask(question)
    assert answer.statement == "Key sentences of “Museum of Ostby reopens”:"


def test_a_story_is_told_over_its_articles_in_order(papers: Assistant) -> None:
    answer = papers.ask("Summarise the story of the pier.")
    articles = list(dict.fromkeys(one.citations[0].article_id for one in answer.sentences))
    assert articles == ["pier-sold", "pier-march", "pier-kept"]
    assert "seven to five" in answer.text
    assert "took back" in answer.text


def test_a_summary_has_both_sides(papers: Assistant) -> None:
    answer = papers.ask("Summarise the article about the eels.")
    assert "turbines" in answer.text
    assert "disputes that. He holds that a parasite" in answer.text


def test_nobody_is_called_he_who_was_not_named(papers: Assistant) -> None:
    answer = papers.ask("Summarise the article about the anglers.")
    texts = [one.text for one in answer.sentences]
    for at, text in enumerate(texts):
        if text.startswith("He "):
            assert "Pelle Krag" in texts[at - 1]


@pytest.mark.parametrize(
    ("question", "count", "more"),
    [
        ("Summarise everything in three sentences", 3, 6),
        ("Sum up all articles in two lines.", 2, 7),
        ("Give me 2 key points of the article about the eels.", 2, 0),
        ("Summarise the article about the eels in one sentence.", 1, 0),
    ],
)
def test_a_summary_is_as_long_as_it_is_asked_to_be(
    papers: Assistant, question: str, count: int, more: int
) -> None:
    answer = papers.ask(question)
    assert answer.understood_as is RequestKind.SUMMARY
    assert len(answer.sentences) == count
    assert answer.more == more
    assert len(answer.rest) == more
