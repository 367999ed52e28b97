"""Documents of every format are read, in a process that cannot harm this one."""

import io
import json
import os
import signal
import zipfile
from datetime import date
from pathlib import Path
from threading import Timer

import pytest
from pptx import Presentation

from index.errors import UnreadableError
from index.formats import DocumentProcess, ReadFailure, read_bytes, read_paths
from index.formats.documents import DOCUMENTS, document_drafts
from index.types import Article
from tests.index.formats.making import docx, epub, odt, pdf, pptx, xlsx, zipped

RTF = rb"{\rtf1\ansi The crane is \b old\b0 .\par It weighs 62 tonnes.}"
EML = (
    b"From: Amy Lund <amy@hask.example>\r\nSubject: Crane\r\n"
    b"Date: Thu, 05 Mar 2026 10:00:00 +0000\r\n"
    b"Content-Type: text/plain; charset=utf-8\r\n\r\nThe crane moves in May.\r\n"
)
RSS = b"""<rss version="2.0"><channel><title>The Hask Post</title>
<item><title>Hare</title><link>https://hask.example/1</link>
<pubDate>Thu, 05 Mar 2026 10:00:00 GMT</pubDate>
<description>&lt;p&gt;The hare won.&lt;/p&gt;</description></item>
<item><title>Tortoise</title><description>The tortoise lost.</description></item></channel></rss>"""
MHTML = (
    b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\n"
    b"Content-Type: text/html; charset=utf-8\r\nContent-Location: https://hask.example/crane\r\n\r\n"
    b"<html><title>Crane</title><p>The crane moves in May.</p></html>\r\n--b--\r\n"
)

WEIGHT = "The crane weighs 62 tonnes."
TABLE = "Service | 2024 | 2025\nFire | 27.5 | 28.9"


