"""What slides have around their content, and what libraries leave in what they make."""

import io
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER

from index.formats.documents import document_drafts
from index.formats.draft import Draft

if TYPE_CHECKING:
    from pptx.presentation import Presentation as Show

HTMLDOCX = Path(__file__).with_name("flood") / "htmldocx.docx"
AROUND = (PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)


def read(show: "Show") -> Draft:
    data = io.BytesIO()
    show.save(data)
    [draft] = document_drafts("a.pptx", data.getvalue())
    return draft


def test_what_every_slide_has_around_its_content_is_no_text() -> None:
    show = Presentation()
    layout = show.slide_layouts[5]
    around = [one for one in layout.placeholders if one.placeholder_format.type in AROUND]
    assert len(around) == len(AROUND)
    for text in ("The crane is old.", "It weighs 62 tonnes."):
        slide = show.slides.add_slide(layout)
        slide.shapes.title.text = text
        for one in around:
            slide.shapes.clone_placeholder(one)
            slide.placeholders[one.placeholder_format.idx].text = "Hask Council, slide ‹#›"
    assert read(show).text == "The crane is old.\n\nIt weighs 62 tonnes."


def test_the_day_of_a_librarys_template_is_not_that_of_a_document() -> None:
    show = Presentation()
    show.core_properties.author = "Amy Lund"
    assert (read(show).author, read(show).made) == ("Amy Lund", None)
    show.core_properties.created = datetime(2026, 3, 5, tzinfo=UTC)
    assert str(read(show).made) == "2026-03-05"
    [draft] = document_drafts("a.docx", HTMLDOCX.read_bytes())
    assert (draft.author, draft.made) == ("Ida Holm", None)


def test_a_cell_of_several_lines_stays_in_its_row() -> None:
    show = Presentation()
    slide = show.slides.add_slide(show.slide_layouts[6])
    table = slide.shapes.add_table(2, 2, 0, 0, 999, 999).table
    for at, text in enumerate(("Weir", "Height", "Tarn\nby the | mill", "3.5")):
        table.cell(at // 2, at % 2).text = text
    data = io.BytesIO()
    show.save(data)
    [draft] = document_drafts("a.pptx", data.getvalue())
    assert draft.text == "Weir | Height\nTarn by the ¦ mill | 3.5"
