"""What web archives hold beside the pages that were fetched."""

import pytest

from index.formats import read_bytes
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
