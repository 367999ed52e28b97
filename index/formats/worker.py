"""The child process that reads one document: `python -m index.formats.worker NAME`.

Takes the file's bytes on standard input; writes one JSON value: the drafts, or why there are none.
"""

import json
import sys
from dataclasses import asdict

from index.errors import ArticleError
from index.formats.documents import document_drafts


def main() -> None:
    """Read standard input as the document that the first argument names."""
    _limit_memory(int(sys.argv[2]))
    try:
        drafts = [asdict(draft) for draft in document_drafts(sys.argv[1], sys.stdin.buffer.read())]
        told: dict[str, object] = {"drafts": drafts}
    except ArticleError as error:
        told = {"reason": str(error)}
    except MemoryError:
        told = {"reason": "it needs too much memory; split it, or save its text"}
    except Exception as error:  # noqa: BLE001 - any parser may stumble in any way over any file
        told = {"reason": f"its reader stumbled over it ({type(error).__name__}); save it anew"}
    json.dump(told, sys.stdout, default=str)


def _limit_memory(size: int) -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
