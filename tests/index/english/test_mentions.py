import pytest

from index.english.mentions import MentionAsked, asks_whether, mention_asked


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
