"""What an empty chat says, by the articles that there are."""

import pytest

from assistant.web import render
from tests.assistant.web.render.page import Page


@pytest.mark.parametrize(
    ("count", "is_sample", "here"),
    [
        (0, True, "Add articles"),
        (14, True, "14 sample articles are here to try it with. Add your own"),
        (1, False, "1 article is here. Add more"),
        (2954, False, "2,954 articles are here. Add more"),
    ],
    ids=["none", "sample", "one", "many"],
)
def test_the_welcome_says_what_is_there_and_how_to_add(
    count: int, is_sample: bool, here: str
) -> None:
    page = Page(render.welcome(count, is_sample))
    assert page.text(css_class="here") == here
    assert next(iter(page.attributes("a", "href"))) == "#articles"


def test_without_articles_the_ways_to_add_some_are_told() -> None:
    page = Page(render.welcome(0, True))
    assert page.text(css_class="start").startswith(
        "Choose files or a folder, paste a text, or drop"
    )
    assert list(page.attributes("a", "href")) == ["#articles", "#samples"]
    assert list(Page(render.welcome(1, False)).attributes("a", "href")) == ["#articles"]


def test_without_articles_nobody_is_told_to_ask() -> None:
    assert Page(render.welcome(0, True)).text("h2") == "Add your first articles"
    assert Page(render.welcome(1, False)).text("h2") == "Ask your articles"
