"""Where Chroma, which is written in Rust, breaks off instead of saying what is wrong."""

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def panics_as_errors() -> Iterator[None]:
    """Raise an `OSError` for what Rust calls a panic: it comes where the system fails Chroma.

    Python would take it for the end of the program: it is no `Exception`.
    """
    try:
        yield
    except BaseException as error:
        if type(error).__module__ != "pyo3_runtime":
            raise
        raise OSError(str(error)) from error
