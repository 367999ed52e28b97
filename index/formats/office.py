"""DOCX, ODT, PPTX and RTF -> drafts: mammoth, odfpy, python-pptx and striprtf read them.

The first two give HTML, of which the text is taken as of any page: headings, lists and tables keep
their form.
"""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from itertools import accumulate

from lxml import etree  # type: ignore[import-untyped]

from index.errors import UnreadableError
from index.formats.cells import with_plain_cells
from index.formats.dates import parse_date
from index.formats.draft import Draft
from index.formats.facts import meant
from index.formats.visible import visible_text

_MAX_MEMBER_BYTES = 1_000_000
_BETWEEN_CELLS = re.compile(r"[ \n]*\|[ ]*(?=[^\n])")  # some end every cell's paragraph


def read_docx(data: bytes) -> Iterator[Draft]:
    """Yield the draft of a Word document."""
    import mammoth

    html = mammoth.convert_to_html(io.BytesIO(data)).value
    yield _with_facts(visible_text(with_plain_cells(html)), data, "docProps/core.xml")


def read_odt(data: bytes) -> Iterator[Draft]:
    """Yield the draft of an OpenDocument text."""
    from odf.odf2xhtml import ODF2XHTML

    html = ODF2XHTML(generate_css=False).odf2xhtml(io.BytesIO(data))
    yield _with_facts(visible_text(with_plain_cells(html)), data, "meta.xml")


def read_pptx(data: bytes) -> Iterator[Draft]:
    """Yield the draft of a presentation: the text and tables of its slides, which are its pages."""
    from pptx import Presentation

    slides = []
    for slide in Presentation(io.BytesIO(data)).slides:
        parts = []
        for shape in slide.shapes:
            if shape.has_text_frame:
                parts += [each.text for each in shape.text_frame.paragraphs if each.text.strip()]
            elif shape.has_table:
                rows = [" | ".join(cell.text for cell in row.cells) for row in shape.table.rows]
                parts.append("\n".join(rows))
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
    from striprtf.striprtf import rtf_to_text

    text = rtf_to_text(data.decode("latin-1"), errors="replace")  # type: ignore[no-untyped-call]
    rows = str(text).replace("|\n", "\n")
    yield Draft(_BETWEEN_CELLS.sub(" | ", rows))


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
    return Draft(text, title=title, author=meant(author), day=_or_none(created))


def _or_none(text: str, parse: Callable[[object], date | None] = parse_date) -> date | None:
    try:
        return parse(text)
    except ValueError:
        return None
