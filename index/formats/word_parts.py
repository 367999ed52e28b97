"""Parts of a Word document that its reader, mammoth, drops or shows though Word does not.

Fields that are written as one element, formulas, and boxes of text without an older copy of
themselves are put so that it reads them; text that is marked as hidden is taken out.
"""

import re

from lxml import etree  # type: ignore[import-untyped]

from index.formats.note_marks import raised
from index.formats.raised import with_member

_TOLD = re.compile(r"<w:vanish\b|<w:fldSimple\b|<m:oMath\b|<wps:txbx\b")
_MAX_CHARACTERS = 20_000_000
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_COMPATIBLE = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_OLDER = "urn:schemas-microsoft-com:vml"
_OFF = ("0", "false", "off")


def with_shown_parts(data: bytes) -> bytes:
    """Return a Word document of which all that it shows, and nothing else, is read."""
    return with_member(data, "word/document.xml", _changed)


def _changed(xml: str) -> str:
    if len(xml) > _MAX_CHARACTERS or not _TOLD.search(xml):
        return xml
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(xml.encode("utf-8", "surrogateescape"), parser)
    except etree.XMLSyntaxError:  # mammoth will say so
        return xml
    for mark in list(root.iter(f"{{{_WORD}}}vanish")):
        _drop_hidden(mark)
    for field in list(root.iter(f"{{{_WORD}}}fldSimple")):
        _replace(field, list(field))
    for formula in list(root.iter(f"{{{_MATH}}}oMath")):
        _write_formula(formula)
    for box in list(root.iter(f"{{{_SHAPE}}}txbx")):
        _write_box(box)
    return str(etree.tostring(root, encoding="unicode"))


def _drop_hidden(mark: "etree._Element") -> None:
    run = mark.getparent().getparent()
    is_run = run is not None and run.tag == f"{{{_WORD}}}r" and run.getparent() is not None
    if is_run and mark.get(f"{{{_WORD}}}val", "1") not in _OFF:
        run.getparent().remove(run)


def _write_formula(formula: "etree._Element") -> None:
    run = etree.Element(f"{{{_WORD}}}r")
    text = etree.SubElement(run, f"{{{_WORD}}}t")
    text.text = _linear(formula)
    parent = formula.getparent()
    is_block = parent.tag == f"{{{_MATH}}}oMathPara"
    _replace(parent if is_block else formula, [run])


def _linear(formula: "etree._Element") -> str:
    """Return a formula in one line: fractions with a slash, raised numbers in raised digits."""
    match etree.QName(formula).localname:
        case "t":
            return formula.text or ""
        case "f":
            above, below = (_part(formula, name) for name in ("num", "den"))
            return f"{_bracketed(above)}/{_bracketed(below)}"
        case "rad":
            return f"√{_bracketed(_part(formula, 'e'))}"
        case "sSup":
            exponent = _part(formula, "sup")
            up = raised(exponent)
            return _part(formula, "e") + (f"^{_bracketed(exponent)}" if up == exponent else up)
    return "".join(_linear(part) for part in formula.iterchildren(etree.Element))


def _part(formula: "etree._Element", name: str) -> str:
    found = formula.find(f"{{*}}{name}")
    return "" if found is None else _linear(found)


def _bracketed(text: str) -> str:
    return text if text.isalnum() else f"({text})"


def _write_box(box: "etree._Element") -> None:
    """Put the text of a box where an older program would have it, unless it is there as well."""
    above = list(box.iterancestors(f"{{{_COMPATIBLE}}}AlternateContent"))
    has_copy = any(one.find(f"{{{_COMPATIBLE}}}Fallback") is not None for one in above)
    drawing = next(box.iterancestors(f"{{{_WORD}}}drawing"), None)
    if has_copy or drawing is None:
        return
    picture = etree.Element(f"{{{_WORD}}}pict")
    older = etree.SubElement(picture, f"{{{_OLDER}}}textbox")
    older.extend(list(box))
    _replace(above[-1] if above else drawing, [picture])


def _replace(element: "etree._Element", others: "list[etree._Element]") -> None:
    parent = element.getparent()
    if parent is None:  # it went with another one
        return
    at = parent.index(element)
    parent.remove(element)
    for offset, other in enumerate(others):
        parent.insert(at + offset, other)
