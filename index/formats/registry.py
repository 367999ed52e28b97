"""Which reader reads what: by file name, or by what the bytes look like."""

import codecs
import io
import itertools
import re
from collections.abc import Iterator, Mapping
from contextlib import nullcontext
from dataclasses import replace
from enum import Enum
from typing import BinaryIO

from index.errors import ArticleError, EmptyError, UnreadableError, UnsupportedError
from index.formats.charset import declared_charset
from index.formats.confined import DocumentProcess
from index.formats.cues import is_subtitles
from index.formats.documents import DOCUMENTS
from index.formats.draft import MAX_FILE_BYTES, ReadFailure, ReadItem, finished
from index.formats.encoding import decode
from index.formats.file_names import ending_of
from index.formats.front_matter import has_front_matter
from index.formats.identity import Origin
from index.formats.jsonl import line_pieces, parse_json, read_json, read_jsonl
from index.formats.normalise import normalise
from index.formats.packed import name_inside, unpacked
from index.formats.plain import read_plain
from index.formats.subtitles import read_subtitles


class Format(Enum):
    """A format that articles are read from."""

    PLAIN = "plain text"
    MARKDOWN = "Markdown"
    HTML = "HTML"
    JSON = "JSON"
    JSON_LINES = "JSON Lines"
    SUBTITLES = "subtitles"
    DOCUMENT = "a document"


FORMATS: Mapping[str, Format] = {
    ".txt": Format.PLAIN,
    ".text": Format.PLAIN,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    **dict.fromkeys((".mdown", ".mkd", ".mdx", ".qmd", ".rmd"), Format.MARKDOWN),
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".json": Format.JSON,
    ".jsonl": Format.JSON_LINES,
    ".ndjson": Format.JSON_LINES,
    ".srt": Format.SUBTITLES,
    ".vtt": Format.SUBTITLES,
    **dict.fromkeys(DOCUMENTS, Format.DOCUMENT),
}
"""File name ending, in lower case -> format."""

_HTML_START = re.compile(
    r"\s*<(!--|\?xml|(!doctype\s+html|html|head|meta|title|body|main|article|div|p|h1)\b)",
    re.IGNORECASE,
)


def format_of(name: str) -> Format | None:
    """Return the format that a file's name tells, or None; of a packed file that inside it."""
    return FORMATS.get(ending_of(name)) or FORMATS.get(ending_of(name_inside(name)))


def read_bytes(
    name: str, data: bytes, documents: DocumentProcess | None = None
) -> Iterator[ReadItem]:
    """Yield the articles in an upload or any other bytes that are not a file here.

    Ids that the data do not bring are derived from their web address or else from the text:
    something else under the same name is another article.

    Args:
        name: File name with its ending; without one the format is told from the bytes. Folders in
            front of it are ignored.
        data: The whole content.
        documents: Reads it if it is a document; by default a process for it alone.
    """
    bare = re.split(r"[\\/]", name)[-1]
    origin = Origin(printable(name), printable(bare), None)
    yield from read_stream(io.BytesIO(data), origin, documents)


def read_stream(
    stream: BinaryIO, origin: Origin, documents: DocumentProcess | None = None
) -> Iterator[ReadItem]:
    """Yield the articles in an open file; what cannot be read becomes a `ReadFailure`.

    Args:
        stream: Opened for reading bytes. JSON Lines are read as they are asked for.
        origin: Its name tells the format; if it has no ending, the first bytes do.
        documents: Reads it if it is a document; by default a process for it alone.
    """
    try:
        yield from _articles(stream, origin, documents)
    except ArticleError as error:
        yield ReadFailure(origin.path, str(error))
    except OSError as error:
        yield ReadFailure(origin.path, f"it cannot be read ({error.strerror or error})")


def printable(name: str) -> str:
    """Return a path or file name on one line, without characters that cannot be printed."""
    return normalise(name).replace("\n", " ").replace("\t", " ")


