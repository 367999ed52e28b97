"""Room on the disk: asked for before Chroma writes, which a full disk kills."""

import shutil
from pathlib import Path

from index.errors import StoreError

ROOM_BYTES = 2 << 20
"""With less room on the disk than this, SQLite and Chroma cannot even open what is there."""

_DRAFTS = 3
"""What is written stands in SQLite's log, in its file and in Chroma's own files at a time."""


def has_room(folder: Path) -> bool:
    """Whether there is enough room to write anything at all."""
    return shutil.disk_usage(folder).free >= ROOM_BYTES


def check_room(folder: Path, number_of_bytes: int) -> None:
    """Make sure that vectors can be written.

    Chroma 1.5 writes its files anew when it has gathered some, and maps them into memory: where the
    disk ends in the midst of one, the process ends with a segmentation fault, then and whenever the
    file is opened.

    Raises:
        StoreError: There is too little room.
    """
    there = sum(file.stat().st_size for file in folder.rglob("*.bin"))
    needed = ROOM_BYTES + there + _DRAFTS * number_of_bytes
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise StoreError(
            f"The disk of {folder} is full: {needed / 1e6:.0f} MB are needed to go on, and "
            f"{free / 1e6:.0f} MB are free. What was taken in before is kept. Make room, and run "
            "the same again."
        )
