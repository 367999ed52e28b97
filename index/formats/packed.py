"""What gzip packed: one file under its own name and ".gz", unpacked as it is read."""

import gzip
import io
import zlib
from typing import BinaryIO

from index.errors import UnreadableError
from index.formats.draft import MAX_FILE_BYTES

TOO_LARGE = "there are more than {:,} bytes in it"

_ENDING = ".gz"
_PACKED = b"\x1f\x8b"  # what gzip begins with (RFC 1952)


def name_inside(name: str) -> str:
    """Return the name that a packed file had: "costs.csv" of "costs.csv.gz"; else nothing."""
    return name[: -len(_ENDING)] if name.lower().endswith(_ENDING) else ""


def unpacked(packed: BinaryIO) -> BinaryIO:
    """Return the content of a file that can be sought in, packed or not.

    Reading it raises `UnreadableError` where it is too large, damaged or breaks off.
    """
    return io.BufferedReader(Unpacked(packed, most=MAX_FILE_BYTES))


class Unpacked(io.RawIOBase):
    """The bytes of a file, unpacked as they are read where they are packed.

    Args:
        packed: The file, at its beginning.
        most: How many bytes it may have unpacked.
        may_break_off: Whether it is read up to where it is damaged or breaks off.
    """

    def __init__(self, packed: BinaryIO, *, most: int, may_break_off: bool = False) -> None:
        is_packed = packed.read(len(_PACKED)) == _PACKED
        packed.seek(0)
        self._file = gzip.GzipFile(fileobj=packed) if is_packed else packed
        self._most = most
        self._may_break_off = may_break_off
        self._at = 0

    def readable(self) -> bool:
        """Whether it can be read: always."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Read into a buffer; return how many bytes, 0 at the end."""
        data = self._some(len(buffer))
        self._at += len(data)
        if self._at > self._most:
            raise UnreadableError(TOO_LARGE.format(self._most))
        buffer[: len(data)] = data
        return len(data)

    def _some(self, size: int) -> bytes:
        try:
            return self._file.read1(size)  # type: ignore[union-attr]
        except (EOFError, gzip.BadGzipFile, zlib.error):
            if self._may_break_off:
                return b""
            raise UnreadableError("it is packed, and damaged or cut off; pack it anew") from None

    def tell(self) -> int:
        """Return how many bytes were read."""
        return self._at
