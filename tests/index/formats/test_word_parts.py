"""What Word shows of a document and its reader would drop, and the other way round."""

import zipfile
from io import BytesIO

import pytest

from index.formats import read_bytes
from tests.index.formats.items import texts
from tests.index.formats.making import docx, zipped

OFFICE = "http://schemas.openxmlformats.org"
NAMES = (
    f'xmlns:m="{OFFICE}/officeDocument/2006/math" '
    f'xmlns:mc="{OFFICE}/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
BOX = "<w:txbxContent><w:p><w:r><w:t>Open 9 to 5.</w:t></w:r></w:p></w:txbxContent>"
DRAWN = f"<w:drawing><wps:txbx>{BOX}</wps:txbx></w:drawing>"
CHOICE = f'<mc:Choice Requires="wps">{DRAWN}</mc:Choice>'
COPY = f"<mc:Fallback><w:pict>{BOX}</w:pict></mc:Fallback>"


def said(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def math(*parts: str) -> str:
    return f"<m:oMath>{''.join(parts)}</m:oMath>"


def run(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


def of_paragraph(content: str) -> str:
    with zipfile.ZipFile(BytesIO(docx())) as archive:
        members: dict[str, bytes | str] = {name: archive.read(name) for name in archive.namelist()}
    document = archive_text(members["word/document.xml"])
    before, _, rest = document.partition("<w:p>")
    members["word/document.xml"] = (
        before.replace("<w:document ", f"<w:document {NAMES} ")
        + f"<w:p>{content}"
        + rest[rest.index("</w:p>") :]
    )
    [text] = texts(read_bytes("a.docx", zipped(members)))
    return text


def archive_text(content: bytes | str) -> str:
    return content.decode() if isinstance(content, bytes) else content


def test_hidden_text_is_not_read() -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>Say that it sank.</w:t></w:r>"
    shown = '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>It floats.</w:t></w:r>'
    assert (
        of_paragraph(said("The crane is old. ") + hidden + shown) == "The crane is old. It floats."
    )


def test_a_field_is_read_as_what_it_shows() -> None:
    field = f'<w:fldSimple w:instr=" SEQ Table ">{said("7")}</w:fldSimple>'
    assert of_paragraph(said("Table ") + field + said(": Weights")) == "Table 7: Weights"


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        (
            math(run("E=m"), f"<m:sSup><m:e>{run('c')}</m:e><m:sup>{run('2')}</m:sup></m:sSup>"),
            "E=mc²",
        ),
        (math(f"<m:sSup><m:e>{run('e')}</m:e><m:sup>{run('x+y')}</m:sup></m:sSup>"), "e^(x+y)"),
        (math(f"<m:f><m:num>{run('a+b')}</m:num><m:den>{run('2')}</m:den></m:f>"), "(a+b)/2"),
        (
            "<m:oMathPara>" + math("<m:rad><m:e>", run("2"), "</m:e></m:rad>") + "</m:oMathPara>",
            "√2",
        ),
    ],
)
def test_a_formula_stands_in_its_sentence(formula: str, text: str) -> None:
    assert of_paragraph(said("Here ") + formula + said(" holds.")) == f"Here {text} holds."


@pytest.mark.parametrize(
    "box",
    [
        DRAWN,
        f"<mc:AlternateContent>{CHOICE}</mc:AlternateContent>",
        f"<mc:AlternateContent>{CHOICE}{COPY}</mc:AlternateContent>",
    ],
    ids=["as it is", "without a copy", "with a copy"],
)
def test_a_box_is_read_once(box: str) -> None:
    assert of_paragraph(f"{said('The pool')}<w:r>{box}</w:r>") == "The pool\n\nOpen 9 to 5."
