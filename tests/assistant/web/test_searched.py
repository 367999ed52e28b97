"""The line that says what was searched for, and what its links ask when they come back."""

from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from assistant.web.searched import LINK, Again, read_again, searched_line
from index.types import SearchFilter
from tests.assistant.web.markup import pretty

HOSTILE = st.lists(
    st.one_of(
        st.sampled_from(["<", ">", "&", '"', "'", "<script>", "</a>", "\0", "\r", "\n", "\ud800"]),
        st.text(max_size=12),
    ),
    max_size=8,
).map("".join)

FILTER = SearchFilter(
    frozenset({"Averil Courier", "R&B <News>"}), date(2026, 3, 1), date(2026, 3, 9)
)


class Page(HTMLParser):
    """An independent reader of HTML: the line's links and its text by class."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.texts: dict[str, str] = {}
        self.feed(markup)
        self.close()
        assert self.open == [], "an element is left open"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.elements.append((tag, attributes))
        self.open.append(attributes["class"])

    def handle_endtag(self, tag: str) -> None:
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.texts[self.open[-1]] = self.texts.get(self.open[-1], "") + data

    def text(self, css_class: str) -> str:
        return self.texts.get(css_class, "")

    def links(self, css_class: str) -> list[str]:
        return [
            attributes["href"]
            for tag, attributes in self.elements
            if tag == "a" and attributes["class"] == css_class
        ]


def shown(text: str) -> str:
    """What a page can show of `text`."""
    return "".join("\ufffd" if one == "\0" or "\ud800" <= one <= "\udfff" else one for one in text)


def test_the_line(snapshot: SnapshotAssertion) -> None:
    assert pretty(searched_line("And when?", "When was the bridge closed?", FILTER)) == snapshot


def test_no_line_for_a_question_that_was_searched_as_it_is() -> None:
    assert searched_line("When was the bridge closed?", "", SearchFilter()) == ""


def test_filters_are_shown_although_the_words_are_the_same() -> None:
    page = Page(searched_line("And in March?", "", SearchFilter(after=date(2026, 3, 1))))
    assert page.text("again") == "And in March?"
    assert page.text("chip") == "from 1 March 2026"


def test_the_text_asks_the_same_and_each_chip_takes_one_filter_away() -> None:
    markup = searched_line("And when?", "When was it closed?", FILTER)
    (whole,) = Page(markup).links("again")
    assert read_again(whole) == Again("When was it closed?", FILTER)
    left = [read_again(link) for link in Page(markup).links("chip")]
    assert [one.filter for one in left if one] == [
        SearchFilter(frozenset({"R&B <News>"}), FILTER.after, FILTER.before),
        SearchFilter(frozenset({"Averil Courier"}), FILTER.after, FILTER.before),
        SearchFilter(FILTER.sources, None, FILTER.before),
        SearchFilter(FILTER.sources, FILTER.after, None),
    ]


@pytest.mark.parametrize(
    "fields",
    ["", LINK, "question=", "question=%20%20", "source=x", "&" * 1_000_000, "a=1&" * 100],
    ids=lambda fields: fields[:20] or "empty",
)
def test_what_names_no_question_asks_nothing(fields: str) -> None:
    assert read_again(fields) is None


def test_a_day_that_is_none_is_passed_over() -> None:
    assert read_again("question=Who&after=soon&before=2026-13-01") == Again("Who")


@given(HOSTILE, HOSTILE)
def test_no_text_becomes_markup(text: str, source: str) -> None:
    markup = searched_line("Why?", text, SearchFilter(frozenset({source})))
    page = assert_is_clean(markup)
    assert page.text("again") == shown(text or "Why?")
    assert page.text("chip") == shown(source)
    assert "\n" not in markup


@given(st.text(max_size=500))
def test_anything_may_come_back(fields: str) -> None:
    again = read_again(fields)
    assert again is None or again.question == again.question.strip() != ""


@given(HOSTILE.filter(str.strip), st.sets(HOSTILE.filter(bool), max_size=3))
def test_a_link_asks_what_it_was_made_for(question: str, sources: set[str]) -> None:
    asked = Again(question, SearchFilter(frozenset(map(shown, sources))))
    back = read_again(asked.link)
    assert back is not None
    assert back.question == shown(question).strip()
    assert back.filter == asked.filter


def assert_is_clean(markup: str) -> Page:
    page = Page(markup)
    assert {tag for tag, _ in page.elements} <= {"div", "span", "a"}
    for tag, attributes in page.elements:
        assert set(attributes) == ({"class", "href", "title"} if tag == "a" else {"class"})
        assert attributes.get("href", LINK).startswith(LINK)
    return page
