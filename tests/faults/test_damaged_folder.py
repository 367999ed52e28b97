"""Every file of a data folder truncated, flipped, emptied and deleted.

Each ends in an honest error or in a rebuild; never in wrong answers, a traceback, or silence. Of
the files of vectors not each is deleted; with EVERY_FAULT=1, it is.
"""

import logging
import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from index.errors import StoreError
from index.library import CATALOGUE_NAME
from index.store.seal import SEAL_NAME, Seal
from index.types import Article
from tests.faults.folders import articles, check_whole, contents, found, open_library

EVERY = bool(os.environ.get("EVERY_FAULT"))

NEEDS_WORD = {"catalogue.sqlite3"}
"""Files whose damage the user is told of; the rest is mended without being asked."""


def truncated(file: Path) -> None:
    content = file.read_bytes()
    file.write_bytes(content[: len(content) // 2])


def emptied(file: Path) -> None:
    file.write_bytes(b"")


def deleted(file: Path) -> None:
    file.unlink()


def flipped(file: Path) -> None:
    """Flip a bit in each of twenty places, the header's among them."""
    content = bytearray(file.read_bytes())
    draw = random.Random(len(content))
    for place in [0, min(24, len(content) - 1), *(draw.randrange(len(content)) for _ in range(18))]:
        content[place] ^= 1 << draw.randrange(8)
    file.write_bytes(content)


def filled_with_noise(file: Path) -> None:
    file.write_bytes(random.Random(1).randbytes(file.stat().st_size))


DAMAGES = [truncated, emptied, deleted, flipped, filled_with_noise]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """A folder as it was closed, and what it holds."""
    folder = tmp_path_factory.mktemp("whole") / "data"
    with open_library(folder) as library:
        library.ingest(articles("second"))
        expected = contents(library)
    return folder, expected


def names_of(folder: Path) -> list[str]:
    return sorted(
        file.relative_to(folder).as_posix()
        for file in folder.rglob("*")
        if file.is_file() and file.stat().st_size and file.name != "owner.lock"
    )


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda one: one.__name__)
def test_damage_to_any_file(
    tmp_path: Path,
    whole: tuple[Path, dict[str, Any]],
    caplog: pytest.LogCaptureFixture,
    damage: Callable[[Path], None],
) -> None:
    original, expected = whole
    for number, name in enumerate(names_of(original)):
        folder = tmp_path / str(number)
        shutil.copytree(original, folder)
        damage(folder / name)
        caplog.clear()
        if name in NEEDS_WORD:
            with pytest.raises(StoreError, match="citeline"):
                open_library(folder).close()
            continue
        with caplog.at_level(logging.WARNING), open_library(folder) as library:
            assert contents(library) == expected, name
            check_whole(library, folder)
            assert found(library, "pier 4 moved")[0] == "article-04"
        if name != SEAL_NAME:
            assert "made anew" in caplog.text, name
        caplog.clear()
        with caplog.at_level(logging.WARNING):
            open_library(folder).close()
        assert caplog.text == "", f"{name} is mended once"


@pytest.mark.parametrize("damage", [truncated, filled_with_noise], ids=lambda one: one.__name__)
def test_vectors_that_were_damaged_when_the_folder_was_closed(
    tmp_path: Path, whole: tuple[Path, dict[str, Any]], damage: Callable[[Path], None]
) -> None:
    """A full disk does that: its seal is whole, and what it seals is not."""
    folder = tmp_path / "data"
    shutil.copytree(whole[0], folder)
    (vectors,) = folder.glob("vectors-*")
    damage(vectors / "chroma.sqlite3")
    Seal(folder).put([CATALOGUE_NAME, vectors.name])
    with open_library(folder) as library:
        assert contents(library) == whole[1]
        check_whole(library, folder)


def test_folders_of_vectors_that_are_gone_are_made_anew(
    tmp_path: Path, whole: tuple[Path, dict[str, Any]]
) -> None:
    folder = tmp_path / "data"
    shutil.copytree(whole[0], folder)
    for vectors in folder.glob("vectors-*"):
        shutil.rmtree(vectors)
    with open_library(folder) as library:
        assert contents(library) == whole[1]
        check_whole(library, folder)


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """A folder with so many vectors that Chroma writes its graph to files; not closed properly."""
    folder = tmp_path_factory.mktemp("graph") / "data"
    text = " ".join(f"Ship {number} came in." for number in range(1500))
    with open_library(folder, passage_tokens=4) as library:
        library.ingest([Article("ships", "Ships", text)])
        expected = contents(library)
    (folder / SEAL_NAME).unlink()
    assert any(folder.rglob("header.bin"))
    return folder, expected


@pytest.mark.parametrize("damage", [truncated, deleted], ids=lambda one: one.__name__)
def test_damage_to_vectors_that_were_not_closed(
    tmp_path: Path, graph: tuple[Path, dict[str, Any]], damage: Callable[[Path], None]
) -> None:
    """Without a seal, vectors are read in a child first, which some of this kills."""
    names = [name for name in names_of(graph[0]) if name.startswith("vectors-")]
    # A file that is not there is the same to Chroma whichever of the graph's it is.
    tried = [names[0], names[-1]] if damage is deleted and not EVERY else names
    for name in tried:
        folder = tmp_path / Path(name).name
        shutil.copytree(graph[0], folder)
        damage(folder / name)
        with open_library(folder, passage_tokens=4) as library:
            assert contents(library) == graph[1]
            check_whole(library, folder)


@pytest.mark.parametrize(
    ("table", "where"),
    [
        ("sentences", "key % 7 = 0"),
        ("passages", "key % 7 = 0"),
        ("article_terms_docsize", "id = 1"),
        ("sentence_terms_data", "id > 10"),
        ("facts", "1"),
        ("vectors", "1"),
    ],
)
def test_rows_that_are_gone_are_noticed_or_made_anew(
    tmp_path: Path, whole: tuple[Path, dict[str, Any]], table: str, where: str
) -> None:
    folder = tmp_path / "data"
    shutil.copytree(whole[0], folder)
    connection = sqlite3.connect(folder / "catalogue.sqlite3")
    connection.execute(f"DELETE FROM {table} WHERE {where}")  # noqa: S608
    connection.commit()
    connection.close()
    try:
        with open_library(folder) as library:
            assert contents(library)["versions"] == whole[1]["versions"]
            check_whole(library, folder)
            assert found(library, "pier 4 moved")[0] == "article-04"
            assert table in {"facts", "vectors"}
    except StoreError as error:
        assert table not in {"facts", "vectors"}, error  # noqa: PT017 - one or the other


def test_a_word_that_was_changed_in_an_article_is_never_shown(
    tmp_path: Path, whole: tuple[Path, dict[str, Any]]
) -> None:
    folder = tmp_path / "data"
    shutil.copytree(whole[0], folder)
    path = folder / "catalogue.sqlite3"
    content = path.read_bytes()
    assert b"pier 4 moved 3" in content
    path.write_bytes(content.replace(b"pier 4 moved 3", b"pier 4 moved 9"))
    with pytest.raises(StoreError, match="article-04"):
        open_library(folder).close()
