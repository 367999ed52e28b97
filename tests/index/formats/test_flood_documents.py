"""An article that asks more of a reader, as many programs write it: all of its sentences come out.

It has raised numbers, ligatures, words with hyphens, lists in lists, merged cells, other scripts.
`makers.py` made the files in `flood/` from `source.html`, but for those of JavaScript's
libraries (docx, epub-gen, nodemailer, pdfkit).
"""

from collections.abc import Mapping
from pathlib import Path

import pytest

from index.formats import read_paths
from index.types import Article
from tests.index.formats.makers import sentences_in, written_sentences

FLOOD = Path(__file__).with_name("flood")
MADE = sorted(one.name for one in FLOOD.iterdir() if one.name != "source.html")


@pytest.fixture(scope="module")
def articles() -> Mapping[str, Article]:
    found = [one for one in read_paths([FLOOD]) if isinstance(one, Article)]
    return {Path(str(one.place.path)).name: one for one in found if one.place}


@pytest.mark.parametrize("name", MADE)
def test_every_sentence_comes_out_whole(name: str, articles: Mapping[str, Article]) -> None:
    found = sentences_in(articles[name])
    assert [one for one in written_sentences(FLOOD / "source.html") if one not in found] == []


@pytest.mark.parametrize("name", MADE)
def test_title_and_author_are_those_of_the_article(
    name: str, articles: Mapping[str, Article]
) -> None:
    assert articles[name].title == "The flood defences of Merrow"
    assert articles[name].author in ("", "Ida Holm")


@pytest.mark.parametrize("name", MADE)
def test_a_row_of_the_table_is_a_line(name: str, articles: Mapping[str, Article]) -> None:
    if name in (
        "chromium.pdf",
        "weasyprint.pdf",
        "wkhtmltopdf.pdf",
        "pdfkit.pdf",
    ):  # their cells have no gaps
        assert "Northern dyke" in articles[name].text
    else:
        assert "Northern dyke | 12.4 | 15.1" in articles[name].text.splitlines()


@pytest.mark.parametrize("name", [one for one in MADE if one.endswith(".pdf")])
def test_what_is_printed_around_a_page_is_no_part_of_it(
    name: str, articles: Mapping[str, Article]
) -> None:
    assert "1/1" not in articles[name].text
    assert "file://" not in articles[name].text
