"""Documents read in a child process with limits of time, memory and output.

A native parser may hang or crash on a hostile file. Here it takes only its own process with it: the
file is reported and the others go on in a new one.
"""

import json
import os
import subprocess
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from threading import Event, Thread
from types import TracebackType
from typing import IO, Any, Self, cast

from index.errors import UnreadableError
from index.formats.dates import parse_date
from index.formats.draft import Draft
from index.processes import ended, started

MAX_SECONDS = 30.0
"""Of a machine that has time for it."""

_PATIENCE = 4
"""So many times as long a document may take where the machine is busy with other work."""

MAX_MEMORY_BYTES = 512_000_000
MAX_OUTPUT_BYTES = 100_000_000

_NAMES = frozenset(one.name for one in fields(Draft))


class DocumentProcess:
    """A child process that reads documents one after another. Close it after the last one.

    It is started for the first document, since starting it takes longer than most files do, and
    replaced after one that broke a limit. Not thread safe.

    Args:
        seconds: How long the reader of one document may take; up to four times as long where it
            was given less than half of a processor.
    """

    def __init__(self, seconds: float = MAX_SECONDS) -> None:
        self._seconds = seconds
        self._child: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the process. Calling it again does nothing."""
        child, self._child = self._child, None
        if child is not None:
            ended(child)

    def drafts(self, name: str, data: bytes) -> Iterator[Draft]:
        """Yield the drafts in a document.

        Args:
            name: Its file name; the ending tells the format.
            data: Its bytes.

        Raises:
            UnreadableError: It cannot be read within the limits.
        """
        is_used = self._child is not None
        message = self._told(name, data)
        if message is None and is_used:
            # What the files before it left in the memory may have broken the limit, not this one.
            message = self._told(name, data)
        if message is None:
            raise UnreadableError(
                "its reader broke down over it, or needed too much memory; save it anew"
            )
        if "reason" in message:
            raise UnreadableError(message["reason"])
        for row in message["drafts"]:
            known = {name: value for name, value in row.items() if name in _NAMES}
            lists = {"warnings": tuple(row["warnings"]), "pages": tuple(row["pages"])}
            days = {name: parse_date(row[name]) for name in ("day", "made")}
            yield Draft(**known | days | lists)

    def _told(self, name: str, data: bytes) -> dict[str, Any] | None:
        """Return what the child tells of a document; None if it broke down and is gone."""
        child = self._child = self._child or _started()
        is_done, is_late = Event(), Event()
        watched = (child, self._seconds, is_done, is_late)
        Thread(target=_watch, args=watched, daemon=True).start()
        try:
            size = _asked(child, name, data)
            output = None if size is None else cast("IO[bytes]", child.stdout).read(size)
        except UnreadableError:
            self.close()
            raise
        finally:
            is_done.set()
        if output is None or len(output) != size:
            self.close()
            if is_late.is_set():
                raise UnreadableError(
                    f"reading it took longer than {self._seconds:g} seconds; split it, or save its "
                    "text"
                )
            return None
        return cast("dict[str, Any]", json.loads(output.decode("utf-8", "surrogatepass")))


def _watch(
    child: "subprocess.Popen[bytes]", seconds: float, is_done: Event, is_late: Event
) -> None:
    """Kill a child that takes longer than it may, unless others keep the processor from it."""
    before = _processor_seconds(child)
    for _ in range(_PATIENCE):
        if is_done.wait(seconds):
            return
        now = _processor_seconds(child)
        if before is None or now is None or now - before > seconds / 2:
            break
    is_late.set()
    child.kill()


def _processor_seconds(child: "subprocess.Popen[bytes]") -> float | None:
    """Return how long a process has worked; None where the system does not say so."""
    try:
        state = Path(f"/proc/{child.pid}/stat").read_text(encoding="utf-8")
        # Behind the name, which may hold anything: time in its own code and in the system's.
        own, system = state.rpartition(")")[2].split()[11:13]
        return (int(own) + int(system)) / os.sysconf("SC_CLK_TCK")
    except (OSError, ValueError, AttributeError):
        return None


def _started() -> "subprocess.Popen[bytes]":
    try:
        return started("index.formats.worker", str(MAX_MEMORY_BYTES))
    except OSError as error:
        raise UnreadableError(
            f"the process that reads documents cannot be started ({error.strerror or error}); look "
            "at the memory, and at the number of files and processes that you may have"
        ) from error


def _asked(child: "subprocess.Popen[bytes]", name: str, data: bytes) -> int | None:
    """Send a document; return the size in bytes of what is told of it, or None if nothing is."""
    given, told = cast("IO[bytes]", child.stdin), cast("IO[bytes]", child.stdout)
    try:
        given.write(json.dumps([name, len(data)]).encode() + b"\n")
        given.write(data)
        given.flush()
    except OSError:
        return None
    line = told.readline(20)
    if not line.strip().isdigit():
        return None
    if int(line) > MAX_OUTPUT_BYTES:
        raise UnreadableError(f"it holds more than {MAX_OUTPUT_BYTES:,} bytes of text; split it")
    return int(line)
