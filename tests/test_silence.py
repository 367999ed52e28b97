"""Nothing leaves the machine, at the level of system calls, whatever a reader does with it."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

BUILD_SERVER_VARIABLES = ("CI", "GITHUB_ACTIONS", "TF_BUILD", "GITLAB_CI", "BUILD_BUILDID")
"""Where one of these is set, onnxruntime is silent by itself, which would prove nothing."""

WHOLE = """
import sys, time
from assistant import Assistant
from assistant.settings import WebSettings
from assistant.web.http import create_app
from index.types import Article

with Assistant.open(sys.argv[1]) as assistant:
    assistant.ingest_articles([Article("a", "Port", "The harbour reopened on Monday.")])
    create_app(assistant, WebSettings())
    assert "Monday" in assistant.ask("When did the harbour reopen?").text
    assistant.remove("a")
    time.sleep(2)
"""


def traced(program: str, home: Path, calls: str, *arguments: Path) -> list[str]:
    """Run a program as on a reader's own machine; return its system calls of some kinds."""
    strace = shutil.which("strace")
    if strace is None:
        pytest.skip("strace is not installed: system calls cannot be seen")
    (home / "tmp").mkdir(parents=True)
    trace = home.with_suffix(".trace")
    environment = {k: v for k, v in os.environ.items() if k not in BUILD_SERVER_VARIABLES}
    environment.pop("ORT_DISABLE_TELEMETRY", None)
    environment |= {"HOME": str(home), "TMPDIR": str(home / "tmp"), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [strace, "-f", "--seccomp-bpf", "-qq", "-e", f"trace={calls}", "-o", str(trace)]
    run = subprocess.run(
        [*command, sys.executable, "-c", program, *map(str, arguments)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    if "PTRACE" in run.stderr or "ptrace" in run.stderr:
        pytest.skip("strace may not trace here: system calls cannot be seen")
    assert run.returncode == 0, run.stderr
    return trace.read_text("utf-8", "replace").splitlines()


def sent(calls: list[str]) -> list[str]:
    """Keep the calls that reach for another program over the network, on this machine or not."""
    return [call for call in calls if re.search(r"\b(?:connect|send\w*)\(.*AF_INET", call)]


def sent_away(calls: list[str]) -> list[str]:
    """Keep those that reach for another machine."""
    return [call for call in sent(calls) if not re.search(r'"127\.0\.0\.1"|"::1"', call)]


def test_the_whole_program_calls_no_other_machine_and_writes_nothing_under_home(
    tmp_path: Path,
) -> None:
    """Reading, asking, the page and removing: its own door is all that is called."""
    home, data = tmp_path / "home", tmp_path / "data"
    calls = traced(WHOLE, home, "network", data)
    assert sent(calls), "the door is closed by a call of its own"
    assert sent_away(calls) == []
    assert [file for file in home.rglob("*") if file.name != "tmp"] == []


def test_network_calls_are_seen_where_there_are_some(tmp_path: Path) -> None:
    program = "import socket; socket.socket().connect_ex(('127.0.0.1', 9))"
    assert sent(traced(program, tmp_path / "home", "network"))
