import pytest

from index.english.mentions import (
    ArticleMentioning,
    MentionAsked,
    article_mentioning,
    asks_whether,
    mention_asked,
)


@pytest.mark.parametrize(
    ("question", "about", "what"),
    [
        ("Does the article about the eels mention a parasite?", "the eels", "a parasite"),
        ("does the report on the dam say anything about cracks", "the dam", "cracks"),
        ("Is there anything the interview with Roth mentions?", None, None),
        ("What does the article about the eels mention?", None, None),
    ],
)
def test_what_is_looked_for_in_one_article(
    question: str, about: str | None, what: str | None
) -> None:
    asked = mention_asked(question)
    assert asked == (MentionAsked(about, what) if about and what else None)


def test_whether_is_told_from_how_many() -> None:
    assert asks_whether("Are there articles about eels?")
    assert not asks_whether("How many articles are about eels?")


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Which article mentions Rita Sund most?", ArticleMentioning("Rita Sund", True)),
        (
            "Which of the reports talks about the roof the most?",
            ArticleMentioning("the roof", True),
        ),
        ("What story covers the ferry most often?", ArticleMentioning("the ferry", True)),
        ("Which article mentions Hask?", ArticleMentioning("Hask", False)),
        ("Which town mentions the bridge most?", None),
        ("Which article is the longest?", None),
        ("Which report says most?", None),
    ],
)
def test_what_an_article_is_to_mention_is_told(
    question: str, asked: ArticleMentioning | None
) -> None:
    assert article_mentioning(question) == asked
