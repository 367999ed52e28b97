"""A backup in one file, and back again."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from index.backup import back_up, restore
from index.errors import MismatchError, StoreError
from tests.faults.folders import ARTICLES, articles, check_whole, contents, open_library


def test_there_and_back_while_the_folder_is_in_use(tmp_path: Path) -> None:
    file = tmp_path / "articles.backup"
    with open_library(tmp_path / "data") as library:
        library.ingest(articles("second"))
        expected = contents(library)
        assert back_up(tmp_path / "data", file) == ARTICLES
        with pytest.raises(StoreError, match="exists"):
            back_up(tmp_path / "data", file)
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == [file.name]
    assert restore(file, tmp_path / "again") == ARTICLES
    with open_library(tmp_path / "again") as library:
        assert contents(library) == expected
        check_whole(library, tmp_path / "again")
    with pytest.raises(StoreError, match="holds a catalogue"):
        restore(file, tmp_path / "data")


def test_nothing_to_back_up(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no articles"):
        back_up(tmp_path, tmp_path / "file")


def test_a_damaged_backup_is_not_restored(tmp_path: Path) -> None:
    file = tmp_path / "articles.backup"
    with open_library(tmp_path / "data") as library:
        library.ingest(articles("second"))
    back_up(tmp_path / "data", file)
    file.write_bytes(file.read_bytes().replace(b"pier 4 moved 3", b"pier 4 moved 9"))
    with pytest.raises(StoreError, match="article-04"):
        restore(file, tmp_path / "again")
    for content in (b"", b"no backup at all" * 500):
        file.write_bytes(content)
        with pytest.raises(StoreError, match="backup"):
            restore(file, tmp_path / "again")
    assert not (tmp_path / "again" / "catalogue.sqlite3").exists()
    with pytest.raises(StoreError, match="no file"):
        restore(tmp_path / "nowhere", tmp_path / "again")


def test_a_backup_of_a_newer_citeline_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "articles.backup"
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(MismatchError, match="99"):
        restore(file, tmp_path / "again")


def test_files_beside_the_catalogue_come_along(tmp_path: Path) -> None:
    file, again = tmp_path / "all.backup", tmp_path / "again"
    names = ("talk.sqlite", "notes.jsonl", "never.there")
    with open_library(tmp_path / "data") as library:
        library.ingest(articles("second"))
        (tmp_path / "data" / "notes.jsonl").write_bytes(b"{}\n")
        talk = sqlite3.connect(tmp_path / "data" / "talk.sqlite")
        talk.execute("PRAGMA journal_mode = WAL")
        talk.execute("CREATE TABLE said (words TEXT)")
        talk.execute("INSERT INTO said VALUES ('hello')")
        talk.commit()
        back_up(tmp_path / "data", file, names)
        talk.close()
    restore(file, again, names)
    assert (again / "notes.jsonl").read_bytes() == b"{}\n"
    with closing(sqlite3.connect(again / "talk.sqlite")) as restored:
        assert restored.execute("SELECT words FROM said").fetchall() == [("hello",)]
    with open_library(again) as library:
        check_whole(library, again)
    with closing(sqlite3.connect(again / "catalogue.sqlite3")) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master").fetchall()
    assert ("files_beside",) not in tables


def test_a_backup_writes_no_other_file(tmp_path: Path) -> None:
    file = tmp_path / "all.backup"
    with open_library(tmp_path / "data") as library:
        library.ingest(articles("second"))
    (tmp_path / "data" / "settings").write_text("a", encoding="utf-8")
    back_up(tmp_path / "data", file, ("settings",))
    restore(file, tmp_path / "again", ("other",))
    assert not (tmp_path / "again" / "settings").exists()
