"""Raised numbers in the files of word processors: "10⁶" and not "106".

What reads the files drops how their letters stand; so the digits themselves are changed before.
"""

import io
import re
import zipfile
from collections.abc import Callable

from index.formats.note_marks import raised

_RUN = re.compile(
    r'(<w:position w:val="[1-9]\d*"/>(?:<(?!w:t\b|/w:r>)[^>]*>)*<w:t(?: [^>]*)?>)'
    r"([^<]{1,6})(?=</w:t>)"
)
_MAX_BYTES = 100_000_000


def raised_in_docx(data: bytes) -> bytes:
    """Return a Word document with its raised numbers in raised digits."""
    return _changed(data, "word/document.xml", _raised_runs)


def _raised_runs(xml: str) -> str:
    return _RUN.sub(lambda found: found[1] + raised(found[2]), xml)


def _changed(data: bytes, member: str, change: Callable[[str], str]) -> bytes:
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
