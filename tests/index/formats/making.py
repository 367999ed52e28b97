"""Small documents made by hand, of each format that is an archive or the like."""

import io
import zipfile
from collections.abc import Sequence


def zipped(members: dict[str, bytes | str]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return data.getvalue()


def docx() -> bytes:
    office = "http://schemas.openxmlformats.org"
    data = io.BytesIO()
    word = f"{office}/wordprocessingml/2006/main"
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{office}/package/2006/relationships"><Relationship Id="r" '
            f'Type="{office}/officeDocument/2006/relationships/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
        )
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{word}"><w:body><w:p><w:r><w:t>The crane weighs 62 tonnes.'
            "</w:t></w:r></w:p></w:body></w:document>",
        )
    return data.getvalue()


def odt() -> bytes:
    from odf.opendocument import OpenDocumentText
    from odf.text import P

    document = OpenDocumentText()
    document.text.addElement(P(text="The crane weighs 62 tonnes."))
    data = io.BytesIO()
    document.write(data)
    return data.getvalue()


def pptx() -> bytes:
    from pptx import Presentation

    show = Presentation()
    slide = show.slides.add_slide(show.slide_layouts[1])
    slide.shapes.title.text = "Harbour"
    slide.placeholders[1].text = "The crane weighs 62 tonnes."
    data = io.BytesIO()
    show.save(data)
    return data.getvalue()


def xlsx() -> bytes:
    import xlsxwriter

    data = io.BytesIO()
    book = xlsxwriter.Workbook(data)
    sheet = book.add_worksheet("Budget")
    sheet.write_row(0, 0, ["Service", 2024, 2025])
    sheet.write_row(1, 0, ["Fire", 27.5, 28.9])
    book.close()
    return data.getvalue()


def epub() -> bytes:
    return zipped(
        {
            "META-INF/container.xml": "<container><rootfiles>"
            '<rootfile full-path="O/p.opf"/></rootfiles></container>',
            "O/p.opf": "<package><metadata><title>Tides</title></metadata><manifest>"
            '<item id="c" href="c.xhtml"/></manifest><spine><itemref idref="c"/></spine></package>',
            "O/c.xhtml": "<html><body><h1>One</h1><p>The crane weighs 62 tonnes.</p></body></html>",
        }
    )


def pdf(*lines: str) -> bytes:
    """Return a PDF page with a line of text for each string."""
    shown = " ".join(f"({line}) Tj 0 -14 Td" for line in lines)
    stream = f"BT /F 12 Tf 72 700 Td {shown} ET".encode()
    return (
        b"%PDF-1.4\n"
        + b"".join(
            b"%d 0 obj %s endobj\n" % (number, content)
            for number, content in enumerate(
                (
                    b"<</Type/Catalog/Pages 2 0 R>>",
                    b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
                    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
                    b"/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>",
                    b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
                ),
                1,
            )
        )
        + b"trailer<</Root 1 0 R>>"
    )


def pdf_of(pages: Sequence[Sequence[tuple[float | str, ...]]], *, sideways: bool = False) -> bytes:
    """Return a PDF whose pages hold texts at (x, y), in letters of a fourth item's size or 12.

    Four numbers are a line that is drawn from (x, y) to the second two.
    Sideways, lines run upwards and the page is turned so that they can be read.
    """
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b""]
    kids = []
    for page in pages:
        kids.append(f"{len(objects) + 1} 0 R")
        turn = "0 1 -1 0" if sideways else "1 0 0 1"
        shown = "".join(
            f"BT /F {rest[0] if rest else 12} Tf {turn} {x} {y} Tm ({text}) Tj ET\n"
            if isinstance(text, str)
            else f"{x} {y} m {text} {rest[0]} l S\n"
            for x, y, text, *rest in page
        ).encode()
        objects += [
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Rotate %d/Contents %d 0 R/Resources"
            b"<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>"
            % (90 if sideways else 0, len(objects) + 2),
            b"<</Length %d>>stream\n%s\nendstream" % (len(shown), shown),
        ]
    objects[1] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>".encode()
    body = b"".join(b"%d 0 obj %s endobj\n" % one for one in enumerate(objects, 1))
    return b"%PDF-1.4\n" + body + b"trailer<</Root 1 0 R>>"
