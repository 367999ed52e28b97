"""What is no plain file, or has no plain name: pipes, devices, links, depths."""

import json
import os
import socket
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from index.formats import MAX_FILE_BYTES, ReadFailure, read_bytes, read_paths
from index.types import Article
from tests.index.formats.items import failure, texts, write


def pipe(path: Path) -> None:
    os.mkfifo(path)


def listening_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(os.path.relpath(path))


@pytest.mark.parametrize("make", [pipe, listening_socket])
def test_only_regular_files_are_opened(
    tmp_path: Path, make: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    make(tmp_path / "a.txt")
    for path in (tmp_path, tmp_path / "a.txt"):
        assert (
            "regular file" in failure(read_paths([path])).reason
            or "device" in failure(read_paths([path])).reason
        )


def test_devices_are_not_read() -> None:
    assert "not a regular file" in failure(read_paths(["/dev/zero"])).reason


def test_a_sparse_giant_is_refused(tmp_path: Path) -> None:
    for name in ("a.txt", "a.json", "a.html"):
        with (tmp_path / name).open("wb") as file:
            file.truncate(100_000_000_000)
    with (tmp_path / "a.jsonl").open("wb") as file:
        file.truncate(100_000_000_000)
    reasons = [item.reason for item in read_paths([tmp_path]) if isinstance(item, ReadFailure)]
    assert sorted(reasons) == [
        *[f"it is larger than {MAX_FILE_BYTES:,} bytes; split it into several"] * 3,
        "not text: there are NUL bytes in line 1; save it as UTF-8 text",
    ]


def test_links_never_lead_out_of_a_folder(tmp_path: Path) -> None:
    outside = write(tmp_path / "outside/secret.txt", "secret")
    root = tmp_path / "root"
    write(root / "a.txt", "inside")
    (root / "inner.txt").symlink_to("a.txt")
    (root / "loop").symlink_to(root)
    (root / "self.txt").symlink_to("self.txt")
    (root / "picture.png").symlink_to(outside)
    (root / "out.txt").symlink_to(outside)
    (root / "out").symlink_to(outside.parent)
    (root / "up.txt").symlink_to("../outside/secret.txt")
    items = list(read_paths([root]))
    assert [item.text for item in items if isinstance(item, Article)] == ["inside"]
    failures = [item for item in items if isinstance(item, ReadFailure)]
    assert [Path(item.path).name for item in failures] == ["out", "out.txt", "up.txt"]
    assert all("leads out of the folder" in item.reason for item in failures)


def test_a_link_named_on_its_own_is_followed(tmp_path: Path) -> None:
    write(tmp_path / "there/a.txt", "words")
    (tmp_path / "link.txt").symlink_to(tmp_path / "there/a.txt")
    (tmp_path / "folder").symlink_to(tmp_path / "there")
    assert texts(read_paths([tmp_path / "link.txt", tmp_path / "folder"])) == ["words", "words"]


def test_a_folder_deeper_than_paths_can_be(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "top")
    here = os.open(tmp_path, os.O_RDONLY)
    for _ in range(30):
        os.mkdir("d" * 200, dir_fd=here)
        below = os.open("d" * 200, os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    os.close(here)
    first, second = read_paths([tmp_path])
    assert isinstance(first, Article)
    assert isinstance(second, ReadFailure)
    assert "cannot be listed (File name too long)" in second.reason


@pytest.mark.skipif(sys.platform == "darwin", reason="its file names are always UTF-8")
def test_names_that_are_not_utf8(tmp_path: Path) -> None:
    write(tmp_path / os.fsdecode(b"caf\xe9 \xff.txt"))
    [article] = read_paths([tmp_path])
    assert isinstance(article, Article)
    json.dumps([article.id, article.source]).encode()
    article.source.encode()


def test_names_of_the_traversal_list_stay_names(tmp_path: Path, shared: Path) -> None:
    lines = (shared / "data/security/traversal.txt").read_text("utf-8").splitlines()
    assert len(lines) > 100
    for line in lines:
        for item in read_bytes(f"{line}.txt", b"words"):
            assert isinstance(item, Article)
            assert "/" not in item.id
            assert ".." not in item.id
