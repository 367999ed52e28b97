"""One article as many programs write it: its sentences come out whole, in order, with their table.

The files in `made/` were written from `made/source.html` by the program or library that each is
named after: export-from-json, nodejs-pptx, nodepub and xlgen are of JavaScript, pod-simple and
wright are Pod::Simple and Spreadsheet::Wright of Perl, poi and jexcelapi are of Java, dbtoepub is
of the DocBook style sheets, aspose-slides-foss, betteroffice, dark-slide, gopptx and pypub are of
Python. Some presentations are packed more tightly here.
"""

from collections.abc import Mapping
from pathlib import Path

import pytest
from lxml import html  # type: ignore[import-untyped]

from index.formats import read_paths
from index.sentences.split import sentence_spans, split_sentences
from index.types import Article

MADE = Path(__file__).with_name("made")
TEXTS = sorted(one for one in MADE.iterdir() if one.suffix not in (".xlsx", ".xls", ".ods", ".csv"))
SHEETS = sorted(one for one in MADE.iterdir() if one.suffix in (".xlsx", ".xls", ".ods", ".csv"))
WITHOUT_GAPS = 0.94
"""fpdf.pdf puts no room between its list, its table and what follows; TeX's accents stand apart."""
WITH_TABLES = (
    *("aspose-slides-foss", "calligra", "dark-slide", "dbtoepub", "ebooklib", "fop", "latex2rtf"),
    *("libreoffice", "nodepub", "onlyoffice", "pandoc", "pypub"),
)
"""Makers that wrote the table as one; others wrote lines, or cells at places on a page."""

_ALIKE = str.maketrans({"“": '"', "”": '"', "’": "'"})


def plain(text: str) -> str:
    return " ".join(text.replace("EUR ", "€").translate(_ALIKE).split()).lstrip("-•– ")


def written() -> list[str]:
    found = []
    for element in html.parse(MADE / "source.html").getroot().iter("p", "li"):
        text = " ".join(element.text_content().split())
        found += [plain(text[one.start : one.end]) for one in sentence_spans(text)]
    return found


@pytest.fixture(scope="module")
def articles() -> Mapping[str, Article]:
    """File name -> its first article; all are read at once, by one process."""
    found: dict[str, Article] = {}
    for one in read_paths([MADE]):
        assert isinstance(one, Article)
        assert one.place
        found.setdefault(Path(one.place.path).name, one)
    return found


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_every_sentence_comes_out_whole(path: Path, articles: Mapping[str, Article]) -> None:
    expected = written()
    sentences = [plain(one.text) for one in split_sentences(articles[path.name])]
    share = sum(one in sentences for one in expected) / len(expected)
    assert share >= (WITHOUT_GAPS if path.stem.startswith(("fpdf", "latex")) else 1.0)
    order = [sentences.index(one) for one in dict.fromkeys(expected) if one in sentences]
    assert order == sorted(order)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_its_title_is_found_and_no_program_is_its_author(
    path: Path, articles: Mapping[str, Article]
) -> None:
    article = articles[path.name]
    assert article.title.startswith("Harbour crane to move")
    assert not article.author or article.author.startswith("Amy Lund")


@pytest.mark.parametrize(
    "path",
    [path for path in TEXTS if path.stem.startswith(WITH_TABLES)],
    ids=lambda path: path.name,
)
def test_a_row_of_a_table_is_a_line(path: Path, articles: Mapping[str, Article]) -> None:
    if path.name in ("libreoffice.pdf", "libreoffice.pptx"):
        assert "27.5" in articles[path.name].text  # no format for tables, or none in this file
    else:
        assert "Fire service | 27.5 | 28.9" in articles[path.name].text.splitlines()


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_a_sheet_keeps_its_cells(path: Path, articles: Mapping[str, Article]) -> None:
    assert articles[path.name].text == (
        "Service | 2024 | 2025\nFire service | 27.5 | 28.9\nMuseum | 3.1 | 4.4\n"
        "Harbour, total | 12 | 1234567.25"
    )


@pytest.mark.parametrize("path", list(MADE.glob("*.pdf")), ids=lambda path: path.name)
def test_a_sentence_of_a_pdf_knows_its_page(path: Path, articles: Mapping[str, Article]) -> None:
    article = articles[path.name]
    assert article.page(article.text.index("museum in May")) == 1
    assert article.pages[0] == 0
    assert list(article.pages) == sorted(article.pages)
    assert article.page(len(article.text) - 1) == len(article.pages)
