"""Memory that comes blank: Chroma writes parts of its graph to files that it never filled.

Whatever the process had in that memory before, such as the text of an article, would end there.
Measured: after a removal, ids of removed vectors stood in the new graph's file in 7 of 25 runs.
"""

import ctypes
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_M_PERTURB = -6
"""glibc's malloc.h: fill what is allocated with the complement of a byte."""

_ZEROS = 0xFF


@contextmanager
def blank_memory() -> Iterator[None]:
    """Have all memory that is allocated meanwhile filled with zeros, where the C library can."""
    library = ctypes.CDLL(None) if sys.platform == "linux" else None
    set_option = getattr(library, "mallopt", None)
    if set_option is None:
        yield
        return
    set_option(_M_PERTURB, _ZEROS)
    try:
        yield
    finally:
        set_option(_M_PERTURB, 0)
