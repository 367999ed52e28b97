"""Documents read in a child process with limits of time, memory and output.

A native parser may hang or crash on a hostile file. Here it takes only its own process with it: the
file is reported and the others go on.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import fields

from index.errors import UnreadableError
from index.formats.dates import parse_date
from index.formats.draft import Draft

MAX_SECONDS = 30.0
MAX_MEMORY_BYTES = 512_000_000
MAX_OUTPUT_BYTES = 100_000_000

_NAMES = frozenset(one.name for one in fields(Draft))


def confined_drafts(name: str, data: bytes, seconds: float = MAX_SECONDS) -> Iterator[Draft]:
    """Yield the drafts in a document.

    Args:
        name: Its file name; the ending tells the format.
        data: Its bytes.
        seconds: How long its reader may take.

    Raises:
        UnreadableError: It cannot be read within the limits.
    """
    command = [sys.executable, "-m", "index.formats.worker", name, str(MAX_MEMORY_BYTES)]
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as told:
        given.write(data)
        given.seek(0)
        try:
            ended = subprocess.run(  # noqa: S603 - our own module, the name is an argument of it
                command, stdin=given, stdout=told, stderr=subprocess.DEVNULL, timeout=seconds
            )
        except subprocess.TimeoutExpired as error:
            raise UnreadableError(
                f"reading it took longer than {seconds:g} seconds; split it, or save its text"
            ) from error
        if ended.returncode:
            raise UnreadableError(
                "its reader broke down over it, or needed too much memory; save it anew"
            )
        told.seek(0)
        output = told.read(MAX_OUTPUT_BYTES + 1)
    if len(output) > MAX_OUTPUT_BYTES:
        raise UnreadableError(f"it holds more than {MAX_OUTPUT_BYTES:,} bytes of text; split it")
    message = json.loads(output)
    if "reason" in message:
        raise UnreadableError(message["reason"])
    for row in message["drafts"]:
        known = {name: value for name, value in row.items() if name in _NAMES}
        yield Draft(**known | {"day": parse_date(row["day"]), "warnings": tuple(row["warnings"])})
