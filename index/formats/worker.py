"""The child process that reads documents: `python -m index.formats.worker MAX_MEMORY_BYTES`.

Takes documents on standard input, each as a line with its name and size as JSON, and its bytes.
Writes for each a line with the size of what follows, and that: a JSON value with the drafts, or why
there are none.
"""

import json
import os
import sys
from dataclasses import asdict
from typing import BinaryIO

from index.errors import ArticleError
from index.formats.documents import document_drafts


def main() -> None:
    """Read standard input to its end."""
    _limit_memory(int(sys.argv[1]))
    given = sys.stdin.buffer
    with _private_output() as output:
        while line := given.readline():
            name, size = json.loads(line)
            told = _told(name, given.read(size))
            output.write(b"%d\n" % len(told))
            output.write(told)
            output.flush()


def _told(name: str, data: bytes) -> bytes:
    try:
        drafts = [asdict(draft) for draft in document_drafts(name, data)]
        told: dict[str, object] = {"drafts": drafts}
    except ArticleError as error:
        told = {"reason": str(error)}
    except MemoryError:
        sys.exit(1)  # what else is in the memory may be damaged
    except Exception:  # noqa: BLE001 - any parser may stumble in any way over any file
        told = {"reason": "it is damaged, or not what its name says; save it anew"}
    return json.dumps(told, default=str, ensure_ascii=False).encode("utf-8", "surrogatepass")


def _private_output() -> BinaryIO:
    """Return standard output, which a parser that prints finds led into nothing."""
    output = os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    os.close(nothing)
    return output


def _limit_memory(size: int) -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
