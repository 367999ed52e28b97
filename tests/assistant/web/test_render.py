"""Values become exactly the markup we mean, whatever their text holds."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from assistant.types import (
    Answer,
    AnswerSentence,
    Citation,
    Disagreement,
    Refusal,
    Side,
    Verdict,
)
from assistant.web import render
from index.types import Article, Span

ALLOWED = {
    "a": {"class", "href", "title", "target", "rel"},
    "div": {"class"},
    "h2": {"tabindex"},
    "h3": set(),
    "li": set(),
    "mark": {"id", "tabindex"},
    "p": {"class"},
    "progress": {"max", "value"},
    "span": {"class"},
    "strong": set(),
    "ul": {"class"},
}
"""Every element that may ever be shown, and its attributes."""

BRIDGE = Article(
    id="bridge",
    title="Bridge closed after cracks",
    text=(
        "The bridge was closed on Monday. Nobody was hurt.\n\n"
        "Long way round\n\n"
        "“We will not guess,” said Dr. Marrisk.\nLorries must wait."
    ),
    source="Averil Courier",
    url="https://example.org/bridge?a=1&b=2",
    date=date(2026, 3, 3),
    author="I. Vass",
)


class Page(HTMLParser):
    """An independent reader of HTML: elements with their attributes, and the text by class."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.open: list[tuple[str, dict[str, str]]] = []
        self.texts: list[tuple[tuple[tuple[str, dict[str, str]], ...], str]] = []
        self.feed(markup)
        self.close()
        assert self.open == [], "an element is left open"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = (tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        self.texts.append((tuple(self.open), data))

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data!r}")

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(f"a declaration: {decl!r}")

    def handle_pi(self, data: str) -> None:
        raise AssertionError(f"a processing instruction: {data!r}")

    def text(self, tag: str | None = None, css_class: str | None = None) -> str:
        """Return the text inside elements of this tag or class."""

        def matches(element: tuple[str, dict[str, str]]) -> bool:
            name, attributes = element
            classes = attributes.get("class", "").split()
            return (tag is None or name == tag) and (css_class is None or css_class in classes)

        return "".join(text for inside, text in self.texts if any(map(matches, inside)))

    def attributes(self, tag: str, name: str) -> Iterator[str]:
        yield from (given[name] for one, given in self.elements if one == tag and name in given)


def cite(start: int, end: int, article: Article = BRIDGE) -> Citation:
    return Citation(
        article.id,
        article.version,
        start,
        end,
        article.text[start:end],
        article.title,
        article.source,
        article.url,
        article.date,
    )


def quoting(start: int, end: int, article: Article = BRIDGE) -> AnswerSentence:
    return AnswerSentence(article.text[start:end], (cite(start, end, article),))


def shown(text: str) -> str:
    """What a page can show of `text`."""
    return "".join("\ufffd" if one == "\0" or "\ud800" <= one <= "\udfff" else one for one in text)


def assert_is_clean(markup: str) -> Page:
    page = Page(markup)
    for tag, attributes in page.elements:
        assert tag in ALLOWED
        assert set(attributes) <= ALLOWED[tag]
    for link in page.attributes("a", "href"):
        assert link.startswith("#source?") or urlsplit(link).scheme in ("http", "https")
    return page


# Golden files: a change of the markup is seen and meant.


def test_verbatim_sentences_are_grouped_by_article(snapshot: SnapshotAssertion) -> None:
    other = Article("ferry", "Ferry on Wednesday", "A ferry will run.", date=date(2026, 3, 5))
    answer = Answer(
        "Why?",
        (quoting(0, 32), quoting(0, 17, other), quoting(33, 49)),
        short_answer="closed on Monday",
    )
    assert render.reply(answer) == snapshot


def test_articles_that_disagree_are_both_quoted(snapshot: SnapshotAssertion) -> None:
    older = Article("ferry", "Bridge shut", "It shut on Sunday.", "Gazette", date=date(2026, 3, 2))
    sides = (
        Side(quoting(0, 32).citations[0], "Monday", is_correction=True),
        Side(quoting(0, 18, older).citations[0], "Sunday"),
    )
    answer = Answer("When?", (quoting(0, 32),), disagreement=Disagreement(sides))
    assert render.reply(answer) == snapshot
    assert render.reply(Answer("When?", (quoting(0, 32),))).count("differing") == 0


