"""Too little room, memory, threads or files: one sentence that says so, and never a traceback."""

import errno
import subprocess
import sys
from pathlib import Path

import pytest

from assistant import cli
from assistant.shortages import shortage

ROOT = Path(__file__).parents[2]

LIMITED = """
import resource, sys

for pair in sys.argv.pop(1).split():
    name, number = pair.split("=")
    resource.setrlimit(getattr(resource, "RLIMIT_" + name), (int(number), int(number)))
from assistant.cli import main
main()
"""


def limited(limits: str, *arguments: str | Path, output: str = "") -> tuple[int, str]:
    """Carry out a command within limits of the process; return its status and complaints."""
    with Path(output or "/dev/null").open("wb") as stream:
        done = subprocess.run(
            [sys.executable, "-c", LIMITED, limits, *map(str, arguments)],
            cwd=ROOT,
            stdout=stream,
            stderr=subprocess.PIPE,
            text=True,
            timeout=300,
        )
    return done.returncode, done.stderr


def test_too_few_files_from_the_start(tmp_path: Path) -> None:
    text = tmp_path / "toll.txt"
    text.write_text("The toll is four crowns.")
    status, complaint = limited("NOFILE=10", "ingest", text, "--data-dir", tmp_path / "data")
    assert status == 1
    assert complaint.splitlines()[-1].startswith("citeline: ")  # Rust tells its own before
    assert "files that a process may open" in complaint
    assert "Traceback" not in complaint
    assert "unexpectedly" not in complaint


@pytest.mark.parametrize(
    "error",
    [
        MemoryError(),
        OSError(errno.ENOMEM, "Cannot allocate memory"),
        RuntimeError("can't start new thread"),
        ImportError("libgomp.so.1: failed to map segment from shared object"),
    ],
    ids=["memory", "system", "thread", "library"],
)
def test_too_little_memory(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: Exception
) -> None:
    def failing() -> None:
        raise error

    monkeypatch.setattr(cli, "build_app", lambda: failing)
    with pytest.raises(SystemExit):
        cli.main()
    assert capsys.readouterr().err.startswith("citeline: There is too little memory. Close")


@pytest.mark.parametrize("command", [("--help",), ("settings",)])
def test_output_that_finds_no_room(command: tuple[str, ...]) -> None:
    status, complaint = limited("", *command, output="/dev/full")
    assert status == 1
    assert complaint.count("\n") == 1
    assert "there is no room for it" in complaint
    assert "unexpectedly" not in complaint


def test_what_is_no_shortage_is_none() -> None:
    assert shortage(RuntimeError("another")) is None
    assert shortage(OSError(errno.EACCES, "not allowed")) is None
