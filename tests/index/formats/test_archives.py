"""What web archives hold beside the pages that were fetched."""

import gzip

import pytest

from index.formats import read_bytes
from index.formats.archives import MAX_UNPACKED_BYTES
from index.formats.draft import MAX_FILE_BYTES
from index.types import Article
from tests.index.formats.items import failure, texts

PAGE = "<!DOCTYPE html><title>The weir</title><h1>The weir</h1><p>The weir of Tarn is new.</p>"
ADDRESS = "https://tarn.example/weir"


def archive(record_type: str, kind: str, content: str, address: str = ADDRESS) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {record_type}\r\nWARC-Target-URI: {address}\r\n"
        "WARC-Date: 2026-03-05T10:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:70e43fb1-35d5-4675-ade7-23ccfdd00072>\r\n"
        f"Content-Type: {kind}\r\nContent-Length: {len(content)}\r\n\r\n"
    )
    return f"{head}{content}\r\n\r\n".encode()


@pytest.mark.parametrize(
    ("record_type", "kind", "content"),
    [
        ("resource", "text/html", PAGE),
        ("resource", "text/plain; charset=utf-8", "The weir of Tarn is new."),
        ("conversion", "text/plain", "The weir of Tarn is new."),
    ],
)
def test_what_was_not_fetched_is_read_too(record_type: str, kind: str, content: str) -> None:
    [article] = read_bytes("tarn.warc", archive(record_type, kind, content))
    assert isinstance(article, Article)
    assert article.url == ADDRESS
    assert texts([article])[0].endswith("The weir of Tarn is new.")


@pytest.mark.parametrize(
    ("record_type", "kind"), [("metadata", "text/plain"), ("resource", "image/png")]
)
def test_an_archive_without_pages_is_reported(record_type: str, kind: str) -> None:
    assert "no page in it" in failure(read_bytes("a.warc", archive(record_type, kind, PAGE))).reason


@pytest.mark.parametrize("notes", ["--warc-file=weir", ""])
def test_what_a_crawler_notes_beside_its_pages_is_left_out(notes: str) -> None:
    noted = archive("resource", "text/plain", notes, "<metadata://crawler.example/log>")
    [article] = read_bytes("a.warc", archive("resource", "text/html", PAGE) + noted)
    assert isinstance(article, Article)
    assert article.url == ADDRESS


FIRST = archive("resource", "text/html", PAGE)
SECOND = archive("resource", "text/html", PAGE.replace("weir", "lock"), "https://tarn.example/lock")


@pytest.mark.parametrize(
    "packed",
    [
        gzip.compress(FIRST) + gzip.compress(SECOND),
        gzip.compress(FIRST + SECOND),
        gzip.compress(FIRST + SECOND) + b"what came after it",
        gzip.compress(FIRST) + gzip.compress(SECOND)[:-4],
    ],
    ids=["record for record", "as a whole", "with junk behind", "broken off"],
)
@pytest.mark.parametrize("name", ["tarn.warc.gz", "Tarn.WARC.GZ", "tarn.warc"])
def test_an_archive_may_be_packed(name: str, packed: bytes) -> None:
    weir, lock = texts(read_bytes(name, packed))
    assert weir.endswith("The weir of Tarn is new.")
    assert lock.endswith("The lock of Tarn is new.")


def test_an_archive_that_unpacks_to_too_much_is_reported() -> None:
    large = gzip.compress(archive("request", "text/plain", " " * (MAX_UNPACKED_BYTES // 20)))
    assert "more than 200,000,000 bytes" in failure(read_bytes("a.warc.gz", large * 20)).reason


def test_a_page_that_unpacks_to_too_much_is_reported() -> None:
    page = gzip.compress(bytes(MAX_FILE_BYTES + 1))
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n"
    told = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {ADDRESS}\r\n".encode()
    data = told + b"Content-Length: %d\r\n\r\n" % len(head + page) + head + page
    assert "more than 64,000,000 bytes" in failure(read_bytes("a.warc", data)).reason


def test_what_else_is_packed_is_not_read() -> None:
    assert ".gz files are not read" in failure(read_bytes("notes.tar.gz", b"")).reason
