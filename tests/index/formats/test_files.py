"""Files, folders, uploads and standard input: what is there is read, the rest is named."""

import io
import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.formats import MAX_FILE_BYTES, ReadFailure, read_bytes, read_paths
from index.formats.files import other_formats
from index.types import Article
from tests.index.formats.items import failure, texts, write


@pytest.mark.parametrize(
    ("name", "content", "text"),
    [
        ("a.txt", "The bridge\r\ncloses", "The bridge \ncloses"),
        ("a.TXT", "x", "x"),
        ("a.md", "# The *bridge*", "The bridge"),
        ("a.html", "<p>The bridge</p>", "The bridge"),
        ("a.htm", "<meta charset=latin1><p>caf\xe9</p>".encode("latin1"), "café"),
        ("a.json", '{"text": "x"}', "x"),
        ("a.jsonl", '{"text": "x"}', "x"),
        ("README", "plain", "plain"),
        ("README", "<!doctype html><p>page</p>", "page"),
        (".hidden.txt", "named on its own", "named on its own"),
        ("a b\u202e.txt", "x", "x"),
        ("no. 5 street", "x", "x"),
    ],
)
def test_formats_by_name(tmp_path: Path, name: str, content: str | bytes, text: str) -> None:
    assert texts(read_paths([write(tmp_path / name, content)])) == [text]


def test_the_first_line_of_a_text_file_is_title_and_text(tmp_path: Path) -> None:
    [article] = read_paths([str(write(tmp_path / "a.txt", "The bridge\n\nIt closes."))])
    assert isinstance(article, Article)
    assert article.title == "The bridge"
    assert article.text[:10] == "The bridge"
    assert article.source == "a.txt"


def test_ids_belong_to_the_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = write(tmp_path / "a.txt", "one")
    [before] = read_paths([file])
    write(file, "two")
    monkeypatch.chdir(tmp_path)
    [after] = read_paths(["a.txt"])
    assert isinstance(before, Article)
    assert isinstance(after, Article)
    assert before.id == after.id
    assert before.version != after.version


def test_a_folder_is_walked_in_the_order_of_names(tmp_path: Path) -> None:
    names = ["b.txt", "a/z.txt", "a/b/c.md", "c.jsonl", "a.txt", "pictures/x.png", "notes"]
    for name in names:
        write(tmp_path / name, json.dumps({"text": name}) if name == "c.jsonl" else name)
    for name in [".git/config.txt", ".hidden.txt", "a/.cache/x.txt"]:
        write(tmp_path / name)
    expected = ["a/b/c.md", "a/z.txt", "a.txt", "b.txt", "c.jsonl"]
    assert texts(read_paths([tmp_path])) == expected


def test_reading_is_lazy(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "first")
    later = write(tmp_path / "b.txt", "second")
    items = read_paths([tmp_path])
    next(items)
    later.unlink()
    assert "No such file" in failure(items).reason


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", b"\x89PNG\r\n\x1a\n\x00")
    write(tmp_path / "b.txt", "")
    write(tmp_path / "c.json", "{")
    write(tmp_path / "d.txt", "good")
    a, b, c, d = read_paths([tmp_path])
    assert a == ReadFailure(
        str(tmp_path / "a.txt"), "not text but a PNG image; save its text as a .txt file"
    )
    assert b == ReadFailure(
        str(tmp_path / "b.txt"), "there is no text in it; put some in, or leave it out"
    )
    assert isinstance(c, ReadFailure)
    assert isinstance(d, Article)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("absent.txt", "it cannot be opened (No such file or directory); check the path"),
        ("a.txt/below.txt", "it cannot be opened (Not a directory); check the path"),
        ("nul\0.txt", "no file can have this name"),
        ("x" * 300 + ".txt", "File name too long"),
        ("a.mov", ".mov files are not read; save its text as .txt, "),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, name: str, reason: str) -> None:
    write(tmp_path / "a.txt")
    write(tmp_path / "a.mov")
    assert reason in failure(read_paths([tmp_path / name])).reason


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(tmp_path: Path) -> None:
    write(tmp_path / "a.txt").chmod(0)
    assert "Permission denied" in failure(read_paths([tmp_path])).reason


def test_an_empty_folder_says_so(tmp_path: Path) -> None:
    assert "there is no file that is read" in failure(read_paths([tmp_path])).reason
    write(tmp_path / "a.png")
    write(tmp_path / "b.mov")
    assert "only 2 of other formats; name another" in failure(read_paths([tmp_path])).reason


def test_files_of_other_formats_are_counted_by_their_ending(tmp_path: Path) -> None:
    names = ("a.txt", "b.MOV", "sub/c.mov", "sub/d", ".hidden/e.png", "f.md.bak")
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        write(tmp_path / name)
    (tmp_path / "g.png").symlink_to(tmp_path / "a.txt")
    assert other_formats([tmp_path, tmp_path / "b.MOV", ""]) == {".mov": 2, "": 1, ".bak": 1}


def test_an_empty_path_is_not_the_present_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "a.txt")
    monkeypatch.chdir(tmp_path)
    assert "this path is empty" in failure(read_paths([""])).reason
    [article] = read_paths(["."])
    assert isinstance(article, Article)


