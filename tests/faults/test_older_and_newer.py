"""A folder of an older Citeline is brought up to date; one of a newer is left as it is."""

import hashlib
import logging
import sqlite3
import zipfile
from pathlib import Path

import pytest

from index.errors import MismatchError
from index.store.term_tables import TERM_TABLES
from index.types import Article
from tests.faults.folders import articles, check_whole, contents, found, open_library

FOLDER_0_1_0 = Path(__file__).with_name("data") / "folder-0.1.0.zip"
"""Made with Citeline 0.1.0: four articles, two of them copies, one removed and taken in again."""


@pytest.fixture
def older(tmp_path: Path) -> Path:
    folder = tmp_path / "older"
    with zipfile.ZipFile(FOLDER_0_1_0) as archive:
        archive.extractall(folder)
    return folder


def test_a_folder_of_0_1_0(older: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING), open_library(older) as library:
        check_whole(library, older)
        summaries = {one.id: one.title for one in library.catalogue.summaries()}
        assert summaries.keys() == {"harbour", "bridge", "bulletin-1", "bulletin-2"}
        assert library.catalogue.ledger.count() == 3
        assert library.catalogue.article("harbour").url == "https://example.org/harbour"
        assert found(library, "Who opened the footbridge?")[0] == "bridge"
        expected = contents(library)
    assert not (older / "chroma").exists()
    assert "vectors were missing" in caplog.text
    with open_library(older) as library:
        assert contents(library) == expected


def test_what_was_deleted_with_0_1_0_can_no_longer_be_read(older: Path) -> None:
    path = older / "catalogue.sqlite3"
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA secure_delete = OFF")
    connection.execute("CREATE TABLE gone AS SELECT 'Zyxomorph' AS word FROM sentences")
    connection.execute("DROP TABLE gone")
    connection.execute("INSERT INTO article_terms (rowid, terms) VALUES (99, 'quartzine')")
    connection.execute(
        "INSERT INTO article_terms (article_terms, rowid, terms) VALUES ('delete', 99, 'quartzine')"
    )
    connection.close()
    assert b"Zyxomorph" in path.read_bytes()
    assert b"quartzin" in path.read_bytes()
    with open_library(older) as library:
        assert not library.catalogue.is_unpurged
    assert b"Zyxomorph" not in path.read_bytes()
    assert b"quartzin" not in path.read_bytes()


def test_a_folder_with_arabic_words_of_before(tmp_path: Path) -> None:
    text = "تقع المدينة على الساحل. بنى المهندس سليم الحداد القناة سنة 1911."
    with open_library(tmp_path) as library:
        library.ingest([*articles("first"), Article("canal", "", text)])
        expected = contents(library)
    connection = sqlite3.connect(tmp_path / "catalogue.sqlite3")
    for table in TERM_TABLES:
        connection.execute(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")  # noqa: S608
    connection.execute("DROP INDEX versions_by_collection")
    for table in ("copies", "copy_bands"):
        connection.execute(f"DROP TABLE {table}")
    for table in ("versions", "earlier"):
        connection.execute(f"ALTER TABLE {table} DROP COLUMN collection")
        connection.execute(f"ALTER TABLE {table} DROP COLUMN edited")
    connection.execute("PRAGMA user_version = 3")
    connection.commit()
    connection.close()
    with open_library(tmp_path) as library:
        check_whole(library, tmp_path)
        assert contents(library) == expected
        assert found(library, "من بنى قناة الماء؟")[0] == "canal"


def test_a_folder_of_a_newer_citeline_is_left_as_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with open_library(folder) as library:
        library.ingest(articles("first"))
    connection = sqlite3.connect(folder / "catalogue.sqlite3")
    connection.execute("PRAGMA user_version = 99")
    connection.close()

    def state() -> dict[str, str]:
        return {
            file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
            for file in folder.rglob("*")
            if file.is_file() and not file.name.startswith("owner")
        }

    before = state()
    with pytest.raises(MismatchError, match="Update Citeline"):
        open_library(folder)
    assert state() == before


def test_another_model(tmp_path: Path) -> None:
    with open_library(tmp_path) as library:
        library.ingest(articles("second"))
        expected = contents(library)
    with pytest.raises(MismatchError, match="reindex"):
        open_library(tmp_path, seed=1)
    with open_library(tmp_path, seed=1, accept_other_model=True) as library:
        pass  # looked at, and nothing done
    with open_library(tmp_path) as library:
        assert contents(library) == expected
    with open_library(tmp_path, seed=1, accept_other_model=True) as library:
        assert library.reindex() == len(expected["checksums"])
        check_whole(library, tmp_path)
    with open_library(tmp_path, seed=1) as library:
        now = contents(library)
        assert now["versions"] == expected["versions"]
        assert now["checksums"] != expected["checksums"]
    with pytest.raises(MismatchError):
        open_library(tmp_path)


def test_reindexing_mends_what_cannot_be_opened(tmp_path: Path) -> None:
    with open_library(tmp_path) as library:
        library.ingest(articles("second"))
    for file in tmp_path.glob("vectors-*/chroma.sqlite3"):
        file.write_bytes(b"no database")
    with open_library(tmp_path, seed=1, accept_other_model=True) as library:
        library.reindex()
        check_whole(library, tmp_path)
