"""Documents that are no text files: which endings they have, and what reads each.

They are read in a child process (`confined.py`), because their parsers are large, and some native.
A reader takes a file's bytes and yields drafts; it is imported when it is needed.
"""

from collections.abc import Iterator, Mapping
from importlib import import_module

from index.errors import UnsupportedError
from index.formats.charset import declared_charset
from index.formats.draft import Draft
from index.formats.encoding import decode
from index.formats.file_names import ending_of
from index.formats.html import read_html
from index.formats.markdown import read_markdown
from index.formats.plain import read_plain
from index.formats.subtitles import read_subtitles

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
    ".ods": ("sheets", "read_spreadsheet"),
    ".rss": ("feeds", "read_drafts"),
    ".atom": ("feeds", "read_drafts"),
    ".xml": ("feeds", "read_drafts"),
    ".warc": ("archives", "read_warc"),
    ".warc.gz": ("archives", "read_warc"),
    ".zip": ("archives", "read_zip"),
}
"""File name ending, in lower case -> the module of `index.formats` and its function."""

_TEXTS = {
    ".txt": read_plain,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".srt": read_subtitles,
    ".vtt": read_subtitles,
}


def document_drafts(name: str, data: bytes) -> Iterator[Draft]:
    """Yield the drafts in a document, or in a text file of an archive.

    Raises:
        ArticleError: It cannot be read.
    """
    ending = ending_of(name)
    if read_text := _TEXTS.get(ending):
        yield read_text(decode(data, declared_charset(data)))
        return
    if ending not in DOCUMENTS:
        raise UnsupportedError(f"{ending} files are not read")
    module, function = DOCUMENTS[ending]
    yield from getattr(import_module(f"index.formats.{module}"), function)(data)
