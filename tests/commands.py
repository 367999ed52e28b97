"""Commands in a process of their own, several in one: each alone would mostly be starting."""

import json
import subprocess
import sys
from collections.abc import Sequence

PROGRAM = """
import contextlib, io, json, sys
from assistant.cli import main

seen = []
for arguments, text in json.load(sys.stdin):
    sys.argv = ["citeline", *arguments]
    sys.stdin = io.TextIOWrapper(io.BytesIO(text.encode()))
    output, error, status = io.StringIO(), io.StringIO(), 0
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(error):
        try:
            main()
        except SystemExit as ended:
            status = ended.code or 0
    seen.append((status, output.getvalue(), error.getvalue()))
json.dump(seen, sys.__stdout__)
"""


def carried_out(
    commands: Sequence[tuple[list[str], str]], within: Sequence[str] = ()
) -> list[tuple[int, str, str]]:
    """Carry out commands one after another, in one other process.

    Args:
        commands: The arguments of each, and what it finds on its standard input.
        within: A command that starts the process in surroundings of its own.

    Returns:
        For each: exit status, output and complaints.
    """
    done = subprocess.run(
        [*within, sys.executable, "-c", PROGRAM],
        capture_output=True,
        text=True,
        input=json.dumps(commands),
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return [tuple(one) for one in json.loads(done.stdout)]