@given(st.text(), st.binary(max_size=300))
def test_any_upload_is_read_or_refused(name: str, data: bytes) -> None:
    for item in read_bytes(name, data):
        if isinstance(item, ReadFailure):
            item.path.encode()
            item.reason.encode()
        else:
            assert item.text.strip()


def test_uploads_of_one_name_are_different_articles() -> None:
    [one] = read_bytes("C:\\texts\\a.txt", b"one")
    [two] = read_bytes("a.txt", b"two")
    assert isinstance(one, Article)
    assert isinstance(two, Article)
    assert one.id != two.id
    assert one.source == "a.txt"
    [again] = read_bytes("b.txt", b"one")
    assert isinstance(again, Article)
    assert again.id == one.id


@pytest.mark.parametrize("as_path", [str, Path])
def test_addresses_are_not_read_and_said_so(as_path: type) -> None:
    bad = failure(read_paths([as_path("https://example.org/a.html")]))
    assert "--url" in bad.reason


def test_an_upload_of_another_format_is_refused() -> None:
    assert ".exe files are not read" in failure(read_bytes("a.exe", b"MZ")).reason


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"The bridge closes.", ["The bridge closes."]),
        (b"<html><p>The bridge</p>", ["The bridge"]),
        (b"  <!-- note --><p>The bridge</p>", ["The bridge"]),
        (b'{"text": "a"}\n{"text": "b"}\n', ["a", "b"]),
        (b'\xef\xbb\xbf{"text": "a"}\n{"text": "b"}\n', ["a", "b"]),
        (b'{\n"text": "a"\n}', ["a"]),
        (b'[{"text": "a"}, {"text": "b"}]', ["a", "b"]),
        ('{"text": "a"}\n{"text": "b"}'.encode("utf-16"), ["a", "b"]),
        (b"[Update] The bridge", ["[Update] The bridge"]),
        (b"{not json", ["{not json"]),
        ("Où ça?".encode("cp1252"), ["Où ça?"]),
    ],
)
def test_the_format_of_standard_input_is_told_from_its_bytes(
    data: bytes, expected: list[str]
) -> None:
    assert texts(read_paths(["-"], io.BytesIO(data))) == expected
    assert texts(read_bytes("upload", data)) == expected


def test_standard_input_streams_json_lines() -> None:
    stream = io.BytesIO(b'{"text": "x"}\n' * 10_000)
    items = read_paths(["-"], stream)
    next(items)
    assert stream.tell() < 1_000


def test_standard_input_is_bounded() -> None:
    stream = io.BytesIO(b"word " * (MAX_FILE_BYTES // 5 + 1))
    assert "larger than" in failure(read_paths(["-"], stream)).reason


def test_a_stream_that_breaks_is_reported() -> None:
    class Broken(io.BytesIO):
        def readline(self, size: int | None = -1, /) -> bytes:
            raise OSError(5, "Input/output error")

    reason = failure(read_paths(["-"], Broken())).reason
    assert reason == "it cannot be read (Input/output error)"


def test_naughty_strings_in_every_format(tmp_path: Path, shared: Path) -> None:
    strings = json.loads((shared / "data/security/blns.json").read_text("utf-8"))
    rows = "\n".join(json.dumps({"text": f"x {one}", "title": one}) for one in strings)
    write(tmp_path / "a.jsonl", rows)
    write(tmp_path / "b.json", json.dumps([{"text": f"x {one}"} for one in strings]))
    write(tmp_path / "c.txt", "\n".join(strings))
    write(tmp_path / "d.md", "\n\n".join(strings))
    write(tmp_path / "e.html", "<br>".join(strings))
    found = texts(read_paths([tmp_path]))
    assert len(found) == 2 * len(strings) + 3
    assert [len(text) - 2 for text in found[: len(strings)]] == list(map(len, strings))


def test_the_two_shared_articles(shared: Path) -> None:
    found = list(read_paths([shared / "articles"]))
    files = sorted((shared / "articles").glob("*.txt"))
    assert texts(found) == [file.read_text("utf-8") for file in files]


def test_the_shared_news_is_read_whole(shared: Path) -> None:
    found = list(read_paths([shared / "data/realtimeqa/corpus.jsonl"]))
    assert len(found) == 2_954
    assert all(isinstance(item, Article) and item.date for item in found)


@pytest.mark.parametrize("ending", ["txt", "md", "html", "json", "jsonl", "csv"])
def test_a_file_of_nearly_twenty_megabytes_of_text_is_read(ending: str) -> None:
    text = "The crane at pier nine moved on Tuesday. " * (19_500_000 // 41)
    data = {
        "html": f"<!doctype html><p>{text}</p>",
        "json": json.dumps({"text": text}),
        "jsonl": json.dumps({"text": text}),
        "csv": f"title,text\nCranes,{text}\n",
    }.get(ending, text)
    assert len(data) > 19_400_000
    [article] = (
        one for one in read_bytes(f"a.{ending}", data.encode()) if isinstance(one, Article)
    )
    assert len(article.text.strip()) == len(text.strip())
