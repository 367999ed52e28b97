"""Looking a folder over, and saving what can be read."""

from pathlib import Path

import pytest

from index.doctor import examine, repair
from index.errors import DamagedError, StoreError
from index.store.drafts import DAMAGED_NAME
from tests.faults.folders import ARTICLES, articles, check_whole, contents, found, open_library


def made(folder: Path) -> Path:
    with open_library(folder) as library:
        library.ingest(articles("second"))
    return folder / "catalogue.sqlite3"


def test_a_whole_folder(tmp_path: Path) -> None:
    made(tmp_path)
    with open_library(tmp_path) as library:
        seen = examine(library)
    assert (seen.articles, seen.sentences) == (ARTICLES, ARTICLES * 16)
    assert seen.vectors > 0
    assert (seen.missed, seen.problems) == (0, ())


def test_what_can_be_read_is_saved_and_what_cannot_is_named(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = tmp_path / "data"
    path = made(folder)
    content = path.read_bytes()
    path.write_bytes(content.replace(b"pier 4 moved 3", b"pier 4 moved 9"))
    with pytest.raises(DamagedError, match="article-04"):
        open_library(folder)
    done = repair(folder, open_library)
    assert (done.saved, done.lost) == (ARTICLES - 1, ("article-04",))
    assert (folder / DAMAGED_NAME).exists()
    with open_library(folder) as library:
        check_whole(library, folder)
        assert "article-04" not in contents(library)["versions"]
        assert found(library, "pier 5 moved")[0] == "article-05"
        library.ingest(articles("second"))
        assert len(contents(library)["versions"]) == ARTICLES
        library.remove("article-05")
    assert f"removed may still be read in {folder / DAMAGED_NAME}" in caplog.text


def test_search_terms_and_sentences_are_made_anew(tmp_path: Path) -> None:
    import sqlite3

    folder = tmp_path / "data"
    path = made(folder)
    with open_library(folder) as library:
        expected = contents(library)
    connection = sqlite3.connect(path)
    connection.execute("DELETE FROM sentences WHERE key % 3 = 0")
    connection.execute("DELETE FROM passage_terms_data WHERE id > 10")
    connection.commit()
    connection.close()
    with pytest.raises(DamagedError, match="doctor --repair"):
        open_library(folder)
    assert repair(folder, open_library).lost == ()
    with open_library(folder) as library:
        check_whole(library, folder)
        assert contents(library) == expected


def test_a_file_that_breaks_off(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    path = made(folder)
    content = path.read_bytes()
    path.write_bytes(content[: len(content) * 9 // 10])
    with pytest.raises(DamagedError):
        open_library(folder)
    done = repair(folder, open_library)
    assert done.saved > 0
    with open_library(folder) as library:
        check_whole(library, folder)
        assert library.catalogue.article_count() == done.saved


def test_nothing_to_save(tmp_path: Path) -> None:
    path = made(tmp_path)
    path.write_bytes(b"nothing of a catalogue" * 1000)
    with pytest.raises(DamagedError, match="restore"):
        repair(tmp_path, open_library)
    assert path.read_bytes().startswith(b"nothing")
    assert [one.name for one in tmp_path.glob("repair-*")] == []


def test_a_folder_in_place_of_the_catalogue(tmp_path: Path) -> None:
    made(tmp_path).unlink()
    (tmp_path / "catalogue.sqlite3" / "in the way").mkdir(parents=True)
    with pytest.raises(StoreError, match="directory"):
        open_library(tmp_path)
    with pytest.raises(DamagedError, match="restore"):
        repair(tmp_path, open_library)
