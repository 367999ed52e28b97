"""ZIP and WARC -> drafts: those of all files in an archive whose format is read.

Nothing is unpacked onto the disk, and no more than `MAX_UNPACKED_BYTES` in all.
"""

import io
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from index.errors import ArticleError, EmptyError, UnreadableError, UnsupportedError
from index.formats.charset import declared_charset
from index.formats.datelines import file_name_day
from index.formats.draft import MAX_FILE_BYTES, Draft, is_visible
from index.formats.encoding import decode
from index.formats.html import read_html
from index.formats.leavings import is_left_by_system
from index.formats.normalise import one_line
from index.formats.packed import TOO_LARGE, Unpacked
from index.formats.plain import read_plain

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

MAX_UNPACKED_BYTES = 200_000_000
_MAX_MEMBERS = 10_000
_MAX_TOLD = 20  # of the files in it that could not be read


def read_zip(data: bytes) -> Iterator[Draft]:
    """Yield the drafts of an archive's files; an archive in it is not opened, and said to be one.

    Raises:
        EmptyError: There is no file in it that is read.
        UnreadableError: It is larger unpacked than is read.
    """
    left = MAX_UNPACKED_BYTES
    last: Draft | None = None
    unread: list[str] = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for member in archive.infolist()[:_MAX_MEMBERS]:
            if member.is_dir() or is_left_by_system(member.filename):
                continue
            name = PurePosixPath(member.filename).name
            with archive.open(member) as file:
                content = file.read(left + 1)
            left -= len(content)
            if left < 0:
                raise UnreadableError(TOO_LARGE.format(MAX_UNPACKED_BYTES))
            try:
                for draft in _drafts_of(name, content):
                    if last is not None:
                        yield last
                    last = draft
            except UnsupportedError:
                continue
            except ArticleError as error:
                unread.append(f"{one_line(name)} in it was not read: {error}")
    if last is None:
        raise EmptyError(unread[0] if unread else "there is no file in it that is read")
    yield replace(last, warnings=(*last.warnings, *unread[:_MAX_TOLD]))


def _drafts_of(name: str, content: bytes) -> Sequence[Draft]:
    """Return the drafts of one file of an archive, that file being where they come from.

    Raises:
        ArticleError: It cannot be read, or holds no text.
    """
    from index.formats.documents import document_drafts

    if name.lower().endswith(".zip"):
        raise UnreadableError("an archive in an archive is not opened; add it on its own")
    found = list(document_drafts(name, content))
    if not any(is_visible(draft.text) for draft in found):
        raise EmptyError("there is no text in it")
    is_alone = len(found) == 1
    return [
        replace(
            draft,
            file=name if is_alone or draft.is_table else "",
            source=draft.source or name,
            made=file_name_day(name) or draft.made,
            warnings=tuple(f"{one_line(name)} in it: {warning}" for warning in draft.warnings),
        )
        for draft in found
    ]


def read_warc(data: bytes) -> Iterator[Draft]:
    """Yield the drafts of the pages in a web archive, and of texts that were made of pages.

    It may be packed, record for record or as a whole. One that breaks off is read until there.

    Raises:
        EmptyError: There is none in it.
        UnreadableError: It is larger unpacked than is read.
    """
    from warcio.archiveiterator import ArchiveIterator

    is_empty = True
    left = MAX_UNPACKED_BYTES
    for record in ArchiveIterator(
        Unpacked(io.BytesIO(data), most=MAX_UNPACKED_BYTES, may_break_off=True)
    ):
        read = _reader_of(record)
        if read is None:
            continue
        most = min(left, MAX_FILE_BYTES)  # a page, too, may be packed
        content = record.content_stream().read(most + 1)
        left -= len(content)
        if len(content) > most:
            raise UnreadableError(TOO_LARGE.format(most))
        try:
            draft = read(decode(content, declared_charset(content)))
        except ArticleError:
            continue
        is_empty = False
        address = record.rec_headers.get_header("WARC-Target-URI") or ""
        yield draft if draft.url else replace(draft, url=address)
    if is_empty:
        raise EmptyError("there is no page in it")


def _reader_of(record: "ArcWarcRecord") -> Callable[[str], Draft] | None:
    """Return what reads a record; None for requests, pictures and the like."""
    headers = record.http_headers or record.rec_headers
    kind = headers.get_header("Content-Type", "")
    if record.rec_type in ("response", "resource") and "html" in kind:
        return read_html
    is_text = record.rec_type in ("resource", "conversion") and kind.startswith("text/plain")
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    # A crawler keeps its own notes beside the pages, at addresses of their own: metadata://...
    is_of_site = address.strip("<").startswith(("http:", "https:", "file:"))
    return read_plain if is_text and is_of_site else None
