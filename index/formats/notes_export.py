"""Notes exported from Evernote (ENEX) -> drafts, one a note."""

import io
import re
from collections.abc import Iterator

from lxml import etree  # type: ignore[import-untyped]

from index.errors import EmptyError
from index.formats.cells import with_plain_cells
from index.formats.draft import Draft
from index.formats.fields import read_fields
from index.formats.visible import visible_text

_STAMP = re.compile(r"(\d{4})(\d\d)(\d\d)T.*")
_ENCRYPTED = re.compile(r"<en-crypt\b.*?</en-crypt>", re.DOTALL)
_DECLARATION = re.compile(r"\A\s*(?:<\?xml[^>]*>\s*)?(?:<!DOCTYPE[^>]*>\s*)?")


def read_drafts(data: bytes) -> Iterator[Draft]:
    """Yield the drafts of all notes.

    Raises:
        EmptyError: There is no note in it.
    """
    options = {"resolve_entities": False, "no_network": True, "recover": True, "huge_tree": False}
    count = 0
    for _, note in etree.iterparse(io.BytesIO(data), tag="note", **options):
        page = _ENCRYPTED.sub("", _DECLARATION.sub("", note.findtext("content") or ""))
        fields = {
            "title": note.findtext("title"),
            "author": note.findtext("note-attributes/author"),
            "url": note.findtext("note-attributes/source-url"),
            "date": _STAMP.sub(r"\1-\2-\3", note.findtext("created") or "") or None,
        }
        facts, warnings = read_fields(fields, "note")
        note.clear()
        if text := visible_text(with_plain_cells(page)).strip() if page.strip() else "":
            count += 1
            yield Draft(text, warnings=warnings, **facts)
    if not count:
        raise EmptyError("there is no note with text in it")
