"""Drafts become articles: every one has an id, a title and text, and fields say what is wrong."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import EmptyError, UnreadableError
from index.formats import MAX_TEXT_CHARACTERS
from index.formats.draft import (
    Draft,
    Origin,
    finish,
    parse_id,
    parse_text,
    parse_url,
    title_of,
)

FILE = Origin("news/town hall.txt", "town hall.txt", b"/home/ann/news/town hall.txt")
NAMELESS = Origin("-", "standard input", None)


def test_what_a_draft_lacks_is_filled_in() -> None:
    article = finish(Draft("The bridge closes\n\nIt does."), FILE)
    assert article.title == "The bridge closes"
    assert article.source == "town hall.txt"
    assert article.text == "The bridge closes\n\nIt does."
    assert article.id.startswith("town-hall-")
    assert len(article.id) == len("town-hall-") + 12


def test_what_a_draft_has_is_kept() -> None:
    draft = Draft("x", "T\n i", "S", "https://e.org", date(2024, 1, 2), " A\u202e", "my id")
    article = finish(draft, FILE, row=3)
    assert (article.id, article.title, article.source, article.author) == ("my id", "T i", "S", "A")
    assert (article.url, article.date) == ("https://e.org", date(2024, 1, 2))


def test_ids_depend_on_the_origin_and_the_row_and_not_on_the_text() -> None:
    assert finish(Draft("a"), FILE).id == finish(Draft("b"), FILE).id
    assert finish(Draft("a"), FILE, row=1).id != finish(Draft("a"), FILE, row=2).id
    assert finish(Draft("a"), FILE).id != finish(Draft("a"), Origin("", FILE.name, b"/x")).id


def test_ids_of_standard_input_depend_on_the_text_only() -> None:
    assert finish(Draft("a"), NAMELESS, row=1).id == finish(Draft("a"), NAMELESS, row=2).id
    assert finish(Draft("a"), NAMELESS).id != finish(Draft("b"), NAMELESS).id


@given(st.text(), st.binary())
def test_an_id_can_be_made_of_any_name(name: str, key: bytes) -> None:
    assert parse_id(Origin(name, name, key).article_id("x", 1))


@pytest.mark.parametrize(
    "text", ["", " \n\t", "\ufeff", "\u200b\u200b", "\xad\xa0", "\0", "\u202e"]
)
def test_text_that_cannot_be_seen_is_empty(text: str) -> None:
    with pytest.raises(EmptyError, match="no text"):
        finish(Draft(text), FILE)


def test_a_title_that_cannot_be_seen_is_none() -> None:
    assert finish(Draft("Words", title="\u200b \n"), FILE).title == "Words"


def test_the_longest_text_is_read_and_a_longer_one_is_refused() -> None:
    text = ("word " * (MAX_TEXT_CHARACTERS // 5 + 1))[:MAX_TEXT_CHARACTERS]
    assert finish(Draft(text), FILE).text == text
    with pytest.raises(UnreadableError, match="characters and an article may have"):
        finish(Draft(text + "x"), FILE)


LONG = "The council of the town voted on Tuesday evening to close the river bridge because"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        pytest.param("\n \n  Bridge closes \nMore.", "Bridge closes", id="first line"),
        pytest.param("\u3000\n橋が閉鎖\n", "橋が閉鎖", id="ideographic space"),
        pytest.param("Will it close?\nYes.", "Will it close?", id="question"),
        pytest.param("It closes. Why? Rust.", "It closes. Why? Rust.", id="short sentence"),
        pytest.param(
            f"{LONG} repairs.",
            "The council of the town voted on Tuesday evening to close the river bridge because…",
            id="paragraph",
        ),
        pytest.param("市" * 200 + "。", "市" * 89 + "…", id="no spaces"),
        pytest.param("x" * 5_000_000, "x" * 89 + "…", id="one endless word"),
    ],
)
def test_titles_from_text(text: str, title: str) -> None:
    assert title_of(text) == title


@given(st.text())
def test_every_article_has_a_title_on_one_line(text: str) -> None:
    article = finish(Draft("A" + text), FILE)
    assert article.title.strip()
    assert len(article.title.splitlines()) == 1
    assert len(article.title) <= 300


@pytest.mark.parametrize(
    ("value", "id"), [("a b", "a b"), (" a", " a"), (7, "7"), ("ü/..", "ü/..")]
)
def test_ids_are_kept_as_they_are(value: object, id: str) -> None:
    assert parse_id(value) == id


@pytest.mark.parametrize(
    "value", ["", "  ", "a\nb", "a\tb", "a\0", "\ud800", "a\u202eb", "x" * 513, True, 1.5, []]
)
def test_ids_that_nobody_could_type_are_refused(value: object) -> None:
    with pytest.raises(ValueError, match=r"is|has"):
        parse_id(value)


@pytest.mark.parametrize(
    "value", ["https://example.org/a?b=c#d", "http://[::1]:8000/", "HTTPS://EXAMPLE.ORG", None, ""]
)
def test_web_addresses(value: str | None) -> None:
    assert parse_url(value) == (value or "")


@pytest.mark.parametrize(
    "value",
    [
        *("javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//example.org"),
        *("example.org", "https://", "http://[::1", "https://e.org/a b", "https://e.org/\nx"),
        *("https://e.org/<b>", 'https://e.org/"x', "https://e.org\\@x", "https://\u202ee.org"),
        *("https://e.org/" + "x" * 3_000, 7),
    ],
)
def test_what_is_no_web_address_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="is "):
        parse_url(value)


@pytest.mark.parametrize("value", [{"a": 1}, [1], b"x", True])
def test_fields_that_are_no_text_are_refused(value: object) -> None:
    with pytest.raises(ValueError, match="is not text"):
        parse_text(value)


@pytest.mark.parametrize(
    ("made", "day"),
    [((2026, 3, 5), "2026-03-05"), ((1980, 1, 1), "None"), ((1970, 1, 1), "None")],
)
def test_a_file_was_not_made_when_clocks_begin(made: tuple[int, int, int], day: str) -> None:
    assert str(finish(Draft("The crane is old.", made=date(*made)), FILE).date) == day


def test_naughty_strings_as_texts_and_titles(shared: Path) -> None:
    strings = json.loads((shared / "data/security/blns.json").read_text("utf-8"))
    assert len(strings) > 500
    empty = 0
    for string in strings:
        article = finish(Draft(f"x {string}", title=string, source=string, author=string), FILE)
        assert len(article.text) == len(string) + 2
        assert article.title
        assert article.source
        json.dumps([article.text, article.title, article.version]).encode()
        try:
            finish(Draft(string), FILE)
        except EmptyError:
            empty += 1
    assert empty < 10
