"""A folder that is removed, replaced, or left by the program while it is in use."""

import os
import resource
import shutil
import threading
from pathlib import Path

import pytest

from index.errors import StoreError
from tests.faults.folders import articles, found, open_library


def test_a_folder_that_was_removed_is_not_ready_and_is_closed_in_silence(tmp_path: Path) -> None:
    with open_library(tmp_path / "data") as library:
        library.ingest(articles("first"))
        library.check()
        shutil.rmtree(tmp_path / "data")
        with pytest.raises(StoreError, match="cannot be used any more"):
            library.check()
    assert list(tmp_path.iterdir()) == []


def test_a_catalogue_that_was_replaced_is_not_ready(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.sqlite3"
    with open_library(tmp_path) as library:
        library.ingest(articles("first"))
        shutil.copy(path, tmp_path / "copy")
        (tmp_path / "copy").replace(path)
        with pytest.raises(StoreError, match="replaced"):
            library.check()


def test_without_a_file_left_to_open_it_is_not_ready(tmp_path: Path) -> None:
    with open_library(tmp_path) as library:
        library.ingest(articles("first"))
        library.check()
        limits = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (3, limits[1]))
        try:
            with pytest.raises(StoreError, match="open files"):
                library.check()
        finally:
            resource.setrlimit(resource.RLIMIT_NOFILE, limits)
        library.check()


def test_a_program_may_go_to_another_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "elsewhere" / "data").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    with open_library(Path("data")) as library:
        library.ingest(articles("first"))
        os.chdir(tmp_path / "elsewhere")
        seen: list[str] = []
        asking = threading.Thread(target=lambda: seen.extend(found(library, "pier 4 moved")))
        asking.start()
        asking.join()
        assert seen[0] == "article-04"
        library.check()
    assert list((tmp_path / "elsewhere" / "data").iterdir()) == []
