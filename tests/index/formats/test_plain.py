"""Plain text files."""

from datetime import date

import pytest

from index.formats import read_bytes
from index.types import Article


def read(name: str, text: str) -> Article:
    articles = [one for one in read_bytes(name, text.encode()) if isinstance(one, Article)]
    assert len(articles) == 1
    return articles[0]


def test_front_matter_tells_the_title_the_source_and_the_day() -> None:
    text = "---\ntitle: The bell of Orn\nsource: Orn Post\ndate: 2026-02-04\n---\n\nIt rang."
    article = read("bell.txt", text)
    assert (article.title, article.source) == ("The bell of Orn", "Orn Post")
    assert (article.date, article.text) == (date(2026, 2, 4), "It rang.")


@pytest.mark.parametrize(
    "text",
    [
        "---\nThe bell rang at noon.\n---\nThen it was silent.",
        "---\nflour: 200 g\nbutter: 90 g\n---\nMix both.",
        '{"bells": 3}',
    ],
)
def test_what_is_no_front_matter_is_text(text: str) -> None:
    assert read("bell.txt", text).text == text
