"""Child processes that run one of our own modules, and the cores there are for them."""

import os
import subprocess
import sys
from contextlib import suppress
from typing import IO, cast


def available_cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def started(module: str, *arguments: str) -> "subprocess.Popen[bytes]":
    """Start `python -m module` with pipes for its input and output; what it complains of is lost.

    Raises:
        OSError: There is no memory, file or process left for it.
    """
    return subprocess.Popen(  # noqa: S603 - our own interpreter and module
        [sys.executable, "-m", module, *arguments],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )


def ended(child: "subprocess.Popen[bytes]") -> None:
    """Kill a child and close its pipes."""
    child.kill()
    child.wait()
    for stream in (child.stdin, child.stdout):
        with suppress(OSError):  # what the child did not take in cannot be sent any more
            cast("IO[bytes]", stream).close()
