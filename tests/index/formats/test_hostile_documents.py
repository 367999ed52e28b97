"""Documents that are damaged, or made to harm: each is one line of a report."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from index.formats import DocumentProcess, ReadFailure, ReadWarning, read_bytes
from index.types import Article
from tests.index.formats.making import docx, epub, odt, pdf, pptx, xlsx, zipped

WEIGHT = "The crane weighs 62 tonnes."


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.eml", b"\x00\x01 no message", "it is no message"),
        ("a.rtf", b"plain words", "not a Rich Text file"),
        ("a.docx", b"no archive", "not what its name says; save it anew"),
    ],
)
def test_what_is_not_what_its_name_says_is_refused(name: str, data: bytes, reason: str) -> None:
    (found,) = read_bytes(name, data)
    assert isinstance(found, ReadFailure)
    assert reason in found.reason


def test_what_could_not_be_read_of_an_archive_is_said() -> None:
    data = zipped({"a.txt": WEIGHT, "b.rtf": b"no Rich Text", "c.png": b"a picture"})
    warning, article = read_bytes("a.zip", data)
    assert isinstance(article, Article)
    assert article.text == WEIGHT
    assert isinstance(warning, ReadWarning)
    assert "b.rtf in it was not read" in warning.reason
    assert "c.png" not in warning.reason


def test_names_in_an_archive_lead_nowhere(shared: Path) -> None:
    names = (shared / "data/security/traversal.txt").read_text("utf-8", "replace").splitlines()
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for number, name in enumerate(filter(None, names)):
            archive.writestr(zipfile.ZipInfo(f"{name}/{number}.txt"), f"Words of {number}.")
    articles = list(read_bytes("a.zip", data.getvalue()))
    assert all(isinstance(one, Article) for one in articles)
    assert all("/" not in one.source and "\\" not in one.source for one in articles)


LAUGHS = '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {chr(98 + number)} "{f"&{chr(97 + number)};" * 10}">' for number in range(12)
)


@pytest.mark.parametrize("ending", ["docx", "odt", "epub", "rss", "pptx", "xlsx"])
def test_a_billion_laughs_are_not_laughed(ending: str) -> None:
    bomb = f"{LAUGHS}]><rss><channel><item><title>&m;</title></item></channel></rss>"
    members = (
        "word/document.xml content.xml META-INF/container.xml ppt/presentation.xml xl/workbook.xml"
    )
    data = bomb.encode() if ending == "rss" else zipped(dict.fromkeys(members.split(), bomb))
    (found,) = read_bytes(f"a.{ending}", data)
    assert isinstance(found, ReadFailure) or len(found.text) < 100


def test_the_tables_of_a_pdf_may_run_in_circles() -> None:
    whole = pdf("The crane weighs 62 tonnes.")
    looped = whole.replace(b"trailer<</Root 1 0 R>>", b"trailer<</Root 1 0 R/Prev 9>>")
    assert [one.text for one in read_bytes("a.pdf", looped)] == [WEIGHT]
    pages = whole.replace(b"/Kids[3 0 R]/Count 1", b"/Kids[2 0 R 3 0 R]/Count 90000000")
    (found,) = read_bytes("a.pdf", pages)
    assert isinstance(found, ReadFailure) or len(found.text) < 100


ENTITY = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
LARGE = "<!--" + "a" * 60_000_000 + "-->"


@pytest.mark.parametrize(
    ("name", "make", "member"),
    [
        ("a.docx", docx, "word/document.xml"),
        ("a.odt", odt, "content.xml"),
        ("a.epub", epub, "O/c.xhtml"),
        ("a.pptx", pptx, "ppt/slides/slide1.xml"),
        ("a.xlsx", xlsx, "xl/sharedStrings.xml"),
    ],
)
def test_no_file_is_read_into_a_document(name: str, make: Callable[[], bytes], member: str) -> None:
    with zipfile.ZipFile(io.BytesIO(make())) as archive:
        members: dict[str, bytes | str] = {one: archive.read(one) for one in archive.namelist()}
    body = re.sub(r"\A\s*<\?xml[^>]*>", "", str(members[member], "utf-8"))  # type: ignore[arg-type]
    members[member] = ENTITY + re.sub("62 tonnes|Service", "&e;", body)
    (found,) = read_bytes(name, zipped(members))
    secret = Path("/etc/hostname").read_text("utf-8").strip() or "no name"
    assert isinstance(found, ReadFailure) or secret not in found.text


def test_a_member_larger_than_it_seems_is_no_harm() -> None:
    members = {"docx": "word/document.xml", "odt": "content.xml", "epub": "META-INF/container.xml"}
    # One of them reads on until its time is over, which need not be all that it has otherwise.
    with DocumentProcess(seconds=2) as documents:
        for ending, member in members.items():
            (found,) = read_bytes(f"a.{ending}", zipped({member: LARGE}), documents)
            assert isinstance(found, ReadFailure)


def test_pages_over_the_limit_are_told() -> None:
    kids = " ".join(["3 0 R"] * 2_001).encode()
    data = pdf(WEIGHT).replace(b"/Kids[3 0 R]/Count 1", b"/Kids[" + kids + b"]/Count 2001")
    warning, article = read_bytes("a.pdf", data)
    assert isinstance(article, Article)
    assert isinstance(warning, ReadWarning)
    assert warning.reason == "only the first 2,000 of its 2,001 pages were read; split it"
    assert article.text.count("62 tonnes") == 2_000


def test_a_sheet_whose_cells_are_repeated_a_million_times() -> None:
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    cell = '<table:table-cell table:number-columns-repeated="16384"><text:p>a</text:p>'
    row = f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-cell>'
    data = zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": f"<office:body {spaces}><table:table>{row}</table:table-row>"
            "</table:table></office:body>",
        }
    )
    (found,) = read_bytes("a.ods", data)
    assert isinstance(found, Article)
    assert len(found.text) <= 100 * 100 * len("a | ")
