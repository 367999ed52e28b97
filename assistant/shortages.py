"""What the system has too little of, in sentences: room, files, memory, threads."""

import errno
from collections.abc import Mapping

_KEPT = "What was reported as done is kept; the same again goes on."

_OF_ROOM = f"there is no room for it. Make room, or raise the limit on file sizes. {_KEPT}"
_OF_FILES = (
    f"too many files are open. Close other programs, or raise the limit (`ulimit -n`). {_KEPT}"
)
_OF_MEMORY = f"There is too little memory. Close other programs, or raise the limit on it. {_KEPT}"
_OF_SYSTEM: Mapping[int, str] = {
    errno.ENOSPC: f"Nothing more can be written: {_OF_ROOM}",
    errno.EDQUOT: f"Nothing more can be written: {_OF_ROOM}",
    errno.EFBIG: f"Nothing more can be written: {_OF_ROOM}",
    errno.EMFILE: f"Nothing more can be opened: {_OF_FILES}",
    errno.ENFILE: f"Nothing more can be opened: {_OF_FILES}",
    errno.ENOMEM: _OF_MEMORY,
    errno.EAGAIN: _OF_MEMORY,
}
_SAID_OTHERWISE = ("can't start new thread", "failed to map segment", "annot allocate memory")
"""How Python and the loader of libraries say that there is no memory, in errors of other kinds."""


def shortage(error: BaseException) -> str | None:
    """Return what there was too little of where an error came of that, with what to do."""
    if isinstance(error, MemoryError) or any(one in str(error) for one in _SAID_OTHERWISE):
        return _OF_MEMORY
    return _OF_SYSTEM.get(error.errno or 0) if isinstance(error, OSError) else None
