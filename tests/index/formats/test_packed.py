"""Single files that gzip packed, and files of every kind of text in an archive."""

import gzip
import json
from datetime import date
from pathlib import Path

import pytest

from index.formats import ReadWarning, read_bytes, read_paths
from index.formats.draft import MAX_FILE_BYTES
from index.types import Article
from tests.index.formats.items import failure, texts, write
from tests.index.formats.making import zipped

PAGE = "<!DOCTYPE html><title>The weir</title><p>The weir of Tarn is new.</p>"
ROWS = '{"title": "The weir", "text": "The weir of Tarn is new."}\n'


@pytest.mark.parametrize(
    ("name", "content", "text"),
    [
        ("weir.txt.gz", "The weir of Tarn is new.", "The weir of Tarn is new."),
        ("Weir.HTML.GZ", PAGE, "The weir of Tarn is new."),
        ("weir.jsonl.gz", ROWS, "The weir of Tarn is new."),
        ("weirs.csv.gz", "Weir,Height\nTarn,3.5\n", "Weir | Height\nTarn | 3.5"),
    ],
)
def test_a_packed_file_is_read_as_what_is_in_it(name: str, content: str, text: str) -> None:
    assert texts(read_bytes(name, gzip.compress(content.encode()))) == [text]
    # Some programs unpack what they fetch, and leave it its name.
    assert texts(read_bytes(name, content.encode())) == [text]


def test_packed_files_in_a_folder_are_read_and_called_as_what_is_in_them(tmp_path: Path) -> None:
    write(tmp_path / "weir-heights.csv.gz", gzip.compress(b"Weir,Height\nTarn,3.5\n"))
    write(tmp_path / "server.log.gz", gzip.compress(b"GET /"))
    [article] = read_paths(tmp_path)
    assert isinstance(article, Article)
    assert (article.title, article.source) == ("Weir heights", "weir-heights.csv")


@pytest.mark.parametrize("name", ["a.txt.gz", "a.jsonl.gz"])
def test_a_packed_file_that_breaks_off_is_reported(name: str) -> None:
    packed = gzip.compress(ROWS.encode() * 9)
    *_, last = read_bytes(name, packed[:-12])
    assert "cut off; pack it anew" in failure([last]).reason


def test_a_packed_file_that_unpacks_to_too_much_is_reported() -> None:
    packed = gzip.compress(b"%s\n" % (b" " * 999_999) * (MAX_FILE_BYTES // 999_999 + 1))
    assert "more than 64,000,000 bytes" in failure(read_bytes("a.jsonl.gz", packed)).reason


def test_texts_of_every_kind_in_an_archive_are_read() -> None:
    members = {
        "weir.json": json.dumps({"title": "The weir", "text": "It is new."}),
        "lock.ndjson": '{"title": "The lock", "text": "It is old."}\n{"title": "Gate"}\n',
        "dam.xhtml": PAGE.replace("weir", "dam"),
        "mill.txt.gz": gzip.compress(b"The mill turns."),
        "2026-03-05-flood-notes.text": "it rained. then it rained more. nobody slept.",
    }
    items = list(read_bytes("a.zip", zipped(members)))
    articles = [item for item in items if isinstance(item, Article)]
    assert [article.title for article in articles[:3]] == ["The weir", "The lock", "The dam"]
    assert [article.text for article in articles[3:4]] == ["The mill turns."]
    assert (articles[4].title, articles[4].date) == ("Flood notes", date(2026, 3, 5))
    [warning] = [item.reason for item in items if isinstance(item, ReadWarning)]
    assert "lock.ndjson in it: line 2 was not read: there is no 'text'" in warning


def test_what_cannot_be_read_in_an_archive_is_named() -> None:
    members = {"weir.txt": "The weir is new.", "empty.md": "", "inner.zip": zipped({"a.txt": "a"})}
    told = [
        item.reason
        for item in read_bytes("a.zip", zipped(members))
        if isinstance(item, ReadWarning)
    ]
    assert told == [
        "empty.md in it was not read: there is no text in it",
        "inner.zip in it was not read: an archive in an archive is not opened; add it on its own",
    ]