@pytest.mark.parametrize(
    ("name", "data", "text"),
    [
        ("a.docx", docx(), WEIGHT),
        ("a.odt", odt(), WEIGHT),
        ("a.pptx", pptx(), f"Harbour\n\n{WEIGHT}"),
        ("a.rtf", RTF, "The crane is old.\n\nIt weighs 62 tonnes."),
        ("a.epub", epub(), f"One\n\n{WEIGHT}"),
        ("a.csv", b"Service;2024;2025\nFire;27.5;28.9\n", TABLE),
        ("a.tsv", b"Service\t2024\t2025\nFire\t27.5\t28.9\n", TABLE),
        ("a.xlsx", xlsx(), TABLE),
        ("a.eml", EML, "The crane moves in May."),
        ("a.mhtml", MHTML, "The crane moves in May."),
        ("a.pdf", pdf("The crane was re-", "built in 1911."), "The crane was rebuilt in 1911."),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 8 else "",
)
def test_text_of_each_format(name: str, data: bytes, text: str) -> None:
    [draft] = document_drafts(name, data)
    assert draft.text.replace("\r", "").strip() == text


def test_facts_of_a_message_and_of_a_feed() -> None:
    [message] = document_drafts("a.eml", EML)
    assert (message.title, message.day) == ("Crane", date(2026, 3, 5))
    assert message.author.startswith("Amy Lund")
    hare, tortoise = document_drafts("a.rss", RSS)
    assert (hare.title, hare.text, hare.day) == ("Hare", "The hare won.", date(2026, 3, 5))
    assert (hare.source, hare.url) == ("The Hask Post", "https://hask.example/1")
    assert tortoise.text == "The tortoise lost."


def test_all_messages_of_a_mailbox() -> None:
    assert len(list(document_drafts("a.mbox", b"From x\n" + EML + b"\nFrom y\n" + EML))) == 2


def test_a_table_of_articles_is_articles() -> None:
    data = b"title,date,text\nBell,2026-02-04,The bell rang.\nCrane,nan,The crane moved.\n"
    bell, crane = document_drafts("a.csv", data)
    assert (bell.title, bell.day, bell.text) == ("Bell", date(2026, 2, 4), "The bell rang.")
    assert crane.day is None


def test_a_spreadsheet_that_another_program_wrote() -> None:
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    cells = (
        "<table:table-cell><text:p>Fire</text:p></table:table-cell>"
        '<table:table-cell office:value="28.8999999999999999997"/>'
        '<table:table-cell office:date-value="2025-01-02T00:00:00.000Z"/>'
    )
    data = zipped(
        {
            "content.xml": f'<office:body {spaces}><table:table table:name="Budget">'
            f"<table:table-row>{cells}</table:table-row></table:table></office:body>",
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        }
    )
    [draft] = document_drafts("a.ods", data)
    assert (draft.title, draft.text) == ("Budget", "Fire | 28.9 | 2025-01-02")


def test_an_archive_is_read_without_being_unpacked(tmp_path: Path) -> None:
    data = zipped({"../../up.txt": "The bell rang.", "in/b.rtf": RTF, "c.exe": "MZ", "d.zip": ""})
    (tmp_path / "a.zip").write_bytes(data)
    items = list(read_paths([tmp_path / "a.zip"]))
    assert [item.source for item in items if isinstance(item, Article)] == ["up.txt", "b.rtf"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.zip"]


def test_what_a_system_leaves_in_an_archive_is_passed_over() -> None:
    left = (
        "__MACOSX/._zoo.txt",
        "__MACOSX/in/zoo.txt",
        "in/._zoo.txt",
        "in/.DS_Store",
        "Thumbs.db",
    )
    data = zipped({"zoo.txt": "The zoo opens.", **dict.fromkeys(left, "junk")})
    [draft] = document_drafts("a.zip", data)
    assert (draft.text, draft.warnings) == ("The zoo opens.", ())


def test_a_scanned_document_is_said_to_be_one() -> None:
    with pytest.raises(UnreadableError, match="pictures"):
        list(document_drafts("a.pdf", pdf("")))


@pytest.mark.parametrize("ending", sorted(DOCUMENTS))
def test_junk_is_reported_and_nothing_else_happens(ending: str) -> None:
    try:
        drafts = list(document_drafts(f"a{ending}", b"PK\x03\x04 no such thing"))
    except Exception as error:  # noqa: BLE001 - the worker reports any
        drafts = []
        assert not isinstance(error, MemoryError)  # noqa: PT017
    assert len(drafts) <= 1


def test_a_document_is_read_in_a_process_of_its_own() -> None:
    [article] = read_bytes("a.rtf", RTF)
    assert isinstance(article, Article)
    assert article.text == "The crane is old.\n\nIt weighs 62 tonnes."


def test_a_bad_document_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7 nothing")
    (tmp_path / "b.rtf").write_bytes(RTF)
    (tmp_path / "c.docx").write_bytes(b"")
    bad, good, empty = read_paths([tmp_path])
    assert isinstance(bad, ReadFailure)
    assert "not a PDF that can be read" in bad.reason
    assert isinstance(good, Article)
    assert isinstance(empty, ReadFailure)


def test_one_process_reads_all_documents() -> None:
    with DocumentProcess() as documents:
        [first] = read_bytes("a.rtf", RTF, documents)
        child = documents._child
        texts = [item for _ in range(20) for item in read_bytes("a.eml", EML, documents)]
        assert documents._child is child
    assert isinstance(first, Article)
    assert len(texts) == 20
    assert child is not None
    assert child.returncode is not None


def test_a_reader_that_takes_too_long_is_stopped_and_the_next_document_read() -> None:
    with DocumentProcess(seconds=0.01) as documents:
        for _ in range(2):
            with pytest.raises(UnreadableError, match=r"longer than 0\.01 seconds"):
                list(documents.drafts("a.rtf", RTF))
        documents._seconds = 30
        assert len(list(documents.drafts("a.rtf", RTF))) == 1


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs Linux's account of it")
def test_a_reader_that_is_kept_from_the_processor_is_waited_for() -> None:
    with DocumentProcess() as documents:
        list(documents.drafts("a.rtf", RTF))
        assert documents._child
        child = documents._child.pid
        documents._seconds = 2
        os.kill(child, signal.SIGSTOP)
        Timer(3, os.kill, (child, signal.SIGCONT)).start()
        assert len(list(documents.drafts("a.rtf", RTF))) == 1


def test_a_document_after_one_that_broke_the_process_is_read() -> None:
    bomb = zipped({f"{n}.txt": b"a" * 45_000_000 for n in range(4)})
    with DocumentProcess() as documents:
        good, bad, again = (
            next(iter(read_bytes(name, data, documents)))
            for name, data in (("a.rtf", RTF), ("b.zip", bomb), ("c.rtf", RTF))
        )
    assert isinstance(good, Article)
    assert isinstance(bad, ReadFailure)
    assert isinstance(again, Article)


def test_half_characters_pass_between_the_processes() -> None:
    data = json.dumps({"text": "x"}).encode()
    page = b"<p>one &#xD800; two</p>"
    [article] = read_bytes("a.zip", zipped({"a.html": page, "b.bin": data}))
    assert isinstance(article, Article)
    assert "two" in article.text


def test_a_bomb_is_reported() -> None:
    bomb = zipped({f"{n}.txt": b"a" * 60_000_000 for n in range(6)})
    [failure] = read_bytes("a.zip", bomb)
    assert isinstance(failure, ReadFailure)
    assert "memory" in failure.reason or "bytes" in failure.reason


def test_shapes_that_are_grouped_on_a_slide_are_read() -> None:
    show = Presentation()
    slide = show.slides.add_slide(show.slide_layouts[6])
    group = slide.shapes.add_group_shape()
    for shapes, text in ((group.shapes, "One."), (group.shapes.add_group_shape().shapes, "Two.")):
        shapes.add_textbox(0, 0, 100, 100).text_frame.text = text
    data = io.BytesIO()
    show.save(data)
    [draft] = document_drafts("a.pptx", data.getvalue())
    assert sorted(draft.text.split()) == ["One.", "Two."]


def test_files_that_a_document_is_made_of_are_read_in_their_order() -> None:
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    with zipfile.ZipFile(io.BytesIO(docx())) as archive:
        members = {name: archive.read(name).decode() for name in archive.namelist()}
    chunks = "".join(f'<w:altChunk r:id="{name}"/>' for name in ("two", "one", "none", "inner"))
    members["word/document.xml"] = (
        members["word/document.xml"]
        .replace("<w:document ", f'<w:document xmlns:r="{relations}" ')
        .replace("</w:body>", f"{chunks}</w:body>")
    )
    links = {"one": "one.html", "two": "/word/two.mht", "inner": "again.docx"}
    members["word/_rels/document.xml.rels"] = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        + "".join(
            f'<Relationship Id="{name}" Type="{relations}/aFChunk" Target="{target}"/>'
            for name, target in links.items()
        )
        + "</Relationships>"
    )
    members |= {"word/one.html": "<p>One.</p>", "word/two.mht": MHTML.decode()}
    [draft] = document_drafts("a.docx", zipped(members))
    assert draft.text == f"{WEIGHT}\n\nThe crane moves in May.\n\nOne."
    assert draft.title == "Crane"
