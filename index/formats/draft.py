"""From what a format's reader found to an `Article`: ids, titles and fields, the same for all."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias
from urllib.parse import urlsplit

from index.days import Month
from index.errors import EmptyError, UnreadableError
from index.formats.datelines import file_name_day
from index.formats.facts import CLOCKS_BEGIN
from index.formats.file_names import file_title, title_in_name
from index.formats.heads import Head, read_head
from index.formats.identity import Origin, address_id
from index.formats.normalise import normalise, one_line, shorten
from index.types import Article

MAX_FILE_BYTES = 64_000_000
"""The largest file that is read as a whole, and the longest line of a .jsonl file, which may have
any length."""

MAX_TEXT_CHARACTERS = 20 << 20
"""The longest text of one article: any text file of 20 MB is shorter."""

MAX_ID_CHARACTERS = 512
"""The longest id that a file may give to an article."""

_HEADING_CHARACTERS = 120
_BEGINNING_CHARACTERS = 90
_URL_CHARACTERS = 2_048
_LINE = re.compile(r"[^\n]+")
_SENTENCE_ENDS = (".", "。", "।", "۔", "։", ":", ";", ",")


@dataclass(frozen=True, slots=True)
class ReadFailure:
    """A file, or one row of it, that could not become an article.

    Attributes:
        path: The path as it was given, or the name of an upload; fit to be printed.
        reason: What is wrong and what to do, in one line that goes on after the path and a colon.
    """

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class ReadWarning:
    """What is odd about a file, or one row of it, that became an article all the same.

    Attributes:
        path: As of a `ReadFailure`.
        reason: What was read otherwise than it stands there, in one line.
    """

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Draft:
    """What the reader of one format found, before normalisation. Empty means not found.

    `pages` are the offsets into the text at which its pages begin. `made` is when the file was
    begun, as programs note it: often a template's day, or that of a copy; any other is better. Of a
    table that is one article `is_table` is true; its `title` is the sheet's, and tells little
    without the file's. `file` is the name of the file in an archive that it is the whole of.
    """

    text: str
    title: str = ""
    source: str = ""
    url: str = ""
    day: date | None = None
    author: str = ""
    id: str = ""
    made: date | None = None
    pages: tuple[int, ...] = ()
    warnings: tuple[str, ...] = ()
    is_table: bool = False
    file: str = ""


ReadItem: TypeAlias = "Article | ReadFailure | ReadWarning"
"""What reading yields; a warning comes before the article that it is about."""


def finished(draft: Draft, origin: Origin, row: int | None = None) -> Iterator[ReadItem]:
    """Yield what is odd about a draft, and its article as `finish` returns it."""
    article = finish(draft, origin, row)
    where = "" if row is None else f"row {row}: "
    yield from (ReadWarning(origin.path, where + warning) for warning in draft.warnings)
    yield article


def finish(draft: Draft, origin: Origin, row: int | None = None) -> Article:
    """Return the article of a draft: normalised, with an id, a title, a source and its day.

    Where the draft has no day, the text's head has it, or else the file's name, or else it is that
    of the last change, or that when the file was made. Where it has no title, the text's headline
    is one, or else the file's name, or else how the text begins; that of a table has the file's
    name first. What the id is made of stays, whatever the title.

    Args:
        draft: What the reader found.
        origin: Where it was read.
        row: Number of its line or item, from 1, where one file holds many articles.

    Raises:
        EmptyError: No visible character is left.
        UnreadableError: The text is longer than `MAX_TEXT_CHARACTERS`.
    """
    if len(draft.text) > MAX_TEXT_CHARACTERS:
        raise UnreadableError(
            f"the text has {len(draft.text):,} characters and an article may have "
            f"{MAX_TEXT_CHARACTERS:,}; split it into several"
        )
    text = normalise(draft.text)
    if not is_visible(text):
        raise EmptyError("there is no text in it; put some in, or leave it out")
    found_title = _visible_line(draft.title)
    head = read_head("" if draft.is_table else text, found_title)
    address = address_id(draft.url)
    name = draft.file or origin.name
    return Article(
        id=draft.id or address or origin.article_id(text, found_title or title_of(text), row),
        title=_title(draft, text[head.headline_at :], name, row),
        text=text,
        source=_visible_line(draft.source) or head.source or one_line(name),
        url=draft.url,
        date=_best_day(draft, head, name),
        author=_visible_line(draft.author) or head.author,
        pages=draft.pages,
        place=origin.place(row, "id" if draft.id else "address" if address else "path"),
    )


def _best_day(draft: Draft, head: Head, name: str) -> date | None:
    """Return the first day that is known; for a month a day in it, where one is told too."""
    known = [day for day in (draft.day, head.day, file_name_day(name)) if day]
    if not known:
        return head.updated or (None if draft.made in CLOCKS_BEGIN else draft.made)
    days = [day for day in known if not isinstance(day, Month) and Month.of(day) == known[0]]
    return next(iter(days), known[0]) if isinstance(known[0], Month) else known[0]


def _title(draft: Draft, text: str, name: str, row: int | None) -> str:
    """Return the title that was found, or that a heading or the file's name is, or a beginning.

    Args:
        draft: What the reader found.
        text: From the headline on.
        name: Of the file.
        row: As of `finish`.
    """
    found = _visible_line(draft.title)
    if draft.is_table:
        file = file_title(name)
        is_same = not file or not found or _letters(file) == _letters(found)
        found = (file or found) if is_same else f"{file}: {found}"
    if not found and (row is None or draft.file) and not _heading_of(text):
        found = title_in_name(name)
    return found or title_of(text)


def _letters(title: str) -> str:
    return "".join(filter(str.isalnum, title.casefold()))


def is_visible(text: str) -> bool:
    """Whether a reader would see anything: not only spaces, soft hyphens and the like."""
    return any(character.isprintable() and not character.isspace() for character in text.strip())


def _visible_line(text: str) -> str:
    line = one_line(text)
    return line if is_visible(line) else ""


def title_of(text: str) -> str:
    """Return a title for text that has none: its first line, or the beginning of that.

    A short first line that does not end like a sentence is taken for the heading that it probably
    is. Of anything longer the first words are kept: "The council voted on Tuesday to close…".

    Args:
        text: Normalised text with at least one visible character.
    """
    return _heading_of(text) or shorten(_first_line(text), _BEGINNING_CHARACTERS)


def _heading_of(text: str) -> str:
    """Return the first line if it is a heading, else nothing."""
    line = _first_line(text)
    is_heading = len(line) <= _HEADING_CHARACTERS and not line.endswith(_SENTENCE_ENDS)
    return line if is_heading else ""


def _first_line(text: str) -> str:
    lines = (one_line(found[0][: 20 * _HEADING_CHARACTERS]) for found in _LINE.finditer(text))
    return next(filter(is_visible, lines), "") or one_line(text)


def parse_id(value: object) -> str:
    """Return an id as given; whole numbers become text.

    Raises:
        ValueError: It is not text, empty, too long, or has characters that cannot be seen.
    """
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        raise ValueError("is not text; write a string or a whole number")
    if not value.strip():
        raise ValueError("is empty; leave it out to have one made")
    if len(value) > MAX_ID_CHARACTERS:
        raise ValueError(f"is longer than {MAX_ID_CHARACTERS} characters; shorten it")
    if normalise(value) != value or re.search(r"[\t\n]", value):
        raise ValueError(
            "has line breaks, control characters or invisible characters in it; take them out"
        )
    return value


def parse_url(value: object) -> str:
    """Return a web address as given, or "" for None.

    Raises:
        ValueError: It is not an http or https address that a page could link to.
    """
    if value is None or value == "":
        return ""
    if not isinstance(value, str):
        raise ValueError("is not text; write a string, or leave it out")
    url = value.strip()
    if len(url) > _URL_CHARACTERS:
        raise ValueError(f"is longer than {_URL_CHARACTERS:,} characters; leave it out")
    if not _is_web_address(url):
        raise ValueError(
            f"{one_line(url, 60)!r} is not a web address that starts with http:// or https://; "
            "correct it, or leave it out"
        )
    return url


def _is_web_address(url: str) -> bool:
    if normalise(url) != url or re.search(r"[\s<>\"\\]", url):
        return False
    try:
        parts = urlsplit(url)
    except ValueError:  # a bracket without its pair in the host
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def _name_of(value: object) -> object:
    """Return the name of somebody who is described by fields."""
    return value.get("name", value) if isinstance(value, dict) else value


def parse_text(value: object) -> str:
    """Return a short field such as a title or an author; a list of names is joined.

    Somebody may be described by fields, as in `{"name": "Ada Berg"}`.

    Raises:
        ValueError: It is neither text nor a list of texts.
    """
    value = _name_of(value)
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, int | float | date) and not isinstance(value, bool):
        return str(value)  # YAML reads `title: 1984` as a number
    if isinstance(value, Iterable) and not isinstance(value, dict | bytes):
        names = [_name_of(name) for name in value]
        written = [name for name in names if isinstance(name, str)]
        if len(written) == len(names):
            return ", ".join(written)
    raise ValueError("is not text; write a string, or leave it out")
