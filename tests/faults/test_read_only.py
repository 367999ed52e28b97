"""A data folder that cannot be written to: what reads works, what writes says why it does not."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assistant import Assistant
from assistant.cli import build_app
from index.errors import ReadOnlyError
from index.types import Article


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Path]:
    """A folder with one article, mounted so that nobody can write to it, not even root."""
    folder = tmp_path / "data"
    with Assistant.open(folder) as assistant:
        assistant.ingest_articles([Article("a", "Toll", "The toll is four crowns.")])
    for options in (["--bind"], ["-o", "remount,bind,ro"]):
        done = subprocess.run(["mount", *options, str(folder), str(folder)], capture_output=True)
        if done.returncode:
            subprocess.run(["umount", str(folder)], capture_output=True)
            pytest.skip("this user cannot mount a folder read-only")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def run(*arguments: str | Path) -> str:
    done = CliRunner().invoke(build_app(), [str(one) for one in arguments])
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.output


def test_reading_needs_no_writing(data: Path) -> None:
    assert "The toll is four crowns. [1]" in run("ask", "How much is the toll?", "--data-dir", data)
    assert "Toll" in run("articles", "list", "--data-dir", data)
    assert "four crowns" in run("articles", "show", "a", "--data-dir", data)


def test_writing_is_refused_with_a_sentence(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "x.txt"
    file.write_text("A text.")
    for command in (("ingest", file), ("articles", "remove", "a")):
        with pytest.raises(ReadOnlyError, match="may write to"):
            run(*command, "--data-dir", data)
