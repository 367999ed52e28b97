"""An article is shown whole, its cited part marked, and links only where a link is safe."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from assistant.web import render
from index.sentences.lines import QUOTED
from index.types import Article, Span
from tests.assistant.web.markup import pretty
from tests.assistant.web.render.page import BRIDGE, HOSTILE, Page, assert_is_clean, shown


@st.composite
def texts_with_spans(draw: st.DrawFn) -> tuple[str, Span]:
    text = draw(HOSTILE.filter(lambda one: "\r" not in one))
    start = draw(st.integers(0, len(text)))
    return text, Span(start, draw(st.integers(start, len(text))))


def test_source_panel(snapshot: SnapshotAssertion) -> None:
    headings = {BRIDGE.text.index("Long way")}
    cited = Span(33, 49)
    assert pretty(render.source(BRIDGE, headings, cited, note="It has changed.")) == snapshot


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//example.org/a",
        "/a",
        "https://",
        "https:///a",
        "http://[bad/",
        " https://example.org",
        "https://example.org/\n<b>",
        "java\tscript:alert(1)",
        "",
    ],
    ids=repr,
)
def test_only_web_addresses_become_links(url: str) -> None:
    article = Article("a", "Title", "Text.", url=url)
    assert list(Page(render.source(article, set())).attributes("a", "href")) == []


def test_a_link_leaves_nothing_of_us_behind() -> None:
    page = Page(render.source(BRIDGE, set()))
    assert list(page.attributes("a", "href")) == [BRIDGE.url]
    assert list(page.attributes("a", "rel")) == ["noopener noreferrer"]
    assert page.text(css_class="read") == "Read at example.org"


@given(
    texts_with_spans(),
    st.sets(st.integers(0, 60)),
    st.lists(st.integers(0, 60), max_size=5).map(sorted).map(tuple),
)
def test_an_article_is_shown_whole_and_its_marks_are_the_cited_text(
    case: tuple[str, Span], headings: set[int], pages: tuple[int, ...]
) -> None:
    text, cited = case
    article = Article("a", "T", text, pages=pages)
    page = assert_is_clean(render.source(article, headings, cited))
    assert page.text(css_class="text") == shown(text)
    assert page.text("mark").replace("\n", "") == shown(cited.of(text)).replace("\n", "")
    assert list(page.attributes("mark", "id")) == (["cited"] if page.text("mark") else [])


def test_a_citation_across_lines_is_marked_in_each() -> None:
    start = BRIDGE.text.index("said Dr.")
    cited = Span(start, len(BRIDGE.text))
    page = Page(render.source(BRIDGE, set(), cited))
    assert page.text("mark") == "said Dr. Marrisk.Lorries must wait."
    assert len(list(page.attributes("mark", "id"))) == 1


def test_the_pages_of_an_article_are_named_where_they_begin() -> None:
    second = BRIDGE.text.index("Nobody")
    article = replace(BRIDGE, pages=(0, second))
    panel = render.source(article, set(), Span(second, second + len("Nobody")))
    assert list(Page(panel).attributes("span", "data-page")) == ["1", "2"]
    assert 'data-page="2"></span><mark id="cited" tabindex="-1">Nobody</mark>' in panel
    card = Page(render.card(article, Span(second, second + len("Nobody"))))
    assert card.text(css_class="meta") == "Averil Courier · 3 March 2026 · page 2"


def test_headings_are_set_apart() -> None:
    page = Page(render.source(BRIDGE, {BRIDGE.text.index("Long way")}))
    assert page.text("h3") == "Long way round"


TABLE = """Three yards have made an offer.

| Yard | Price | Months |
|---|---|---:|
| Brink | 52 | 11 |
| Sund | 45 | 20 |

- A decision is due in May.
- The port pays."""


def test_rows_are_a_table_whose_bars_are_still_in_the_text() -> None:
    row = TABLE.index("| Brink")
    cited = Span(row, row + len("| Brink | 52 | 11 |"))
    page = assert_is_clean(render.source(Article("a", "T", TABLE), set(), cited))
    assert page.text(css_class="text") == TABLE
    assert page.text("mark") == cited.of(TABLE)
    assert page.text("th") == "| Yard | Price | Months |"
    assert [tag for tag, _ in page.elements].count("td") == 3 + 3 + 3
    assert page.text(css_class="rule") == "|---|---|---:|"
    assert page.text(css_class="item") == "- A decision is due in May.- The port pays."
    assert set(page.text(css_class="bar")) == {"|", " "}


def test_one_line_with_bars_is_no_table() -> None:
    page = assert_is_clean(render.source(Article("a", "T", "One | two | three\nNobody."), set()))
    assert page.text("table") == ""
    assert page.text("p") == "One | two | threeNobody."
    assert page.text(css_class="bar") == " |  | "


def test_the_card_of_a_row_has_its_bars_apart() -> None:
    text = "Brink | 52 | 11"
    page = Page(render.card(Article("a", "T", text), Span(0, len(text))))
    assert page.text("blockquote") == text
    assert page.text(css_class="bar") == " |  | "


@pytest.mark.parametrize(
    ("cited", "hidden"),
    [(None, "Long way round"), (Span(20, 24), "Long way round"), (Span(0, 14), "")],
    ids=["not cited", "another is cited", "cited"],
)
def test_the_title_does_not_stand_twice_unless_it_is_cited(cited: Span | None, hidden: str) -> None:
    article = Article("a", "Long  way round", "Long way round\n\nA detour of 9 km.")
    page = assert_is_clean(render.source(article, {0}, cited))
    assert page.text(css_class="headline") == hidden
    assert page.text(css_class="text") == article.text


def test_a_quotation_is_set_apart_and_its_indent_is_still_in_the_text() -> None:
    quoted = f"{QUOTED}The bridge is safe.\n\n{QUOTED}- Use it.\n{QUOTED}- Every day."
    text = f"He wrote:\n\n{quoted}\n\nNobody did."
    start = text.index("Use it.")
    page = assert_is_clean(
        render.source(Article("a", "T", text), set(), Span(start, start + len("Use it.")))
    )
    assert page.text("blockquote") == quoted
    assert [tag for tag, _ in page.elements].count("blockquote") == 1
    assert page.text(css_class="indent") == QUOTED * 3
    assert page.text(css_class="item") == f"{QUOTED}- Use it.{QUOTED}- Every day."
    assert page.text("mark") == "Use it."
    assert page.text(css_class="text") == text


def test_a_letter_that_is_answered_is_a_quotation() -> None:
    text = "On Monday Ada wrote:\n> Is the bridge open?\n>> No.\n\nIt is, since noon."
    page = assert_is_clean(render.source(Article("a", "T", text), set()))
    assert page.text("blockquote") == "> Is the bridge open?\n>> No."
    assert page.text(css_class="indent") == "> >> "
    assert page.text(css_class="text") == text


def test_lines_that_were_wrapped_are_one_paragraph() -> None:
    first = (
        "The council voted on Tuesday to close the bridge to every lorry that is\n"
        "heavier than seven tonnes, because its hangers have cracks that nobody\n"
        "had seen in the years before, and because the river was high that week."
    )
    second = "The detour is nine kilometres long."
    start = first.index("lorry that is")
    cited = Span(start, start + len("lorry that is\nheavier"))
    article = Article("a", "T", f"{first}\n\n{second}")
    page = assert_is_clean(render.source(article, set(), cited))
    assert [tag for tag, attributes in page.elements if tag == "p" and not attributes] == ["p"] * 2
    assert page.text("mark") == cited.of(first)
    assert page.text(css_class="text") == article.text
