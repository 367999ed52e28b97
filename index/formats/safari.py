"""Pages that Safari saved (.webarchive) -> drafts, by the property list that holds them."""

import plistlib
from collections.abc import Iterator
from dataclasses import replace

from index.errors import UnreadableError
from index.formats.charset import declared_charset, python_name
from index.formats.draft import Draft, parse_url
from index.formats.encoding import decode
from index.formats.html import read_html


def read_drafts(data: bytes) -> Iterator[Draft]:
    """Yield the draft of a saved page.

    Raises:
        UnreadableError: There is no page in it.
    """
    try:
        archive = plistlib.loads(data)
        page = archive["WebMainResource"]
        content = bytes(page["WebResourceData"])
    except (plistlib.InvalidFileException, LookupError, TypeError, ValueError) as error:
        raise UnreadableError("not a page that Safari saved; save it anew, or as HTML") from error
    named = python_name(str(page.get("WebResourceTextEncodingName", "")).encode())
    draft = read_html(decode(content, named or declared_charset(content)))
    try:
        address = parse_url(str(page.get("WebResourceURL", "")))
    except ValueError:
        address = ""
    yield draft if draft.url else replace(draft, url=address)