def test_the_words_known_to_answer_are_in_bold() -> None:
    sentence = quoting(0, 32)
    last = sentence.text.rindex("o")
    marked = replace(sentence, answer=Span(last, last + 1))
    assert "M<strong>o</strong>nday" in render.sentences([marked], short_answer="o")
    assert "<strong>o</strong>nday" not in render.sentences([sentence], short_answer="o")


def test_written_sentences_list_their_articles(snapshot: SnapshotAssertion) -> None:
    sentences = (
        AnswerSentence("It was shut.", (cite(0, 32), cite(33, 49)), Verdict.SUPPORTED),
        AnswerSentence("All lorries wait.", (cite(0, 32),), Verdict.PARTLY),
    )
    assert render.reply(Answer("Why?", sentences)) == snapshot


def test_a_written_answer_says_what_is_wrong_with_it(snapshot: SnapshotAssertion) -> None:
    problems = ("“<b>42</b>” is not in what it cites", "b", "c", "d")
    sentences = (
        AnswerSentence("All 42 lorries wait.", (cite(0, 32),), Verdict.PARTLY, problems),
        AnswerSentence("The mayor lies.", (), Verdict.UNSUPPORTED, ("it cites nothing",)),
        AnswerSentence("The articles do not say why.", ()),
    )
    answer = Answer(
        "Why?",
        sentences,
        incomplete="The line\nis <dead>.",
        tokens={"question_input": 1000, "answer_input": 234, "answer_output": 56},
        cost=0.0012345,
    )
    assert_is_clean(render.reply(answer))
    assert render.reply(answer) == snapshot


def test_quotes_instead_of_an_answer_say_why(snapshot: SnapshotAssertion) -> None:
    answer = Answer("Why?", (quoting(0, 32),), fallback="The model <refused>.")
    assert render.reply(answer) == snapshot


def test_refusal_marks_the_nearest_sentences(snapshot: SnapshotAssertion) -> None:
    refused = Refusal("No article says so.", (cite(0, 32),))
    assert render.reply(Answer("Who?", refusal=refused)) == snapshot


def test_refusal_without_anything_near(snapshot: SnapshotAssertion) -> None:
    assert render.reply(Answer("Who?", refusal=Refusal("There are no articles."))) == snapshot


def test_source_panel(snapshot: SnapshotAssertion) -> None:
    headings = {BRIDGE.text.index("Long way")}
    cited = Span(33, 49)
    assert render.source(BRIDGE, headings, cited, note="It has changed.") == snapshot


def test_article_list(snapshot: SnapshotAssertion) -> None:
    assert render.article_list([BRIDGE], 3) == snapshot


def test_outcome_of_an_upload(snapshot: SnapshotAssertion) -> None:
    assert render.added("1 article added.", [("b<>.bin", "unknown format")]) == snapshot


# Markers


def test_markers_are_numbered_in_the_order_they_are_read() -> None:
    other = Article("ferry", "Ferry", "A ferry will run.")
    written = (quoting(0, 32), quoting(0, 17, other), quoting(33, 49), quoting(0, 32))
    page = assert_is_clean(render.sentences(written))
    assert page.text(css_class="cite") == "[1][2][1][3]"


def test_a_marker_leads_to_its_citation() -> None:
    citation = cite(33, 49)
    page = Page(render.marker(7, citation))
    (link,) = page.attributes("a", "href")
    assert parse_qs(link.partition("?")[2]) == {
        "article": ["bridge"],
        "version": [BRIDGE.version],
        "start": ["33"],
        "end": ["49"],
    }


@pytest.mark.parametrize("verdict", [Verdict.SUPPORTED, None], ids=str)
def test_no_note_on_a_supported_sentence(verdict: Verdict | None) -> None:
    sentence = AnswerSentence("It was shut.", (cite(0, 32),), verdict)
    assert "verdict" not in render.sentences([sentence])


@pytest.mark.parametrize(
    "verdict", [Verdict.PARTLY, Verdict.UNSUPPORTED, Verdict.ATTRIBUTION_LOST], ids=str
)
def test_a_note_on_a_sentence_that_is_not_supported(verdict: Verdict) -> None:
    sentence = AnswerSentence("It was shut.", (cite(0, 32),), verdict)
    assert Page(render.sentences([sentence])).text(css_class="verdict")


# Links


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


# Properties

