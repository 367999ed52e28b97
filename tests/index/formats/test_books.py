"""Books: who wrote them, when they came out, and their notes."""

import pytest

from index.formats.documents import document_drafts
from index.formats.draft import Draft
from tests.index.formats.making import zipped

SHEET = ".up { vertical-align: super } .gone { display: none }"
PAGE = (
    '<html><head><link rel="stylesheet" href="s/a%20b.css"/></head><body>'
    "<p>The loom stood idle.{}</p><p>It rained.</p>"
    "<aside><p>1. In May. {}</p></aside></body></html>"
)


def book(facts: str = "", mark: str = "", back: str = "") -> Draft:
    package = (
        f'<package xmlns:opf="o"><metadata><title>Looms</title>{facts}</metadata><manifest>'
        '<item id="c" href="c.xhtml"/></manifest><spine><itemref idref="c"/></spine></package>'
    )
    container = '<container><rootfiles><rootfile full-path="p.opf"/></rootfiles></container>'
    members = {"META-INF/container.xml": container, "p.opf": package, "s/a b.css": SHEET}
    [draft] = document_drafts("looms.epub", zipped(members | {"c.xhtml": PAGE.format(mark, back)}))
    return draft


def test_all_authors_are_named() -> None:
    assert book("<creator>Ada Roe</creator><creator>Bo Ek</creator>").author == "Ada Roe, Bo Ek"


@pytest.mark.parametrize(
    ("facts", "day"),
    [
        ("<date>2024-05-01</date>", "2024-05-01"),
        ('<date opf:event="modification">2025-01-01</date><date>2024-05-01</date>', "2024-05-01"),
        ("<date>0101-01-01T00:00:00+00:00</date>", "None"),
        ("<date>some day</date>", "None"),
    ],
)
def test_the_day_is_the_one_on_which_it_came_out(facts: str, day: str) -> None:
    assert str(book(facts).day) == day


@pytest.mark.parametrize(
    "mark",
    [
        '<a href="#n" epub:type="noteref">1</a>',
        '<a href="#n"><sup>1</sup></a>',
        '<a href="notes.xhtml#n">1</a>',
    ],
)
def test_the_mark_of_a_note_is_raised_and_the_way_back_left_out(mark: str) -> None:
    text = book(mark=mark, back='<a href="#b">↩</a>').text
    assert text == "The loom stood idle.¹\n\nIt rained.\n\n1. In May."


def test_a_number_that_leads_to_a_chapter_is_a_number() -> None:
    assert book(mark=' See chapter <a href="#c3">3</a>.').text.startswith(
        "The loom stood idle. See chapter 3."
    )


def test_the_sheets_of_the_book_raise_and_hide() -> None:
    mark = '<span class="up">2</span><span class="gone">Praise the weaver.</span>'
    assert book(mark=mark).text.startswith("The loom stood idle.²\n\nIt rained.")


def test_a_book_that_tells_no_order_is_read_as_its_pages_are_listed() -> None:
    page = 'media-type="application/xhtml+xml"'
    package = (
        f'<package><manifest><item id="a" href="a.xhtml" {page}/><item id="s" href="s.css"/>'
        f'<item id="b" href="b.xhtml" {page}/></manifest><spine><itemref idref="z"/></spine>'
        "</package>"
    )
    container = '<container><rootfiles><rootfile full-path="p.opf"/></rootfiles></container>'
    pages = {f"{name}.xhtml": f"<p>Page {name}.</p>" for name in "ba"}
    members = {"META-INF/container.xml": container, "p.opf": package, "s.css": "p {}", **pages}
    [draft] = document_drafts("looms.epub", zipped(members))
    assert draft.text == "Page a.\n\nPage b."


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ('<h2>Contents</h2><p><a href="a.xhtml">On looms</a></p>', "Chapter a."),
        (
            '<h2>Contents</h2><p><a href="a.xhtml">On looms</a></p><p>The loom stood idle.</p>',
            "Contents\n\nOn looms\n\nThe loom stood idle.\n\nChapter a.",
        ),
    ],
)
def test_a_page_of_contents_is_left_out(page: str, text: str) -> None:
    package = (
        '<package><manifest><item id="t" href="t.xhtml"/><item id="a" href="a.xhtml"/></manifest>'
        '<spine><itemref idref="t"/><itemref idref="a"/></spine>'
        '<guide><reference type="toc" href="t.xhtml"/></guide></package>'
    )
    container = '<container><rootfiles><rootfile full-path="O/p.opf"/></rootfiles></container>'
    members = {"META-INF/container.xml": container, "O/p.opf": package}
    pages = {"O/t.xhtml": f"<body>{page}</body>", "O/a.xhtml": "<p>Chapter a.</p>"}
    [draft] = document_drafts("looms.epub", zipped(members | pages))
    assert draft.text == text
