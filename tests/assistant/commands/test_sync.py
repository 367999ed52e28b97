"""A folder and its index in step: new, changed, moved and removed files, asked for and watched."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assistant import Assistant
from assistant.cli import build_app
from assistant.commands.sync import missing
from index.formats import ReadFailure
from index.store.places import encoded_path
from index.store.report import Fate, IngestReport

CLI = (sys.executable, "-c", "from assistant.cli import main; main()")


def sync(folder: Path, data: Path, *options: str, status: int = 0, text: str | None = None) -> str:
    arguments = ["sync", str(folder), "--data-dir", str(data), *options]
    done = CliRunner().invoke(build_app(), arguments, input=text)
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    assert done.exit_code == status, done.output
    return done.output


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Twelve files, of which two hold articles in rows."""
    made = tmp_path / "news"
    (made / "2026").mkdir(parents=True)
    for number in range(10):
        (made / "2026" / f"{number}.txt").write_text(f"Kite {number} flew over the town.")
    (made / "a.jsonl").write_text('{"text": "The toll is four."}\n{"text": "The ferry is slow."}')
    (made / "b.jsonl").write_text('{"id": "own", "text": "The lift stands."}')
    return made


def texts(data: Path) -> set[str]:
    with Assistant.open(data) as assistant:
        return {assistant.article(one.id).text for one in assistant.articles()}


def test_what_is_new_changed_and_gone_is_followed(folder: Path, data: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.txt"
    elsewhere.write_text("A text of another folder.")
    with Assistant.open(data) as assistant:
        assistant.ingest([elsewhere])
    assert "13 added" in sync(folder, data)
    (folder / "2026/0.txt").unlink()
    (folder / "2026/1.txt").write_text("Kite 1 came down.")
    (folder / "2026/new.txt").write_text("A new kite.")
    planned = sync(folder, data, "--dry-run")
    assert "Would remove 0-" in planned
    assert "1 added, 1 updated, 11 unchanged, 1 removed" in planned
    assert len(texts(data)) == 14
    assert "1 added, 1 updated, 11 unchanged, 1 removed" in sync(folder, data)
    assert "13 unchanged" in sync(folder, data)
    found = texts(data)
    assert len(found) == 14
    assert {"Kite 1 came down.", "A new kite.", "A text of another folder."} <= found
    assert "Kite 0 flew over the town." not in found


def test_rows_and_articles_with_ids_go_too(folder: Path, data: Path) -> None:
    sync(folder, data)
    (folder / "a.jsonl").write_text('{"text": "The toll is four."}')
    (folder / "b.jsonl").unlink()
    assert "2 removed" in sync(folder, data, "--yes")
    assert {"The ferry is slow.", "The lift stands."}.isdisjoint(texts(data))


def test_before_many_go_it_is_asked(folder: Path, data: Path) -> None:
    sync(folder, data)
    for number in range(2):
        (folder / f"2026/{number}.txt").unlink()
    assert "2 of the 13 articles" in sync(folder, data, text="n\n", status=1)
    assert len(texts(data)) == 13
    sync(folder, data, text="", status=1)
    assert "2 removed" in sync(folder, data, text="y\n")
    assert len(texts(data)) == 11


def test_what_cannot_be_read_is_not_taken_for_removed(folder: Path, data: Path) -> None:
    sync(folder, data)
    (folder / "2026/0.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    assert "1 not read" in sync(folder, data, status=1)
    assert len(texts(data)) == 13


@pytest.mark.parametrize(
    ("failures", "failed", "gone"),
    [
        ((), 0, ["a", "b"]),
        ((ReadFailure("{folder}/x/one.txt", "bad"),), 1, ["b"]),
        ((ReadFailure("{folder}/x", "cannot be listed"),), 1, ["b"]),
        ((ReadFailure("{folder}/x/one", "bad"),), 1, ["a", "b"]),
        ((ReadFailure("{folder}", "there are no files"),), 1, []),
        ((ReadFailure("{folder}/else.txt", "bad"),), 200, []),
    ],
    ids=["none", "file", "folder", "another file", "all", "too many to know"],
)
def test_only_what_is_surely_gone_is_removed(
    tmp_path: Path, failures: tuple[ReadFailure, ...], failed: int, gone: list[str]
) -> None:
    known = [
        ("a", encoded_path(tmp_path / "x/one.txt")),
        ("b", encoded_path(tmp_path / "y/t wö.txt")),
        ("seen", encoded_path(tmp_path / "z.txt")),
    ]
    named = tuple(ReadFailure(one.path.format(folder=tmp_path), one.reason) for one in failures)
    report = IngestReport(failures=named, failed=failed, fates=(Fate("unchanged", "seen"),))
    assert missing(known, report, tmp_path) == gone


def test_a_folder_that_is_not_there_is_said(data: Path, tmp_path: Path) -> None:
    done = CliRunner().invoke(build_app(), ["sync", str(tmp_path / "no"), "--data-dir", str(data)])
    assert "no such folder" in str(done.exception)


def wait_for(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 240
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.2)


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_a_watched_folder_is_followed_until_it_is_stopped(
    folder: Path, data: Path, tmp_path: Path, stop: signal.Signals
) -> None:
    printed = tmp_path / "printed"
    with printed.open("w") as stream:
        process = subprocess.Popen(
            [*CLI, "sync", str(folder), "--watch", "--data-dir", str(data)],
            # A shell's background jobs ignore Control-C, and so would their children.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
            stdout=stream,
            stderr=subprocess.STDOUT,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )
    try:
        wait_for(lambda: "13 added" in printed.read_text())
        (folder / "2026/new.txt").write_text("A new kite.")
        (folder / "2026/0.txt").unlink()
        wait_for(lambda: "1 added, 12 unchanged, 1 removed" in printed.read_text())
        process.send_signal(stop)
        assert process.wait(120) == 0
    finally:
        process.kill()
        process.wait()
    output = printed.read_text()
    assert output.endswith(f"Stopped watching {folder}.\n")
    assert "Traceback" not in output
