"""Raised numbers in the files of word processors: "10⁶" and not "106".

What reads the files drops how their letters stand; so the digits themselves are changed before.
"""

import io
import re
import zipfile
from collections.abc import Callable

from lxml import etree  # type: ignore[import-untyped]

from index.formats.note_marks import raised

_RUN = re.compile(
    r'(<w:position w:val="[1-9]\d*"/>(?:<(?!w:t\b|/w:r>)[^>]*>)*<w:t(?: [^>]*)?>)'
    r"([^<]{1,6})(?=</w:t>)"
)
_STYLED_RUN = re.compile(
    r'(<w:rStyle w:val="([^"]{1,100})"/>(?:<(?!w:t\b|/w:r>)[^>]*>)*<w:t(?: [^>]*)?>)'
    r"([^<]{1,6})(?=</w:t>)"
)
_STYLES = "word/styles.xml"
_MAX_BYTES = 100_000_000


def raised_in_docx(data: bytes) -> bytes:
    """Return a Word document with its raised numbers in raised digits."""
    styles = _raising_styles(data)

    def raise_runs(xml: str) -> str:
        xml = _RUN.sub(lambda found: found[1] + raised(found[2]), xml)
        return _STYLED_RUN.sub(
            lambda found: found[1] + (raised(found[3]) if found[2] in styles else found[3]), xml
        )

    return with_member(data, "word/document.xml", raise_runs)


def _raising_styles(data: bytes) -> set[str]:
    """Return the ids of a document's styles of characters that stand above the line."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if _STYLES not in archive.NameToInfo or archive.getinfo(_STYLES).file_size > _MAX_BYTES:
            return set()
        parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
        root = etree.fromstring(archive.read(_STYLES), parser)
    found = () if root is None else root.iterfind(".//{*}style[{*}rPr]")
    return {
        name
        for style in found
        for name in (_valued(style, "styleId"),)
        if any(_valued(one) == "superscript" for one in style.iterfind("{*}rPr/{*}vertAlign"))
    }


def _valued(element: "etree._Element", attribute: str = "val") -> str:
    namespace = etree.QName(element).namespace
    return str(element.get(f"{{{namespace}}}{attribute}", ""))


def with_member(data: bytes, member: str, change: Callable[[str], str]) -> bytes:
    """Return an archive with one member changed; the same one where nothing changes."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if member not in archive.NameToInfo or archive.getinfo(member).file_size > _MAX_BYTES:
            return data
        before = archive.read(member).decode("utf-8", "surrogateescape")
        if (after := change(before)) == before:
            return data
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w") as copy:
            for info in archive.infolist():
                if info.filename != member and not info.is_dir():
                    copy.writestr(info, archive.read(info))
            copy.writestr(member, after.encode("utf-8", "surrogateescape"))
    return written.getvalue()
