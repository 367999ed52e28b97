"""Open a Chroma folder in a child process: a damaged one can kill the process that opens it."""

import os
import subprocess
import sys
from pathlib import Path

_TIMEOUT_SECONDS = 600

_CHILD = "import sys; from index.store.probe import read_through; read_through(sys.argv[1])"


def can_be_opened(folder: Path) -> bool:
    """Whether a child process could open a folder of vectors and read all of them."""
    try:
        child = subprocess.run(  # noqa: S603 - our own interpreter and code
            [sys.executable, "-c", _CHILD, str(folder)],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_TIMEOUT_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return False
    return child.returncode == 0


def read_through(folder: str) -> None:
    """Read every vector of a folder, and walk its graph if it has one."""
    from index.store.vectors import VectorStore

    store = VectorStore(Path(folder))
    for _, rows in store.everything():
        if store.has_graph:
            store.nearest(rows[0], 1)
    store.close()