def _articles(
    stream: BinaryIO, origin: Origin, documents: DocumentProcess | None
) -> Iterator[ReadItem]:
    format_ = format_of(origin.name)
    if format_ is not None and ending_of(origin.name) not in FORMATS:
        origin = replace(origin, name=name_inside(origin.name))
        stream = unpacked(stream)
    if format_ is Format.JSON_LINES:
        yield from read_jsonl(line_pieces(stream), origin)
    elif format_ is Format.DOCUMENT:
        with nullcontext(documents) if documents else DocumentProcess() as process:
            yield from _read_document(_whole(stream), origin, process)
    elif format_ is not None:
        data = _whole(stream)
        yield from _read_text(decode(data, declared_charset(data)), format_, origin)
    elif ending := ending_of(origin.name):
        raise UnsupportedError(
            f"{ending} files are not read; save its text as .txt, .docx, .html or .pdf"
        )
    else:
        yield from _articles_of_unnamed_format(stream, origin)


def _articles_of_unnamed_format(stream: BinaryIO, origin: Origin) -> Iterator[ReadItem]:
    pieces = line_pieces(stream)
    first = next(pieces, b"")
    if _is_json_object(first):
        yield from read_jsonl(itertools.chain([first], pieces), origin)
        return
    data = _whole(stream, first)
    text = decode(data, declared_charset(data))
    yield from _read_text(text, _sniffed(text), origin)


def _whole(stream: BinaryIO, first: bytes = b"") -> bytes:
    """Return all of a file, of which `first` was read already."""
    data = first + stream.read(max(0, MAX_FILE_BYTES + 1 - len(first)))
    if len(data) > MAX_FILE_BYTES:
        raise UnreadableError(f"it is larger than {MAX_FILE_BYTES:,} bytes; split it into several")
    return data


def _sniffed(text: str) -> Format:
    start = text[:1_000].lstrip()
    if start.startswith(("{", "[")):
        if _is_json(text):
            return Format.JSON
        if _is_json_object(text.lstrip().partition("\n")[0].encode()):
            return Format.JSON_LINES
    if has_front_matter(text):
        return Format.MARKDOWN
    if is_subtitles(start):
        return Format.SUBTITLES
    return Format.HTML if _HTML_START.match(start) else Format.PLAIN


def _is_json(text: str | bytes) -> bool:
    try:
        parse_json(text)
    except UnreadableError:
        return False
    return True


def _is_json_object(line: bytes) -> bool:
    return line.removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"{") and _is_json(line)


def _read_document(data: bytes, origin: Origin, process: DocumentProcess) -> Iterator[ReadItem]:
    if not data:
        raise EmptyError("the file is empty; put something in, or leave it out")
    drafts = list(process.drafts(origin.name, data))
    if not drafts:  # as of a workbook whose sheets are empty
        raise EmptyError("there is no text in it; put some in, or leave it out")
    if len(drafts) == 1:
        yield from finished(drafts[0], origin)
        return
    for row, draft in enumerate(drafts, 1):
        try:
            yield from finished(draft, origin, row=row)
        except ArticleError as error:
            yield ReadFailure(origin.path, f"row {row}: {error}")


def _read_text(text: str, format_: Format, origin: Origin) -> Iterator[ReadItem]:
    match format_:
        case Format.PLAIN:
            yield from finished(read_plain(text), origin)
        case Format.MARKDOWN:
            from index.formats.markdown import read_markdown  # with its parser, when it is needed

            yield from finished(read_markdown(text), origin)
        case Format.HTML:
            from index.formats.html import read_html  # the same

            yield from finished(read_html(text), origin)
        case Format.SUBTITLES:
            yield from finished(read_subtitles(text), origin)
        case Format.JSON:
            yield from read_json(text, origin)
        case Format.JSON_LINES:
            yield from read_jsonl(line_pieces(io.BytesIO(text.encode())), origin)
