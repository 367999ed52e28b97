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
from index.formats.normalise import one_line
from index.formats.visible import visible_text

_TELLING = ("from", "subject", "date")
# A line of a text may begin so, too; but no header follows it.
_BETWEEN = re.compile(rb"^From [^\n]*\n(?=[!-9;-~]+:)", re.MULTILINE)
_QUOTED_FROM = re.compile(rb"^>(?=>*From )", re.MULTILINE)
_NAMED = re.compile(r"\s*(.*?)\s*<[^<>]*>\s*\Z")
_STUB = 0.5
"""A plain text with less than this share of the HTML's letters only says where to read that."""

_SAME = 0.9
"""A part with more than this share of its words in the one before it says the same again."""

_FORMS = ("multipart/alternative", "multipart/related")
_MOST_NAMES, _NAME_CHARACTERS = 5, 60

_LATIN_1 = frozenset(("iso-8859-1", "latin-1", "us-ascii", "ascii"))


def read_eml(data: bytes) -> Iterator[Draft]:
    """Yield the drafts of a message and of those that it forwards whole.

    Its text is the plain one, or what its HTML shows; what is attached is left out, with a warning.

    Raises:
        EmptyError: It has no text.
        UnreadableError: It is no message.
    """
    message = message_from_bytes(data.removeprefix(BOM_UTF8), policy=policy.default)
    if not any(message[name] for name in _TELLING):
        raise UnreadableError("it is no message: it has no sender, subject or date")
    drafts = [_draft(one, text) for one in _messages(message) if (text := _text(one)).strip()]
    attached = _attached(message)
    if not drafts:
        only = f", only {attached} attached to it; add that on its own" if attached else ""
        raise EmptyError(f"there is no text in the message{only}")
    warning = f"what is attached was left out: {attached}; add it on its own"
    warnings = (*drafts[-1].warnings, *([warning] if attached else ()))
    yield from (*drafts[:-1], replace(drafts[-1], warnings=warnings))


def read_emlx(data: bytes) -> Iterator[Draft]:
    """Yield the drafts of a message as Apple's program keeps it: its size stands above it."""
    size, _, rest = data.partition(b"\n")
    yield from read_eml(rest[: int(size)] if size.strip().isdigit() else data)


def _messages(message: MIMEPart) -> Iterator[MIMEPart]:
    """Yield a message, and each message that is attached to it or to one of those."""
    yield message
    for part in message.walk():
        if part.get_content_type() == "message/rfc822":
            yield from part.get_payload()  # type: ignore[misc]


def _attached(message: MIMEPart) -> str:
    """Return the names of the files that are attached to a message."""
    names = []
    for part in message.walk():
        name = part.get_filename()
        is_shown = part.get_content_maintype() == "image" and not part.is_attachment()
        if name and not is_shown and not part.get_content_subtype().endswith("signature"):
            names.append(one_line(name, _NAME_CHARACTERS))
    more = f" and {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else ""
    return ", ".join(names[:_MOST_NAMES]) + more


def _text(message: MIMEPart) -> str:
    """Return what a message shows: all its parts of text that are no files."""
    shown: list[str] = []
    for part in _bodies(message):
        plain, html = part.get_body(("plain",)), part.get_body(("html",))
        text = _better(_content(plain) if plain else "", _content(html) if html else "")
        if text.strip() and not (shown and _is_again(text, shown[-1])):
            shown.append(text)
    return "\n\n".join(shown)


def _bodies(part: MIMEPart) -> Iterator[MIMEPart]:
    """Yield the parts that are shown one below the other; each may be there in several forms."""
    kind = part.get_content_type()
    is_sequence = part.is_multipart() and kind not in (*_FORMS, "message/rfc822")
    if is_sequence:
        for each in part.iter_parts():
            yield from _bodies(each)
    elif kind != "message/rfc822" and not part.is_attachment() and not part.get_filename():
        yield part


def _better(written: str, html: str) -> str:
    shown = visible_text(html) if html else ""
    return written if len(written.split()) > _STUB * len(shown.split()) else shown


def _is_again(text: str, before: str) -> bool:
    """Whether a part says what the one before it said: some programs put both forms in a row."""
    words = text.split()
    return sum(map(set(before.split()).__contains__, words)) > _SAME * len(words)


def _draft(message: MIMEPart, text: str) -> Draft:
    return Draft(
        text=text,
        title=str(message["subject"] or ""),
        author=_sender(str(message["from"] or "")),
        day=_day(str(message["date"] or "")),
    )


def read_mbox(data: bytes) -> Iterator[Draft]:
    """Yield the drafts of all messages of a mailbox that have text; the last tells of the others.

    Raises:
        EmptyError: No message has text.
    """
    last: Draft | None = None
    unread, with_files = 0, 0
    for piece in _BETWEEN.split(data.removeprefix(BOM_UTF8)):
        if not piece.strip():
            continue
        try:
            drafts = list(read_eml(_QUOTED_FROM.sub(b"", piece)))
        except ArticleError:
            unread += 1
            continue
        with_files += any(draft.warnings for draft in drafts)
        for draft in drafts:
            if last is not None:
                yield last
            last = replace(draft, warnings=())
    if last is None:
        raise EmptyError("there is no message with text in it")
    counts = (
        (unread, "messages without text, which were left out"),
        (with_files, "messages with attached files, which were left out"),
    )
    yield replace(
        last,
        warnings=tuple(f"{what}: {count:,}" for count, what in counts if count),
    )


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
