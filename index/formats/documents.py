"""Documents that are no text files: which endings they have, and what reads each.

They are read in a child process (`confined.py`), because their parsers are large, and some native.
A reader takes a file's bytes and yields drafts; it is imported when it is needed.
"""

import io
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import Any

from index.errors import UnsupportedError
from index.formats.charset import declared_charset
from index.formats.draft import MAX_FILE_BYTES, Draft
from index.formats.encoding import decode
from index.formats.file_names import ending_of
from index.formats.packed import name_inside, unpacked

DOCUMENTS: Mapping[str, tuple[str, str]] = {
    ".pdf": ("pdf", "read_drafts"),
    ".docx": ("office", "read_docx"),
    ".odt": ("office", "read_odt"),
    ".pptx": ("office", "read_pptx"),
    ".rtf": ("office", "read_rtf"),
    ".epub": ("books", "read_drafts"),
    ".eml": ("mail", "read_eml"),
    ".mbox": ("mail", "read_mbox"),
    ".mhtml": ("mail", "read_mhtml"),
    ".mht": ("mail", "read_mhtml"),
    ".csv": ("sheets", "read_csv"),
    ".tsv": ("sheets", "read_csv"),
    ".xlsx": ("sheets", "read_spreadsheet"),
    ".xls": ("sheets", "read_xls"),
    ".slk": ("sheets", "read_xls"),
    ".ods": ("sheets", "read_spreadsheet"),
    ".rss": ("feeds", "read_drafts"),
    ".atom": ("feeds", "read_drafts"),
    ".xml": ("feeds", "read_drafts"),
    ".warc": ("archives", "read_warc"),
    ".warc.gz": ("archives", "read_warc"),
    ".zip": ("archives", "read_zip"),
    ".docm": ("office", "read_docx"),
    ".xlsm": ("sheets", "read_spreadsheet"),
    ".odp": ("office", "read_odp"),
    ".emlx": ("mail", "read_emlx"),
    ".webarchive": ("safari", "read_drafts"),
    ".enex": ("notes_export", "read_drafts"),
    ".fb2": ("fiction_book", "read_drafts"),
    ".ics": ("calendars", "read_drafts"),
    ".vcf": ("contacts", "read_drafts"),
    ".ipynb": ("notebook", "read_drafts"),
    ".rst": ("restructured", "read_drafts"),
    ".org": ("org_mode", "read_drafts"),
    ".adoc": ("ascii_doc", "read_drafts"),
    ".asciidoc": ("ascii_doc", "read_drafts"),
    ".tex": ("tex", "read_drafts"),
}
"""File name ending, in lower case -> the module of `index.formats` and its function."""

_TEXTS: Mapping[str, tuple[str, str]] = {
    ".txt": ("plain", "read_plain"),
    ".text": ("plain", "read_plain"),
    ".md": ("markdown", "read_markdown"),
    ".markdown": ("markdown", "read_markdown"),
    **dict.fromkeys((".mdown", ".mkd", ".mdx", ".qmd", ".rmd"), ("markdown", "read_markdown")),
    ".html": ("html", "read_html"),
    ".htm": ("html", "read_html"),
    ".xhtml": ("html", "read_html"),
    ".srt": ("subtitles", "read_subtitles"),
    ".vtt": ("subtitles", "read_subtitles"),
}

_ROWS: Mapping[str, tuple[str, str]] = {
    ".json": ("jsonl", "json_drafts"),
    ".jsonl": ("jsonl", "jsonl_drafts"),
    ".ndjson": ("jsonl", "jsonl_drafts"),
}


def document_drafts(name: str, data: bytes) -> Iterator[Draft]:
    """Yield the drafts in a document, or in a text file of an archive.

    Raises:
        ArticleError: It cannot be read.
    """
    ending = ending_of(name)
    if ending in _TEXTS:
        yield _reader(*_TEXTS[ending])(decode(data, declared_charset(data)))
    elif ending in _ROWS:
        yield from _reader(*_ROWS[ending])(decode(data, declared_charset(data)))
    elif ending in DOCUMENTS:
        yield from _reader(*DOCUMENTS[ending])(data)
    elif inside := name_inside(name):
        yield from document_drafts(inside, unpacked(io.BytesIO(data)).read(MAX_FILE_BYTES))
    else:
        raise UnsupportedError(f"{ending} files are not read")


def _reader(module: str, function: str) -> Callable[..., Any]:
    reader: Callable[..., Any] = getattr(import_module(f"index.formats.{module}"), function)
    return reader
