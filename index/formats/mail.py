"""EML, MBOX and MHTML -> drafts: the text of each message, or the page that was saved."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from email import message_from_bytes, policy
from email.message import MIMEPart
from email.utils import parseaddr

from index.errors import ArticleError, EmptyError, UnreadableError
from index.formats.dates import parse_date
from index.formats.draft import Draft, parse_url
from index.formats.html import read_html
from index.formats.visible import visible_text

_TELLING = ("from", "subject", "date")
_BETWEEN = re.compile(rb"^From [^\n]*\n", re.MULTILINE)


def read_eml(data: bytes) -> Iterator[Draft]:
    """Yield the draft of a message: its plain text, or its HTML; attachments are left out.

    Raises:
        EmptyError: It has no text.
        UnreadableError: It is no message.
    """
    message = message_from_bytes(data, policy=policy.default)
    if not any(message[name] for name in _TELLING):
        raise UnreadableError("it is no message: it has no sender, subject or date")
    body = message.get_body(("plain", "html"))
    if body is None:
        raise EmptyError("there is no text in the message")
    content = _content(body)
    yield Draft(
        text=visible_text(content) if body.get_content_subtype() == "html" else content,
        title=str(message["subject"] or ""),
        author=_sender(str(message["from"] or "")),
        day=_day(str(message["date"] or "")),
    )


def read_mbox(data: bytes) -> Iterator[Draft]:
    """Yield the drafts of all messages of a mailbox that have text."""
    for piece in _BETWEEN.split(data):
        if piece.strip():
            try:
                yield from read_eml(piece)
            except ArticleError:
                continue


def read_mhtml(data: bytes) -> Iterator[Draft]:
    """Yield the draft of a page that a browser saved as one file."""
    message = message_from_bytes(data, policy=policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            draft = read_html(_content(part))
            address = str(part["content-location"] or message["snapshot-content-location"] or "")
            yield draft if draft.url else replace(draft, url=_url(address))
            return
    raise EmptyError("there is no page in it")


def _content(part: MIMEPart) -> str:
    try:
        return str(part.get_content())
    except (LookupError, ValueError):  # an unknown encoding
        payload = part.get_payload(decode=True)
        return payload.decode("utf-8", "replace") if isinstance(payload, bytes) else str(payload)


def _sender(text: str) -> str:
    """Return the name of who wrote a message, or else the address."""
    name, address = parseaddr(text)
    return name or address or text


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
