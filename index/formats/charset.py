"""The encoding that an HTML page declares for itself.

Follows the "prescan a byte stream" algorithm of the HTML standard
(https://html.spec.whatwg.org/multipage/parsing.html#prescan-a-byte-stream-to-determine-its-encoding);
which encoding a label means is webencodings' knowledge.
"""

import re
from collections.abc import Iterator

import webencodings

# The standard stops after 1,024 bytes to show something early. We have the whole file, and pages
# with long comments before their <meta> are real.
_PRESCAN_BYTES = 65_536

_ATTRIBUTE = re.compile(
    rb"""[\s/]*(?P<name>=?[^\s/>=]*)"""
    rb"""(?:\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s>"'][^\s>]*)))?"""
)
_TAG = re.compile(rb"</?[a-zA-Z][^\s/>]*")
_META = re.compile(rb"<meta(?=[\s/])", re.IGNORECASE)
_XML = re.compile(rb"""<\?xml\b[^>]*?\bencoding\s*=\s*["']([^"'>]*)["']""")
_CONTENT_CHARSET = re.compile(rb"""charset\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s;"'][^\s;]*))""", re.I)

# The standard's two encodings that are none: one shows nothing, one keeps bytes as private letters.
_NO_TEXT = frozenset(("replacement", "x-user-defined"))
# A page whose <meta> could be read as ASCII is not UTF-16, whatever it says.
_NOT_READ_SO_FAR = frozenset(("utf-16le", "utf-16be"))
# Python's gbk lacks characters of the encoding that the standard calls so.
_LARGER = {"gbk": "gb18030"}


def declared_charset(data: bytes) -> str | None:
    """Return the Python name of the encoding that a page declares, or None.

    Reads `<meta charset>`, `<meta http-equiv=content-type>` and the XML declaration; skips
    comments and the attributes of other tags. An unknown name is as good as none.
    """
    head = data[:_PRESCAN_BYTES]
    if declaration := _XML.match(head):
        return python_name(declaration[1])
    for attributes in _meta_tags(head):
        if charset := _charset_of(attributes):
            return charset
    return None


def python_name(label: bytes) -> str | None:
    """Return what Python calls the encoding with this label, if it is one of the web's."""
    encoding = webencodings.lookup(label.decode("ascii", "replace"))
    if encoding is None or encoding.name in _NO_TEXT:
        return None
    if encoding.name in _NOT_READ_SO_FAR:
        return "utf-8"
    name: str = encoding.codec_info.name
    return _LARGER.get(name, name)


def _meta_tags(head: bytes) -> Iterator[dict[bytes, bytes]]:
    """Yield the attributes of each `<meta>` that is closed within `head`."""
    position = 0
    while (position := head.find(b"<", position)) >= 0:
        if head.startswith(b"<!--", position):
            # "<!-->" is a whole comment: the dashes that open it may close it too.
            end = head.find(b"-->", position + 2)
            position = len(head) if end < 0 else end + 3
        elif tag := (_META.match(head, position) or _TAG.match(head, position)):
            attributes, position = _attributes(head, tag.end())
            if tag.re is _META and position <= len(head):
                yield attributes
        elif head[position + 1 : position + 2] in (b"!", b"/", b"?"):
            end = head.find(b">", position)
            position = len(head) if end < 0 else end + 1
        else:
            position += 1


def _attributes(head: bytes, position: int) -> tuple[dict[bytes, bytes], int]:
    """Return a tag's attributes and where it ends; past the end of `head` if it never does."""
    found: dict[bytes, bytes] = {}
    while position < len(head):
        attribute = _ATTRIBUTE.match(head, position)
        if attribute is None or attribute.end() == position:
            break
        name = attribute["name"].lower()
        value = attribute["double"] or attribute["single"] or attribute["bare"] or b""
        if name:
            found.setdefault(name, value)
        position = attribute.end()
        if head[position : position + 1] == b">":
            return found, position + 1
    if head[position : position + 1] == b">":
        return found, position + 1
    return found, len(head) + 1


def _charset_of(attributes: dict[bytes, bytes]) -> str | None:
    if b"charset" in attributes:
        return python_name(attributes[b"charset"])
    if attributes.get(b"http-equiv", b"").lower() != b"content-type":
        return None
    charset = _CONTENT_CHARSET.search(attributes.get(b"content", b""))
    return python_name(charset[1] or charset[2] or charset[3] or b"") if charset else None
