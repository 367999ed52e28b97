"""Jupyter notebooks -> drafts: their text, their code, and what it printed, cell by cell."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from index.errors import UnreadableError
from index.formats.charset import declared_charset
from index.formats.draft import Draft
from index.formats.encoding import decode
from index.formats.fields import read_fields
from index.formats.jsonl import parse_json
from index.formats.markdown import read_markdown

_MOST_PRINTED = 20_000  # characters of one cell
_FENCE = "````"


def read_drafts(data: bytes) -> Iterator[Draft]:
    """Yield the draft of a notebook.

    Raises:
        UnreadableError: It is none.
    """
    notebook = parse_json(decode(data, declared_charset(data)))
    cells = notebook.get("cells") if isinstance(notebook, dict) else None
    if not isinstance(notebook, dict) or cells is None:
        sheets = notebook.get("worksheets") if isinstance(notebook, dict) else None
        cells = [cell for sheet in sheets or () for cell in sheet.get("cells", ())]
    if not isinstance(cells, list) or not all(isinstance(cell, dict) for cell in cells):
        raise UnreadableError("not a notebook: it has no cells; give it the ending of what it is")
    draft = read_markdown("\n\n".join(part for cell in cells for part in _parts(cell)))
    told = notebook.get("metadata") if isinstance(notebook, dict) else None
    fields = {str(name).lower(): value for name, value in (told or {}).items()}
    facts, warnings = read_fields({**fields, "created": None}, "metadata")
    known = {name: value for name, value in facts.items() if not getattr(draft, name)}
    yield replace(draft, **known, warnings=(*warnings, *draft.warnings))  # type: ignore[arg-type]


def _parts(cell: Mapping[str, Any]) -> Iterator[str]:
    source = _text(cell.get("source", cell.get("input")))
    kind = cell.get("cell_type")
    if kind == "heading":
        yield f"{'#' * int(cell.get('level') or 1)} {source}"
    elif kind != "code":
        yield source
    else:
        yield _fenced(source)
        for output in cell.get("outputs") or ():
            yield _printed(output)


def _printed(output: Mapping[str, Any]) -> str:
    """Return what a cell printed or shows: a table as a page has it, else as plain text."""
    shown = output.get("data") or output
    html = _text(shown.get("text/html"))
    if "<table" in html.lower():
        return html
    text = _text(shown.get("text/markdown")) or _fenced(
        _text(shown.get("text/plain") or output.get("text"))
    )
    return text[:_MOST_PRINTED]


def _fenced(text: str) -> str:
    return f"{_FENCE}\n{text[:_MOST_PRINTED]}\n{_FENCE}" if text.strip() else ""


def _text(value: object) -> str:
    lines = value if isinstance(value, list) else [value] if isinstance(value, str) else []
    return "".join(line for line in lines if isinstance(line, str))
