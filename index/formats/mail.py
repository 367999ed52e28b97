"""EML, MBOX and MHTML -> drafts: the text of each message, or the page that was saved."""

import codecs
import re
from codecs import BOM_UTF8
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from email import message_from_bytes, policy
from email.message import MIMEPart
from email.utils import parseaddr

from index.errors import ArticleError, EmptyError, UnreadableError
from index.formats.dates import parse_date
from index.formats.draft import Draft, parse_url
from index.formats.encoding import decode
from index.formats.html import read_html
from index.formats.visible import visible_text

_TELLING = ("from", "subject", "date")
# A line of a text may begin so, too; but no header follows it.
_BETWEEN = re.compile(rb"^From [^\n]*\n(?=[!-9;-~]+:)", re.MULTILINE)
_QUOTED_FROM = re.compile(rb"^>(?=>*From )", re.MULTILINE)
_NAMED = re.compile(r"\s*(.*?)\s*<[^<>]*>\s*\Z")
_STUB = 0.5
"""A plain text with less than this share of the HTML's letters only says where to read that."""

_LATIN_1 = frozenset(("iso-8859-1", "latin-1", "us-ascii", "ascii"))


def read_eml(data: bytes) -> Iterator[Draft]:
    """Yield the drafts of a message and of those that it forwards whole.

    Its text is the plain one, or what its HTML shows; other attachments are left out.

    Raises:
        EmptyError: It has no text.
        UnreadableError: It is no message.
    """
    message = message_from_bytes(data.removeprefix(BOM_UTF8), policy=policy.default)
    if not any(message[name] for name in _TELLING):
        raise UnreadableError("it is no message: it has no sender, subject or date")
    drafts = [_draft(one, text) for one in _messages(message) if (text := _text(one)).strip()]
    if not drafts:
        raise EmptyError("there is no text in the message")
    yield from drafts


def _messages(message: MIMEPart) -> Iterator[MIMEPart]:
    """Yield a message, and each message that is attached to it or to one of those."""
    yield message
    for part in message.walk():
        if part.get_content_type() == "message/rfc822":
            yield from part.get_payload()  # type: ignore[misc]


def _text(message: MIMEPart) -> str:
    plain, html = message.get_body(("plain",)), message.get_body(("html",))
    written = _content(plain) if plain else ""
    shown = visible_text(_content(html)) if html else ""
    return written if len(written.split()) > _STUB * len(shown.split()) else shown


def _draft(message: MIMEPart, text: str) -> Draft:
    return Draft(
        text=text,
        title=str(message["subject"] or ""),
        author=_sender(str(message["from"] or "")),
        day=_day(str(message["date"] or "")),
    )


def read_mbox(data: bytes) -> Iterator[Draft]:
    """Yield the drafts of all messages of a mailbox that have text."""
    for piece in _BETWEEN.split(data.removeprefix(BOM_UTF8)):
        if piece.strip():
            try:
                yield from read_eml(_QUOTED_FROM.sub(b"", piece))
            except ArticleError:
                continue


def read_mhtml(data: bytes) -> Iterator[Draft]:
    """Yield the draft of a page that a browser saved as one file, or of a message with pictures."""
    message = message_from_bytes(data, policy=policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            draft = read_html(_content(part))
            sender = str(message["from"] or "")
            if "@" in sender:  # a browser names itself, and the day on which it saved the page
                day = _day(str(message["date"] or ""))
                draft = replace(
                    draft,
                    title=draft.title or str(message["subject"] or ""),
                    author=draft.author or _sender(sender),
                    day=draft.day or day,
                )
            address = str(part["content-location"] or message["snapshot-content-location"] or "")
            yield draft if draft.url else replace(draft, url=_url(address))
            return
    raise EmptyError("there is no page in it")


def _content(part: MIMEPart) -> str:
    """Return a part's text, in the encoding that it is in rather than the one that it names."""
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes) or not payload.strip():
        return ""
    named = str(part.get_content_charset() or "").lower()
    try:
        encoding = codecs.lookup("cp1252" if named in _LATIN_1 else named).name
    except LookupError:
        encoding = None
    return decode(payload, encoding)


def _sender(text: str) -> str:
    """Return the name of who wrote a message, or else the address."""
    name, address = parseaddr(text)
    found = None if name else _NAMED.match(text.strip('"'))
    return name or (found[1] if found else "") or address or text


def _day(text: str) -> date | None:
    try:
        return parse_date(re.sub(r"\s*\([^)]*\)\s*\Z", "", text))
    except ValueError:
        return None


def _url(text: str) -> str:
    try:
        return parse_url(text)
    except ValueError:
        return ""
