"""A seal on a data folder: what its files were when it was last closed.

A folder whose files match its seal is, bit for bit, the one that was closed. Without a seal its
owner was killed, and everything is looked at before it is used.
"""

import json
import os
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal, TypeAlias

from index.errors import StoreError
from index.store.drafts import remove

SEAL_NAME = "seal.json"

_BLOCK = 1 << 20

SealState: TypeAlias = Literal["sealed", "unsealed", "changed"]
"""As it was when it was closed; not closed properly; or changed by someone since."""


class Seal:
    """The seal of one folder.

    Taken before SQLite opens its files, and put after it has closed them: a process that reads and
    closes a file takes SQLite's locks from it.

    Attributes:
        exists: Whether the folder was closed properly.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        sealed = self._read()
        self.exists = sealed is not None
        self._names = frozenset(sealed or ())
        self._broken = frozenset(
            name for name, state in (sealed or {}).items() if _state(folder / name) != state
        )

    def _read(self) -> dict[str, list[int]] | None:
        try:
            sealed = json.loads((self._folder / SEAL_NAME).read_text(encoding="utf-8"))
            return {str(name): [int(one) for one in state] for name, state in sealed.items()}
        except (OSError, ValueError, TypeError, AttributeError):
            return None

    def state_of(self, name: str) -> SealState:
        """Return what is known of a file, or of a folder with everything in it."""
        if not self.exists:
            return "unsealed"
        within = f"{name}/"
        there = {one.relative_to(self._folder).as_posix() for one in files_of(self._folder / name)}
        sealed = {one for one in self._names if one == name or one.startswith(within)}
        return "sealed" if there == sealed and not sealed & self._broken else "changed"

    def lift(self) -> None:
        """Take the seal off, before anything is changed."""
        remove(self._folder / SEAL_NAME)

    def put(self, names: Iterable[str]) -> None:
        """Seal the folder as it is now; on a full disk it stays unsealed, which is safe.

        Args:
            names: Files, and folders with everything in them.
        """
        states = {
            file.relative_to(self._folder).as_posix(): _state(file)
            for name in names
            for file in files_of(self._folder / name)
        }
        path = self._folder / SEAL_NAME
        draft = path.with_suffix(".new")
        try:
            remove(draft)
            with draft.open("w", encoding="utf-8") as stream:
                json.dump(states, stream)
                stream.flush()
                os.fsync(stream.fileno())
            draft.replace(path)
        except OSError:
            self.lift()


def files_of(path: Path) -> Iterator[Path]:
    """Yield a file itself, or every file in a folder, in order."""
    if path.is_dir():
        yield from sorted(file for file in path.rglob("*") if file.is_file())
    elif path.exists():
        yield path


def _state(file: Path) -> list[int]:
    """Return a file's size and CRC-32; [-1, 0] if it is gone.

    Raises:
        StoreError: It is there and cannot be read.
    """
    size = checksum = 0
    try:
        with file.open("rb") as stream:
            while block := stream.read(_BLOCK):
                size += len(block)
                checksum = zlib.crc32(block, checksum)
    except FileNotFoundError:
        return [-1, 0]
    except OSError as error:
        raise StoreError(f"{file} cannot be read: {error.strerror}.") from error
    return [size, checksum]