SNIPPETS = st.sampled_from(
    [
        *("<", ">", "&", '"', "'", "`", "<script>alert(1)</script>", "</mark>", "<!--", "]]>"),
        *("<img src=x onerror=alert(1)>", "&lt;", "&#60;", "&amp;", "javascript:", "](http://x)"),
        *("\0", "\r", "\n", "\n\n", "\r\n", "\ud800", "\u202e", "**", "${1}", "{{a}}", "$$x$$"),
    ]
)
HOSTILE = st.lists(st.one_of(SNIPPETS, st.text(max_size=12)), max_size=8).map("".join)


@given(HOSTILE)
def test_escaped_text_reads_as_it_was_in_content(text: str) -> None:
    page = assert_is_clean(f"<p>{render.escaped(text)}</p>")
    assert page.text("p") == shown(text)


@given(HOSTILE)
def test_escaped_text_reads_as_it_was_in_an_attribute(text: str) -> None:
    (title,) = Page(f'<a title="{render.escaped(text)}"></a>').attributes("a", "title")
    assert title == shown(text)


@given(title=HOSTILE, source=HOSTILE, quote=HOSTILE, text=HOSTILE, article_id=HOSTILE)
def test_no_text_of_an_answer_becomes_markup(
    title: str, source: str, quote: str, text: str, article_id: str
) -> None:
    citation = Citation(article_id, "0" * 16, 0, len(quote), quote, title, source)
    for sentence in (AnswerSentence(text, (citation,)), AnswerSentence(quote, (citation,))):
        markup = render.sentences([sentence], short_answer=text[1:3])
        page = assert_is_clean(markup)
        body = page.text(css_class="group") or page.text(css_class="written")
        assert shown(sentence.text) in body
        assert "\n" not in markup
    markup = render.refusal(Refusal(text, (citation,)))
    page = assert_is_clean(markup)
    assert page.text(css_class="reason") == shown(text)
    assert shown(quote) in page.text("li")
    assert "\n" not in markup


@given(title=HOSTILE, source=HOSTILE, url=HOSTILE, author=HOSTILE, article_id=HOSTILE)
def test_nothing_known_about_an_article_becomes_markup(
    title: str, source: str, url: str, author: str, article_id: str
) -> None:
    article = Article(article_id, title, "Text.", source, url, None, author)
    page = assert_is_clean(render.source(article, set()))
    assert page.text("h2") == shown(title)
    listing = assert_is_clean(render.article_list([article], 1))
    assert listing.text(css_class="title") == shown(title)
    assert listing.text(css_class="meta") == shown(source)


@given(HOSTILE, HOSTILE)
def test_no_other_text_becomes_markup(text: str, other: str) -> None:
    assert assert_is_clean(render.question(text)).text(css_class="question") == shown(text)
    assert assert_is_clean(render.error_note(text)).text(css_class="error") == shown(text)
    assert assert_is_clean(render.status(text)).text(css_class="status") == shown(text)
    assert shown(text) in assert_is_clean(render.progress(text, 1, 2)).text()
    page = assert_is_clean(render.added(text, [(other, text)]))
    assert page.text("strong") == shown(other)


@st.composite
def texts_with_spans(draw: st.DrawFn) -> tuple[str, Span]:
    text = draw(HOSTILE.filter(lambda one: "\r" not in one))
    start = draw(st.integers(0, len(text)))
    return text, Span(start, draw(st.integers(start, len(text))))


@given(texts_with_spans(), st.sets(st.integers(0, 60)))
def test_an_article_is_shown_whole_and_its_marks_are_the_cited_text(
    case: tuple[str, Span], headings: set[int]
) -> None:
    text, cited = case
    page = assert_is_clean(render.source(Article("a", "T", text), headings, cited))
    assert page.text(css_class="text") == shown(text)
    assert page.text("mark") == shown(cited.of(text)).replace("\n", "")
    assert list(page.attributes("mark", "id")) == (["cited"] if page.text("mark") else [])


def test_a_citation_across_lines_is_marked_in_each() -> None:
    start = BRIDGE.text.index("said Dr.")
    cited = Span(start, len(BRIDGE.text))
    page = Page(render.source(BRIDGE, set(), cited))
    assert page.text("mark") == "said Dr. Marrisk.Lorries must wait."
    assert len(list(page.attributes("mark", "id"))) == 1


def test_headings_are_set_apart() -> None:
    page = Page(render.source(BRIDGE, {BRIDGE.text.index("Long way")}))
    assert page.text("h3") == "Long way round"
