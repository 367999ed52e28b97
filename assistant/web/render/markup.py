"""Text -> markup: the only place where a character is kept from becoming a tag."""

import html
import re

from index.types import Span

UNSHOWABLE = re.compile("[\x00\ud800-\udfff]")
"""HTML cannot hold NUL, and UTF-8 cannot hold lone surrogates."""

NO_BREAK = "&nbsp;"
"""Between a sentence and its marker, which would else stand alone on the next line."""

LONG_QUESTION = 280
"""Characters; a longer one is set small in a box that scrolls, so that its answer is in sight."""


def escaped(text: str) -> str:
    """Return `text` so that a browser shows exactly it, in content and in quoted attributes.

    NUL and lone surrogates have no form in a page and become U+FFFD.
    """
    shown = UNSHOWABLE.sub("\ufffd", text)
    return html.escape(shown).replace("\r", "&#13;")


def one_line(text: str) -> str:
    """Return `text` escaped, its line breaks as character references."""
    return escaped(text).replace("\n", "&#10;")


def emphasised(text: str, words: str | None, known: Span | None = None) -> str:
    """Return `text` with `words` in bold: where they are known to stand, or the first of them."""
    start = text.find(words) if words else -1
    if known is not None and known.of(text) == words:
        start = known.start
    if not words or start < 0:
        return one_line(text)
    before, after = text[:start], text[start + len(words) :]
    return f"{one_line(before)}<strong>{one_line(words)}</strong>{one_line(after)}"


def plural(noun: str, count: int) -> str:
    """Return `noun` with an s unless there is exactly one."""
    return noun if count == 1 else f"{noun}s"


def question(text: str, place: str = "") -> str:
    """Return what the reader asked, a heading; `place` is our own name of where it stands."""
    name = f' id="{escaped(place)}"' if place else ""
    if len(text) <= LONG_QUESTION:
        return f'<h2 class="question"{name}>{one_line(text)}</h2>'
    # What scrolls must be within the keyboard's reach.
    return f'<h2 class="question long"{name} tabindex="0">{one_line(text)}</h2>'


def status(text: str) -> str:
    """Return a line that says what is being done."""
    return f'<div class="status">{one_line(text)}</div>'


def note(text: str) -> str:
    """Return a sentence about what a reply is, where nothing is wrong with Citeline."""
    return f'<div class="note">{one_line(text)}</div>'


def error_note(text: str) -> str:
    """Return a sentence about something that went wrong."""
    return f'<div class="note error">{one_line(text)}</div>'
