"""Folders for temporary files, named after their process, so that those of a killed one can go."""

import os
import re
import shutil
import tempfile
from pathlib import Path

_NAME = re.compile(r"citeline-[a-z]+-(\d+)-\w+")


def prefix(purpose: str) -> str:
    """Return how the name of a temporary folder of this process begins; `purpose` is one word."""
    return f"citeline-{purpose}-{os.getpid()}-"


def clear_left_behind() -> None:
    """Remove temporary folders whose process was killed before it could."""
    for folder in Path(tempfile.gettempdir()).glob("citeline-*"):
        named = _NAME.fullmatch(folder.name)
        if named and not _is_alive(int(named[1])):
            shutil.rmtree(folder, ignore_errors=True)


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
