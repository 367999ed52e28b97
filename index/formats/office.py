"""DOCX, ODT, ODP, PPTX, RTF -> drafts: mammoth, `open_text.py`, python-pptx, striprtf read them.

The first two give HTML, of which the text is taken as of any page: headings, lists and tables keep
their form.
"""

import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from itertools import accumulate
from typing import TYPE_CHECKING

from lxml import etree  # type: ignore[import-untyped]

from index.errors import UnreadableError
from index.formats.cells import with_plain_cells
from index.formats.dates import parse_date
from index.formats.draft import Draft
from index.formats.facts import OF_TEMPLATES, meant
from index.formats.note_marks import raised
from index.formats.open_text import open_slides_html, open_text_html
from index.formats.raised import raised_in_docx
from index.formats.rich_text import read_rich_text
from index.formats.visible import BAR_IN_CELL, visible_text
from index.formats.word_chunks import chunk_drafts
from index.formats.word_parts import with_shown_parts

if TYPE_CHECKING:
    from pptx.shapes.base import BaseShape
    from pptx.table import _Cell
    from pptx.text.text import _Paragraph

_MAX_MEMBER_BYTES = 1_000_000


def read_docx(data: bytes) -> Iterator[Draft]:
    """Yield the draft of a Word document."""
    import mammoth

    html = mammoth.convert_to_html(io.BytesIO(raised_in_docx(with_shown_parts(data)))).value
    text = visible_text(with_plain_cells(html))
    chunks = list(chunk_drafts(data))
    draft = _with_facts(
        "\n\n".join(filter(str.strip, (text, *(one.text for one in chunks)))),
        data,
        "docProps/core.xml",
    )
    facts = next((one for one in chunks if one.title), draft)
    yield replace(draft, title=draft.title or facts.title, author=draft.author or facts.author)


def read_odt(data: bytes) -> Iterator[Draft]:
    """Yield the draft of an OpenDocument text."""
    html = open_text_html(data)
    yield _with_facts(visible_text(with_plain_cells(html)), data, "meta.xml")


def read_odp(data: bytes) -> Iterator[Draft]:
    """Yield the draft of an OpenDocument presentation: its slides, which are its pages."""
    slides = [visible_text(with_plain_cells(html)).strip() for html in open_slides_html(data)]
    text = "\n\n".join(slides)
    starts = [0, *accumulate(len(slide) + 2 for slide in slides[:-1])]
    draft = _with_facts(text, data, "meta.xml")
    yield replace(draft, pages=tuple(min(start, len(text)) for start in starts))


def read_pptx(data: bytes) -> Iterator[Draft]:
    """Yield the draft of a presentation: the text and tables of its slides, which are its pages."""
    from pptx import Presentation

    slides = []
    for slide in Presentation(io.BytesIO(data)).slides:
        parts = [part for shape in slide.shapes for part in _parts(shape)]
        if slide.has_notes_slide and slide.notes_slide.notes_text_frame:
            parts.append(slide.notes_slide.notes_text_frame.text)
        slides.append("\n\n".join(filter(str.strip, parts)))
    text = "\n\n".join(slides)
    starts = [0, *accumulate(len(slide) + 2 for slide in slides[:-1])]
    draft = _with_facts(text, data, "docProps/core.xml")
    yield replace(draft, pages=tuple(min(start, len(text)) for start in starts))


def read_rtf(data: bytes) -> Iterator[Draft]:
    """Yield the draft of a Rich Text file.

    Raises:
        UnreadableError: It is none.
    """
    if not data.lstrip().startswith(b"{\\rt"):
        raise UnreadableError("not a Rich Text file; give it the ending of what it is")
    found = read_rich_text(data.lstrip())
    yield Draft(
        visible_text(with_plain_cells(found.html)),
        title=meant(found.title),
        author=meant(found.author),
        made=_or_none(found.created),
    )


def _parts(shape: "BaseShape") -> list[str]:
    """Return the paragraphs and the table of a shape, or of those that are grouped in it."""
    from pptx.shapes.autoshape import Shape
    from pptx.shapes.graphfrm import GraphicFrame
    from pptx.shapes.group import GroupShape

    if isinstance(shape, GroupShape):
        return [part for one in shape.shapes for part in _parts(one)]
    if isinstance(shape, Shape):
        if _is_around(shape):
            return []
        return [_said(one) for one in shape.text_frame.paragraphs]
    if isinstance(shape, GraphicFrame) and shape.has_table:
        rows = (" | ".join(map(_in_line, row.cells)) for row in shape.table.rows)
        return ["\n".join(rows)]
    return []


def _in_line(cell: "_Cell") -> str:
    return " ".join(cell.text.replace("|", BAR_IN_CELL).split())


def _is_around(shape: "BaseShape") -> bool:
    """Whether a shape is what each slide has around its content: number, day, head or foot."""
    from pptx.enum.shapes import PP_PLACEHOLDER as KIND

    around = (KIND.SLIDE_NUMBER, KIND.DATE, KIND.HEADER, KIND.FOOTER)
    return shape.is_placeholder and shape.placeholder_format.type in around


def _said(paragraph: "_Paragraph") -> str:
    """Return a paragraph of a slide, its line breaks and raised numbers as they are shown."""
    if not any(run._r.rPr is not None and run._r.rPr.get("baseline") for run in paragraph.runs):
        return str(paragraph.text)
    return "".join(
        raised(run.text) if (run._r.get_or_add_rPr().get("baseline") or "-")[0] != "-" else run.text
        for run in paragraph.runs
    )


def _with_facts(text: str, data: bytes, member: str) -> Draft:
    facts: dict[str, str] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        try:
            with archive.open(member) as file:
                content = file.read(_MAX_MEMBER_BYTES)
        except KeyError:
            content = b""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    root = etree.fromstring(content, parser) if content else None
    for element in () if root is None else root.iter(etree.Element):
        facts.setdefault(etree.QName(element).localname, (element.text or "").strip())
    author = facts.get("creator") or facts.get("initial-creator", "")
    created = facts.get("created") or facts.get("creation-date", "")
    title = meant(facts.get("title", ""))
    # What a program put its own name to has the day of its template.
    is_of_template = created in OF_TEMPLATES or (author and not meant(author))
    made = None if is_of_template else _or_none(created)
    return Draft(text, title=title, author=meant(author), made=made)


def _or_none(text: str, parse: Callable[[object], date | None] = parse_date) -> date | None:
    try:
        return parse(text)
    except ValueError:
        return None
