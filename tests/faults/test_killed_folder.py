"""A kill at any point loses nothing that was reported, and leaves nothing half or twice.

A few points are tried by default; with EVERY_FAULT=1, all of them and many random instants.
"""

import os
import random
import shutil
from pathlib import Path
from typing import Any

import pytest

from index.library import Library
from tests.faults.folders import (
    articles,
    check_whole,
    contents,
    found,
    open_library,
    write_files,
)
from tests.faults.killable import POINTS, Killable

EVERY = bool(os.environ.get("EVERY_FAULT"))
RANDOM_KILLS = 40 if EVERY else 2

OLD = {one.id: one.version for one in articles("first")}
NEW = {one.id: one.version for one in articles("second")}
REMOVED = [one.id for one in articles("second")[:3]]

BEFORE = {
    "ingest first": None,
    "ingest second": "first",
    "follow second": "first",
    "sync": "files",
    "remove": "second",
    "reindex": "second",
}
"""What is done -> the edition in the folder before that."""

FEW = [
    ("ingest second", "staging", True, 1),
    ("ingest second", "publishing", True, 3),
    ("ingest second", "vectors deleted", True, 1),
    ("ingest first", "publishing", False, 1),
    ("follow second", "vectors written", True, 2),
    ("follow second", "vectors recorded", True, 1),
    ("sync", "removing", True, 1),
    ("remove", "folder changed", True, 1),
    ("remove", "purging", False, 1),
    ("reindex", "vectors written", True, 3),
    ("reindex", "folder changed", False, 1),
    ("reindex", "seal put", False, 1),
    ("reindex", "file moved", False, 2),
]
"""Every action, and every point that an action comes to and that leaves something to be mended."""

ALL = [
    (action, point, after, turn)
    for action in BEFORE
    for point in POINTS
    for after in (False, True)
    for turn in (1, 3)
]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of articles, to be in step with."""
    return tmp_path_factory.mktemp("files") / "in"


@pytest.fixture(scope="module")
def unbroken(
    tmp_path_factory: pytest.TempPathFactory, killable: Killable, files: Path
) -> dict[str, Any]:
    """For each thing that is done: a folder as it is before, and what an unbroken run leaves."""
    before_all = tmp_path_factory.mktemp("before")
    editions = {None: before_all / "nothing", "first": before_all / "first"}
    editions |= {"second": before_all / "second", "files": before_all / "files"}
    editions[None].mkdir()
    killable.run(editions["first"], "ingest first")
    shutil.copytree(editions["first"], editions["second"])
    killable.run(editions["second"], "ingest second")
    write_files(files, "first")
    killable.run(editions["files"], "sync", files=str(files))
    write_files(files, "second")
    made: dict[str, Any] = {}
    for action, edition in BEFORE.items():
        before, after = editions[edition], tmp_path_factory.mktemp("unbroken") / "after"
        shutil.copytree(before, after)
        assert killable.run(after, action, files=str(files))["killed"] is False
        with open_library(after) as library:
            made[action] = (before, contents(library))
    return made


@pytest.mark.parametrize(("action", "point", "after", "turn"), ALL if EVERY else FEW)
def test_a_kill_at_a_named_point(
    tmp_path: Path,
    killable: Killable,
    unbroken: dict[str, Any],
    files: Path,
    action: str,
    point: str,
    after: bool,
    turn: int,
) -> None:
    folder = tmp_path / "data"
    shutil.copytree(unbroken[action][0], folder)
    how = {"point": point, "after": after, "turn": turn, "files": str(files)}
    result = killable.run(folder, action, **how)
    if EVERY and not result["killed"]:
        pytest.skip("this action does not come to that point")
    assert result["killed"]
    check_after_a_kill(folder, action, result["reported"], unbroken[action][1], killable, files)


@pytest.mark.parametrize("number", range(RANDOM_KILLS))
def test_a_kill_at_a_random_instant(
    tmp_path: Path, killable: Killable, unbroken: dict[str, Any], files: Path, number: int
) -> None:
    action = list(BEFORE)[number % len(BEFORE)]
    folder = tmp_path / "data"
    shutil.copytree(unbroken[action][0], folder)
    seconds = random.Random(20261128 + number).uniform(0.0, 0.4)
    result = killable.run(folder, action, seconds=seconds, files=str(files))
    check_after_a_kill(folder, action, result["reported"], unbroken[action][1], killable, files)


def check_after_a_kill(
    folder: Path,
    action: str,
    reported: list[str],
    expected: dict[str, Any],
    killable: Killable,
    files: Path,
) -> None:
    with open_library(folder) as library:
        check_whole(library, folder)
        check_nothing_lost(library, action, reported, expected["versions"])
    if action == "remove":
        with open_library(folder) as library:
            for id_ in set(REMOVED) & contents(library)["versions"].keys():
                library.remove(id_)
    else:
        assert killable.run(folder, action, files=str(files))["killed"] is False
    with open_library(folder) as library:
        assert contents(library) == expected
        check_whole(library, folder)


def check_nothing_lost(
    library: Library, action: str, reported: list[str], expected: dict[str, str]
) -> None:
    """What was reported is done, and everything else is as it was or as it will be."""
    now = contents(library)["versions"]
    if action == "sync":
        gone = {one[1:] for one in reported if one.startswith("-")}
        done = [one.removesuffix(".txt") for one in reported if not one.startswith("-")]
        new = {id_ for id_ in expected if id_.startswith(tuple(done))} if done else set()
        assert len(new) == len(set(done))
        assert not gone & now.keys()
        assert all(now.get(id_) == expected[id_] for id_ in new)
        assert all(id_ in now for id_ in expected if not id_.startswith("more-"))
    elif action == "remove":
        assert not set(reported) & now.keys()
        assert set(NEW) - set(REMOVED) <= now.keys()
    elif action == "ingest first":
        assert all(now.get(id_) == OLD[id_] for id_ in reported)
        assert all(now.get(id_) in (None, OLD[id_]) for id_ in NEW)
    else:
        assert all(now.get(id_) == NEW[id_] for id_ in reported)
        assert all(now.get(id_) in (OLD[id_], NEW[id_]) for id_ in NEW)
    if "article-04" in now:
        assert "article-04" in found(library, "pier 4 moved")
