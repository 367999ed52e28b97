"""A data folder that cannot be written to: what reads works, what writes says why it does not."""

import shutil
import sqlite3
import subprocess
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from assistant import Assistant
from assistant.conversations import KEPT_FILES
from index.backup import restore
from index.types import Article
from tests.commands import carried_out

# In a namespace of its own: the mount goes with the process, whatever becomes of the test.
READ_ONLY = 'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && exec "$@"'


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder with one article."""
    folder = tmp_path / "data"
    with Assistant.open(folder) as assistant:
        assistant.ingest_articles([Article("a", "Toll", "The toll is four crowns.")])
    return folder


def read_only(data: Path) -> list[str]:
    """What starts a command over the folder, mounted so that not even root can write to it."""
    return ["unshare", "--mount", "sh", "-c", READ_ONLY, str(data)]


def citeline(data: Path, *commands: Sequence[str | Path]) -> list[tuple[int, str, str]]:
    """Return the status, the output and the complaints of commands over the folder."""
    own = ["--data-dir", str(data)]
    return carried_out([([*map(str, one), *own], "") for one in commands], read_only(data))


@pytest.fixture(autouse=True)
def can_mount(data: Path) -> None:
    try:
        done = subprocess.run([*read_only(data), "true"], capture_output=True)
    except FileNotFoundError:
        pytest.skip("there is no unshare on this machine")
    if done.returncode:
        pytest.skip("this user cannot mount a folder read-only")


def test_reading_needs_no_writing(data: Path) -> None:
    asked, listed, shown = citeline(
        data,
        ("ask", "How much is the toll?"),
        ("articles", "list"),
        ("articles", "show", "a"),
    )
    assert "The toll is four crowns. [1]" in asked[1], asked
    assert "Toll" in listed[1], listed
    assert "four crowns" in shown[1], shown


def test_writing_is_refused_with_a_sentence(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "x.txt"
    file.write_text("A text.")
    for status, _, complaint in citeline(data, ("ingest", file), ("articles", "remove", "a")):
        assert status == 1
        assert "can only be read" in complaint
        assert "Traceback" not in complaint


def test_a_backup_is_made_of_it(data: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(data / "conversations.sqlite")) as talk:
        talk.execute("PRAGMA journal_mode = WAL")
        talk.execute("CREATE TABLE said AS SELECT 'hello' AS words")
        talk.commit()
        shutil.copytree(data, tmp_path / "copy")  # with what is in the log
    backup, again = tmp_path / "all.backup", tmp_path / "again"
    (done,) = citeline(tmp_path / "copy", ("backup", backup))
    assert done[:2] == (0, f"Written into {backup}: 1 article.\n")
    restore(backup, again, KEPT_FILES)
    with closing(sqlite3.connect(again / "conversations.sqlite")) as talk:
        assert talk.execute("SELECT words FROM said").fetchall() == [("hello",)]
