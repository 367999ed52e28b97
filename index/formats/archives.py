"""ZIP and WARC -> drafts: those of all files in an archive whose format is read.

Nothing is unpacked onto the disk, and no more than `MAX_UNPACKED_BYTES` in all.
"""

import gzip
import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from index.errors import ArticleError, EmptyError, UnreadableError, UnsupportedError
from index.formats.charset import declared_charset
from index.formats.draft import MAX_FILE_BYTES, Draft
from index.formats.encoding import decode
from index.formats.html import read_html
from index.formats.leavings import is_left_by_system
from index.formats.normalise import one_line
from index.formats.plain import read_plain

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

MAX_UNPACKED_BYTES = 200_000_000
_MAX_MEMBERS = 10_000
_MAX_TOLD = 20  # of the files in it that could not be read
_TOO_LARGE = "there are more than {:,} bytes in it"
_PACKED = b"\x1f\x8b"  # what gzip begins with (RFC 1952)


def read_zip(data: bytes) -> Iterator[Draft]:
    """Yield the drafts of an archive's files; an archive in it is not opened.

    Raises:
        EmptyError: There is no file in it that is read.
        UnreadableError: It is larger unpacked than is read.
    """
    from index.formats.documents import document_drafts

    left = MAX_UNPACKED_BYTES
    last: Draft | None = None
    unread: list[str] = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for member in archive.infolist()[:_MAX_MEMBERS]:
            if member.is_dir() or member.filename.lower().endswith(".zip"):
                continue
            if is_left_by_system(member.filename):
                continue
            name = PurePosixPath(member.filename).name
            with archive.open(member) as file:
                content = file.read(left + 1)
            left -= len(content)
            if left < 0:
                raise UnreadableError(_TOO_LARGE.format(MAX_UNPACKED_BYTES))
            try:
                for draft in document_drafts(name, content):
                    if last is not None:
                        yield last
                    last = replace(draft, source=draft.source or name)
            except UnsupportedError:
                continue
            except ArticleError as error:
                unread.append(f"{one_line(name)} in it was not read: {error}")
    if last is None:
        raise EmptyError(unread[0] if unread else "there is no file in it that is read")
    yield replace(last, warnings=(*last.warnings, *unread[:_MAX_TOLD]))


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
    for record in ArchiveIterator(_Unpacked(data)):
        read = _reader_of(record)
        if read is None:
            continue
        most = min(left, MAX_FILE_BYTES)  # a page, too, may be packed
        content = record.content_stream().read(most + 1)
        left -= len(content)
        if len(content) > most:
            raise UnreadableError(_TOO_LARGE.format(most))
        try:
            draft = read(decode(content, declared_charset(content)))
        except ArticleError:
            continue
        is_empty = False
        address = record.rec_headers.get_header("WARC-Target-URI") or ""
        yield draft if draft.url else replace(draft, url=address)
    if is_empty:
        raise EmptyError("there is no page in it")


class _Unpacked(io.RawIOBase):
    """The bytes of an archive, unpacked as they are read where they are packed.

    Here, because warcio unpacks without a limit, and only what is packed record for record.
    """

    def __init__(self, data: bytes) -> None:
        packed = io.BytesIO(data)
        self._file = gzip.GzipFile(fileobj=packed) if data.startswith(_PACKED) else packed
        self._at = 0

    def read(self, size: int = -1) -> bytes:
        try:
            data = self._file.read1(size)  # what comes before a break is not lost
        except (EOFError, gzip.BadGzipFile, zlib.error):
            return b""
        self._at += len(data)
        if self._at > MAX_UNPACKED_BYTES:
            raise UnreadableError(_TOO_LARGE.format(MAX_UNPACKED_BYTES))
        return data

    def tell(self) -> int:
        return self._at


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
