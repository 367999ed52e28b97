"""The encoding that an HTML page declares for itself.

Follows the "prescan a byte stream" algorithm of the HTML standard
(https://html.spec.whatwg.org/multipage/parsing.html#prescan-a-byte-stream-to-determine-its-encoding).
"""

import codecs
import re
from collections.abc import Iterator

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

# What Python calls an encoding -> the one that browsers use for it: the standard says that these
# labels mean the larger encoding that pages were really written in.
_MEANT = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
    "utf-16": "utf-8",
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
}
_OTHER_LABELS = {
    "x-sjis": "cp932",
    "x-gbk": "gb18030",
    "x-euc-jp": "euc_jp",
    "x-cp1250": "cp1250",
    "x-cp1251": "cp1251",
    "x-cp1252": "cp1252",
    "x-mac-roman": "mac-roman",
    "unicode-1-1-utf-8": "utf-8",
    "dos-874": "cp874",
}
# Only encodings of the standard: Python also knows rot13, idna, utf-7 and others that a page must
# not be able to choose.
_KNOWN = re.compile(
    r"utf-8|ibm866|cp866|iso8859-(2|3|4|5|6|7|8|10|13|14|15|16)|koi8-[ru]|mac-roman|mac-cyrillic"
    r"|cp874|cp125[0-8]|gb18030|big5hkscs|euc_jp|iso2022_jp|cp932|cp949"
)


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
    if not re.fullmatch(rb"[\w.:+-]{1,40}", label := label.strip()):
        return None
    text = label.decode("ascii", "replace").lower()
    try:
        name = _OTHER_LABELS.get(text) or codecs.lookup(text).name
    except LookupError:
        return None
    name = _MEANT.get(name, name)
    return name if _KNOWN.fullmatch(name) else None


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
