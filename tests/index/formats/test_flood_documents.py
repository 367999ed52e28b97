"""An article that asks more of a reader, as many programs write it: all of its sentences come out.

It has raised numbers, ligatures, words with hyphens, lists in lists, merged cells, other scripts.
Each file in `flood/` was made from `source.html` by the program that it is named after: `makers.py`
runs some of them; docx-js, epub-gen(-memory), html-docx-js, html-to-docx, html-to-md, html-to-rtf,
marked, node-html-markdown, nodemailer, officegen, pdfkit, pptxgenjs, rehype-remark and turndown are
libraries of JavaScript, ezodf, h2m, html-to-markdown, html2text, htmldocx, markdownify, mkepub,
odfdo, Pygments, PyRTF, Python-Markdown, rst2odt, Sphinx, tomd, typst and xhtml2pdf of Python, oodoc
and perl are OpenOffice::OODoc and RTF::Writer, and the others are programs that convert or export
it. What pptxgenjs and html-to-docx write is packed more tightly here.
"""

from collections.abc import Mapping
from pathlib import Path

import pytest

from index.formats import read_paths
from index.types import Article
from tests.index.formats.makers import sentences_in, written_sentences

FLOOD = Path(__file__).with_name("flood")
MADE = sorted(one.name for one in FLOOD.iterdir() if one.name != "source.html")

NOT_WRITTEN: Mapping[str, tuple[str, ...]] = {
    "abiword.epub": ("See the report",),  # no space before the link
    "abiword.html": ("See the report",),
    "calibre.rtf": ("The northern dyke", "was raised", "has two gates", "The overrun"),  # one line
    "h2m.md": ("The office of",),
    "html-to-markdown.md": ("The office of",),
    "html-to-rtf.rtf": ("The northern dyke", "was raised", "See the report"),  # one line, and three
    "html2text.md": ("The office of",),  # "m3"
    "markdownify.md": ("The office of",),
    "node-html-markdown.md": ("The office of",),
    "perl.rtf": ("The well-known",),  # hyphens that never break
    "pygments.rtf": ("The office of",),
    "rehype-remark.md": ("The office of",),
    "sphinx.epub": ("See the report",),  # with its address
    "turndown.md": ("The office of",),
    "xhtml2pdf.pdf": ("Żółć", "Плотина", "Η γέφυρα"),  # squares
}
"""File -> how the sentences begin that its program did not write as they are."""

CELLS_WITHOUT_GAPS = frozenset(
    (
        *("chromium.pdf", "pdfkit.pdf", "weasyprint.pdf", "wkhtmltopdf.pdf"),
        *("calibre.rtf", "pygments.rtf", "turndown.md"),
    )
)
HEAD_OVER_ALL_ROWS = "calibre.docx"
"""Its program merged the first cell of the head with the rows below it."""


@pytest.fixture(scope="module")
def articles() -> Mapping[str, Article]:
    found = [one for one in read_paths([FLOOD]) if isinstance(one, Article)]
    return {Path(str(one.place.path)).name: one for one in found if one.place}


@pytest.mark.parametrize("name", MADE)
def test_every_sentence_comes_out_whole(name: str, articles: Mapping[str, Article]) -> None:
    found = sentences_in(articles[name])
    written = written_sentences(FLOOD / "source.html")
    lost = [one for one in written if one not in found]
    assert [one for one in lost if not one.startswith(NOT_WRITTEN.get(name, ("\0",)))] == []


@pytest.mark.parametrize("name", MADE)
def test_title_and_author_are_those_of_the_article(
    name: str, articles: Mapping[str, Article]
) -> None:
    assert articles[name].title == "The flood defences of Merrow"
    assert articles[name].author in ("", "Ida Holm")


@pytest.mark.parametrize("name", MADE)
def test_a_row_of_the_table_is_a_line(name: str, articles: Mapping[str, Article]) -> None:
    if name in CELLS_WITHOUT_GAPS:
        assert "Northern dyke" in articles[name].text
    elif name == HEAD_OVER_ALL_ROWS:
        assert "Section | Northern dyke | 12.4 | 15.1" in articles[name].text.splitlines()
    else:
        assert "Northern dyke | 12.4 | 15.1" in articles[name].text.splitlines()


@pytest.mark.parametrize("name", [one for one in MADE if one.endswith(".pdf")])
def test_what_is_printed_around_a_page_is_no_part_of_it(
    name: str, articles: Mapping[str, Article]
) -> None:
    assert "1/1" not in articles[name].text
    assert "file://" not in articles[name].text
