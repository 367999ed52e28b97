"""Reading: files and bytes -> `Article`.

    read_paths   files, folders and standard input, lazily; links and pipes do not lead it astray
    read_bytes   an upload: a name and its bytes

Both yield articles, and a `ReadFailure` for every file or row that could not become one; neither
raises because of what it reads. The way of a file:

    files.py      opens regular files only, walks folders
    registry.py   name or first bytes -> format; at most 64 MB at once
    encoding.py   bytes -> text: marks, UTF-8, what charset.py finds declared, a guess
    plain.py, markdown.py, html.py (with visible.py and hidden.py), jsonl.py,
    subtitles.py (with cues.py)
                  text -> drafts
    packed.py     what gzip packed, under the name of what is in it
    documents.py  which documents go to a process of their own (confined.py, worker.py): PDF
                  (pdf*.py), office.py (with open_text.py, rich_text*.py, word_parts.py),
                  sheets.py (with sheet_tables.py), mail.py, books.py, feeds.py, archives.py; pages,
                  books, notes, dates and names in forms of their own (safari.py, fiction_book.py,
                  notes_export.py, calendars.py, contacts.py), and texts whose marks are written as
                  Markdown's (restructured.py, org_mode.py, ascii_doc.py, tex.py, notebook.py)
    notices.py    pages that show a notice instead of their article
    dates.py, datelines.py
                  days of publication, or months
    heads.py      day, author and source in the first lines (head_lines.py, bylines.py), but no
                  day of an event (announcements.py)
    draft.py      draft -> article: title, source, limits
    file_names.py the title that a file's name is
    identity.py   the id of an article that brings none
    normalise.py  the one normalisation of `Article.text`; keeps its length

The id of an article is the one that its row gives. Otherwise it is derived (`identity.py`) from its
web address; else from where it was found, the path below the folder given, with the row's number
where a file has many; else, for uploads and standard input, from its text. A changed file keeps its
id and so replaces its old version.
"""

from index.formats.confined import DocumentProcess
from index.formats.draft import (
    MAX_FILE_BYTES,
    MAX_ID_CHARACTERS,
    MAX_TEXT_CHARACTERS,
    ReadFailure,
    ReadItem,
    ReadWarning,
)
from index.formats.files import read_paths
from index.formats.normalise import normalise, one_line
from index.formats.registry import FORMATS, read_bytes

__all__ = [
    "FORMATS",
    "MAX_FILE_BYTES",
    "MAX_ID_CHARACTERS",
    "MAX_TEXT_CHARACTERS",
    "DocumentProcess",
    "ReadFailure",
    "ReadItem",
    "ReadWarning",
    "normalise",
    "one_line",
    "read_bytes",
    "read_paths",
]
