"""Days of a paper and of what was said."""

import pytest

from index.english.telling_days import is_day_of_telling
from index.types import Span


def of(question: str, text: str, words: str) -> bool:
    start = text.index(words)
    return is_day_of_telling(question, text, Span(start, start + len(words)))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Our review of the play in Thursday's edition left out the cast.", "Thursday"),
        ("The play was put off, the manager told the Herald on Friday.", "Friday"),
        ("The play will not be shown, she said on 3 May.", "3 May"),
    ],
)
def test_the_day_of_a_paper_or_a_statement_is_not_that_of_what_happened(
    text: str, words: str
) -> None:
    assert of("When was the play first shown?", text, words)


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        ("When was the play shown?", "The play was shown on Friday, she said.", "Friday"),
        ("When did she say so?", "The play was put off, she said on Friday.", "Friday"),
        ("When was the play shown?", "Friday's show was sold out.", "Friday"),
    ],
)
def test_other_days_answer(question: str, text: str, words: str) -> None:
    assert not of(question, text, words)
