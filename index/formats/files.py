"""Files and folders -> articles, lazily: one file is open at a time.

A folder is walked in the order of names. Hidden files and folders in it are skipped, and so are
files of formats that are not read; named on their own, both are tried. Links in a folder are never
followed: one that stays inside is skipped, because what it points to is read under its own name,
and one that leads out is reported.
"""

import os
import stat
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from index.errors import UnreadableError
from index.formats.confined import DocumentProcess
from index.formats.draft import ReadFailure, ReadItem
from index.formats.file_names import ending_of
from index.formats.identity import Origin
from index.formats.leavings import is_left_by_system
from index.formats.registry import format_of, printable, read_stream

STANDARD_INPUT = "-"
"""The path that stands for standard input; a file of this name is `./-`."""

# A `Path` has only one slash of two that follow each other.
_ADDRESSES = ("http:/", "https:/")

# NONBLOCK: opening a pipe nobody writes to must not wait. The last is for Windows.
_OPEN_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


def read_paths(
    paths: str | Path | Iterable[str | Path], standard_input: BinaryIO | None = None
) -> Iterator[ReadItem]:
    """Yield the articles in files and folders, and a failure for whatever cannot be read.

    Args:
        paths: One or several: files, folders, and "-" for standard input, whose format is told
            from its bytes.
        standard_input: What "-" reads; the standard input of this process if None.
    """
    with DocumentProcess() as documents:
        for path in [paths] if isinstance(paths, str | Path) else paths:
            yield from _read_path(path, standard_input, documents)


def _read_path(
    path: str | Path, standard_input: BinaryIO | None, documents: DocumentProcess
) -> Iterator[ReadItem]:
    if path == "":  # an unset variable of a script; as a path it would be the present folder
        yield ReadFailure('""', "this path is empty; name a file or a folder")
    elif str(path).startswith(_ADDRESSES):
        yield ReadFailure(printable(str(path)), "an address is read with `citeline ingest --url`")
    elif str(path) == STANDARD_INPUT:
        yield from _read_standard_input(standard_input or sys.stdin.buffer)
    elif _is_folder(Path(path)):
        yield from _read_folder(Path(path), documents)
    else:
        yield from _read_file(Path(path), documents)


def other_formats(paths: Iterable[str | Path]) -> Counter[str]:
    """Return how many files `read_paths` passes over in folders, by the ending of their names."""
    return Counter(
        ending_of(entry.name)
        for path in paths
        if path != "" and _is_folder(Path(path))
        for entry in _entries(Path(path))
        if not isinstance(entry, ReadFailure)
        and not entry.is_symlink()
        and format_of(entry.name) is None
    )


def _read_standard_input(stream: BinaryIO) -> Iterator[ReadItem]:
    yield from read_stream(stream, Origin(STANDARD_INPUT, "standard input", None))


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # opening it will say what is wrong
        return False


def _read_file(
    path: Path, documents: DocumentProcess, root: str | None = None
) -> Iterator[ReadItem]:
    """Yield the articles in a file; with `root`, the resolved folder that it must lie in."""
    shown = printable(str(path))
    try:
        with _opened(path, follow_link=root is None) as stream:
            resolved = os.path.realpath(path)
            # One of the folders above it may have become a link since it was listed.
            if root is not None and not _is_inside(resolved, root):
                raise UnreadableError("it was moved out of the folder while that was being read")
            below = Path(resolved).relative_to(root).as_posix() if root is not None else ""
            origin = Origin(shown, printable(path.name), os.fsencode(resolved), below)
            yield from read_stream(stream, origin, documents)
    except UnreadableError as error:
        yield ReadFailure(shown, str(error))
    except OSError as error:
        yield ReadFailure(
            shown, f"it cannot be opened ({error.strerror or error}); {_advice(error)}"
        )
    except ValueError:  # refused before the file system is asked: NUL in the name
        yield ReadFailure(shown, "it cannot be opened (no file can have this name); correct it")


def _advice(error: OSError) -> str:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return "check the path"
    if isinstance(error, PermissionError):
        return "allow your user to read it"
    return "check that it can be read"


def _opened(path: Path, follow_link: bool) -> BinaryIO:
    """Open a regular file; never a pipe, a device or a socket."""
    nofollow = 0 if follow_link else getattr(os, "O_NOFOLLOW", 0)
    stream = os.fdopen(os.open(path, _OPEN_FLAGS | nofollow), "rb")
    if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
        stream.close()
        raise UnreadableError("not a regular file; copy what comes out of it into one")
    return stream


def _read_folder(folder: Path, documents: DocumentProcess) -> Iterator[ReadItem]:
    root = os.path.realpath(folder)
    others = 0
    is_empty = True
    for entry in _entries(folder):
        if isinstance(entry, ReadFailure):
            items: Iterable[ReadItem] = [entry]
        elif entry.is_symlink():
            items = _complaints_about_link(entry, root)
        elif format_of(entry.name) is None:
            others += 1
            continue
        else:
            items = _read_file(Path(entry.path), documents, root)
        for item in items:
            is_empty = False
            yield item
    if is_empty:
        only = f", only {others} of other formats" if others else ""
        yield ReadFailure(
            printable(str(folder)),
            f"there is no file that is read in this folder{only}; name another folder, or save "
            "texts as .txt, .docx, .html or .pdf",
        )


def _entries(folder: Path) -> Iterator["os.DirEntry[str] | ReadFailure"]:
    """Yield all files and links below a folder that are not hidden, in the order of names.

    Goes into folders with a stack of its own: there may be more of them in one another than Python
    can call functions.
    """
    stack = [iter(_listed(folder))]
    while stack:
        entry = next(stack[-1], None)
        if entry is None:
            stack.pop()
        elif isinstance(entry, ReadFailure) or not entry.is_dir(follow_symlinks=False):
            yield entry
        else:
            stack.append(iter(_listed(Path(entry.path))))


def _listed(folder: Path) -> "Sequence[os.DirEntry[str] | ReadFailure]":
    try:
        with os.scandir(folder) as entries:
            visible = [entry for entry in entries if _is_kept(entry.name)]
    except OSError as error:
        reason = f"this folder cannot be listed ({error.strerror or error}); {_advice(error)}"
        return [ReadFailure(printable(str(folder)), reason)]
    return sorted(visible, key=lambda entry: entry.name)


def _is_kept(name: str) -> bool:
    return not (name.startswith(".") or is_left_by_system(name) or is_left_by_system(f"{name}/"))


def _complaints_about_link(link: "os.DirEntry[str]", root: str) -> list[ReadFailure]:
    target = os.path.realpath(link.path)
    is_wanted = format_of(link.name) is not None or _is_folder(Path(target))
    if not is_wanted or _is_inside(target, root):
        return []
    reason = "a link that leads out of the folder is not followed; name its target to have it read"
    return [ReadFailure(printable(link.path), reason)]


def _is_inside(path: str, root: str) -> bool:
    return Path(path).is_relative_to(root)
