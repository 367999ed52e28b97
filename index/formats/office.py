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
from typing import TYPE_CHECKING

from lxml import etree  # type: ignore[import-untyped]

from index.errors import UnreadableError
from index.formats.cells import with_plain_cells
from index.formats.dates import parse_date
from index.formats.draft import Draft
from index.formats.facts import meant
from index.formats.raised import raised_in_docx, raised_in_odt, raised_in_rtf
from index.formats.visible import raised, visible_text

if TYPE_CHECKING:
    from pptx.text.text import _Paragraph

_MAX_MEMBER_BYTES = 1_000_000
_RTF_HEAD = 50_000
_RTF_FACTS = re.compile(r"\{\\(title|author) ([^{}]+)\}")
_RTF_DAY = re.compile(r"\\creatim\\yr(\d{4})\\mo(\d{1,2})\\dy(\d{1,2})")
_BETWEEN_CELLS = re.compile(r"[ \n]*\|[ ]*(?=[^\n])")  # some end every cell's paragraph


def read_docx(data: bytes) -> Iterator[Draft]:
    """Yield the draft of a Word document."""
    import mammoth

    html = mammoth.convert_to_html(io.BytesIO(raised_in_docx(data))).value
    yield _with_facts(visible_text(with_plain_cells(html)), data, "docProps/core.xml")


def read_odt(data: bytes) -> Iterator[Draft]:
    """Yield the draft of an OpenDocument text."""
    from odf.odf2xhtml import ODF2XHTML

    html = ODF2XHTML(generate_css=False).odf2xhtml(io.BytesIO(raised_in_odt(data)))
    yield _with_facts(visible_text(with_plain_cells(html)), data, "meta.xml")


def read_pptx(data: bytes) -> Iterator[Draft]:
    """Yield the draft of a presentation: the text and tables of its slides, which are its pages."""
    from pptx import Presentation

    slides = []
    for slide in Presentation(io.BytesIO(data)).slides:
        parts: list[str] = []
        for shape in slide.shapes:
            if shape.has_text_frame:
                parts += map(_said, shape.text_frame.paragraphs)
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

    text = rtf_to_text(raised_in_rtf(data).decode("latin-1"), errors="replace")  # type: ignore[no-untyped-call]
    rows = str(text).replace("|\n", "\n")
    facts = {
        name: " ".join(str(rtf_to_text(rf"{{\rtf1 {value}}}", errors="replace")).split())  # type: ignore[no-untyped-call]
        for name, value in _RTF_FACTS.findall(data[:_RTF_HEAD].decode("latin-1"))
    }
    created = _RTF_DAY.search(data[:_RTF_HEAD].decode("latin-1"))
    yield Draft(
        _BETWEEN_CELLS.sub(" | ", rows),
        title=meant(facts.get("title", "")),
        author=meant(facts.get("author", "")),
        day=_or_none("{}-{:0>2}-{:0>2}".format(*created.groups())) if created else None,
    )


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
    return Draft(text, title=title, author=meant(author), day=_or_none(created))


def _or_none(text: str, parse: Callable[[object], date | None] = parse_date) -> date | None:
    try:
        return parse(text)
    except ValueError:
        return None
