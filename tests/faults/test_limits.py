"""A full disk, a folder that can only be read, too few open files: one clear sentence each."""

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.errors import StoreError
from index.types import Article
from tests.faults.folders import articles, check_whole, contents, found, open_library

ROOT = Path(__file__).parents[2]


def mounted(path: Path, options: str) -> bool:
    path.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(path)], capture_output=True
    )
    return done.returncode == 0


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 8 MB of its own."""
    disk = tmp_path / "disk"
    if not mounted(disk, "size=8m"):
        pytest.skip("only root may mount a small disk")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def long_articles() -> Iterator[Article]:
    for number in range(400):
        text = " ".join(f"Barge {number} carried {n} tons of ore to pier {n}." for n in range(200))
        yield Article(f"long-{number:03}", f"Barge {number}", text)


def fill(disk: Path) -> None:
    with (disk / "rest").open("wb", buffering=0) as rest, contextlib.suppress(OSError):
        while True:
            rest.write(bytes(4096))


def test_a_full_disk(small_disk: Path) -> None:
    folder = small_disk / "data"
    with open_library(folder) as library:
        library.ingest(articles("second"))
    done = 0

    def count(progress: object) -> None:
        nonlocal done
        done = progress.articles  # type: ignore[attr-defined]

    with pytest.raises(StoreError, match=r"room|full"), open_library(folder) as library:
        library.ingest(long_articles(), count)
    fill(small_disk)
    with open_library(folder) as library:  # still full
        versions = contents(library)["versions"]
        assert {f"long-{number:03}" for number in range(done)} <= versions.keys()
        assert "article-04" in found(library, "pier 4 moved")
    with pytest.raises(StoreError, match=r"room|full|only be read"), open_library(folder) as full:
        full.ingest(long_articles())
    subprocess.run(["mount", "-o", "remount,size=200m", str(small_disk)], check=True)
    with open_library(folder) as library:
        check_whole(library, folder)
        library.ingest(list(long_articles())[: done + 5])
        check_whole(library, folder)


def test_a_folder_that_can_only_be_read(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    if not mounted(disk, "size=50m"):
        pytest.skip("only root may mount a disk that can only be read")
    try:
        folder = disk / "data"
        with open_library(folder) as library:
            library.ingest(articles("second"))
            expected = contents(library)
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        with open_library(folder) as library:
            assert library.read_only
            assert contents(library) == expected
            assert "article-04" in found(library, "pier 4 moved")
            with pytest.raises(StoreError, match="only be read"):
                library.ingest(articles("first"))
            with pytest.raises(StoreError, match="only be read"):
                library.remove("article-04")
            assert contents(library) == expected
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True)


LIMITED = """
import json, resource, sys
from pathlib import Path
import index.library
from index.errors import StoreError
from tests.faults.folders import articles, open_library

which, number, folder = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
library = None
try:
    with open_library(folder) as library:
        library.ingest(articles("third")[:1])  # what is loaded with the first article is loaded
        resource.setrlimit(getattr(resource, which), (number, number))
        library.ingest(articles("second"))
        library.ingest(articles("first"))
    print(json.dumps("done"))
except StoreError as error:
    print(json.dumps(str(error)))
"""


@pytest.mark.parametrize(("which", "number"), [("RLIMIT_NOFILE", 20), ("RLIMIT_FSIZE", 300_000)])
def test_a_limit_of_the_process(tmp_path: Path, which: str, number: int) -> None:
    folder = tmp_path / "data"
    with open_library(folder) as library:
        library.ingest(articles("first"))
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, which, str(number), str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    said = json.loads(done.stdout.splitlines()[-1])
    assert ("files that a process may open" if which == "RLIMIT_NOFILE" else "limit") in said
    with open_library(folder) as library:
        check_whole(library, folder)
        library.ingest(articles("second"))
        check_whole(library, folder)


UNTOLD = """
import os, resource
from index.errors import CitelineError
from index.sentences.split import sentence_spans

resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))
try:
    sentence_spans("Der Hafen wird im Mai wieder geöffnet. Die Stadt freut sich darauf.")
except CitelineError as error:
    print(error)
"""


def test_a_language_that_cannot_be_told_for_want_of_files_is_said_to_be_so() -> None:
    command = [sys.executable, "-c", UNTOLD]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert "files that a process may open" in done.stdout, done.stderr[-2000:]


def test_hundreds_of_ingests_keep_no_files_open(tmp_path: Path) -> None:
    rows = articles("first")
    with open_library(tmp_path / "data") as library:
        library.ingest(rows)
        before = len(os.listdir("/proc/self/fd"))  # noqa: PTH208
        for _ in range(60):
            library.ingest(rows)
        assert len(os.listdir("/proc/self/fd")) <= before + 3  # noqa: PTH208


def test_taking_the_same_articles_in_again_and_again_does_not_grow_the_folder(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "data"
    sizes = []
    with open_library(folder) as library:
        for round_ in range(40):
            library.ingest(articles(f"edition {round_:03}"))
            files = [file for file in folder.rglob("*") if file.is_file()]
            sizes.append(
                sum(file.stat().st_size for file in files if file.suffix != ".sqlite3-wal")
            )
    assert max(sizes[20:]) <= 1.5 * max(sizes[5:15])
