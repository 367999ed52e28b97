"""A data folder that cannot be written to: what reads works, what writes says why it does not."""

import subprocess
import sys
from pathlib import Path

import pytest

from assistant import Assistant
from index.types import Article

# In a namespace of its own: the mount goes with the process, whatever becomes of the test.
READ_ONLY = 'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && exec "$@"'


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder with one article."""
    folder = tmp_path / "data"
    with Assistant.open(folder) as assistant:
        assistant.ingest_articles([Article("a", "Toll", "The toll is four crowns.")])
    return folder


def run(data: Path, *command: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a command over the folder, mounted so that not even root can write to it."""
    return subprocess.run(
        ["unshare", "--mount", "sh", "-c", READ_ONLY, str(data), *map(str, command)],
        capture_output=True,
        text=True,
    )


def citeline(data: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    code = "from assistant.cli import main; main()"
    return run(data, sys.executable, "-c", code, *arguments, "--data-dir", data)


@pytest.fixture(autouse=True)
def can_mount(data: Path) -> None:
    try:
        done = run(data, "true")
    except FileNotFoundError:
        pytest.skip("there is no unshare on this machine")
    if done.returncode:
        pytest.skip("this user cannot mount a folder read-only")


def test_reading_needs_no_writing(data: Path) -> None:
    asked = citeline(data, "ask", "How much is the toll?")
    assert "The toll is four crowns. [1]" in asked.stdout, asked.stderr
    assert "Toll" in citeline(data, "articles", "list").stdout
    assert "four crowns" in citeline(data, "articles", "show", "a").stdout


def test_writing_is_refused_with_a_sentence(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "x.txt"
    file.write_text("A text.")
    for command in (("ingest", file), ("articles", "remove", "a")):
        done = citeline(data, *command)
        assert done.returncode == 1
        assert "can only be read" in done.stderr
        assert "Traceback" not in done.stderr
