"""JSON and JSON Lines -> articles: `{id?, title?, text, source?, url?, date?, author?}`.

A fact may have another name, as in front matter ("published", "authors"). Other keys are ignored,
and null or NaN is as good as leaving a key out; a wrong value costs its key only, with a warning;
`_id`, as in BEIR's corpora, is taken for a missing id. A bad row is reported with its number, and
the others go on.
"""

import datetime
import io
import itertools
import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Annotated, BinaryIO

from pydantic import BaseModel, BeforeValidator, ConfigDict, StrictStr, ValidationError

from index.errors import ArticleError, EmptyError, UnreadableError
from index.formats.complaints import complaints, why_no_json
from index.formats.dates import parse_date
from index.formats.draft import (
    MAX_FILE_BYTES,
    Draft,
    ReadFailure,
    ReadItem,
    finished,
    parse_id,
    parse_text,
    parse_url,
)
from index.formats.fields import is_nothing, with_plain_names
from index.formats.identity import Origin
from index.formats.json_feed import feed_rows, is_json_feed
from index.types import Article

# A file in which none of the first lines is an article is something else with this ending.
_HOPELESS_AFTER = 100

_MAX_TOLD = 20  # rows of one file in an archive that could not be read

_UTF8_MARK = b"\xef\xbb\xbf"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


class ArticleRow(BaseModel):
    """One article as JSON."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    text: StrictStr
    id: Annotated[str, BeforeValidator(lambda value: "" if value is None else parse_id(value))] = ""
    title: Annotated[str, BeforeValidator(parse_text)] = ""
    source: Annotated[str, BeforeValidator(parse_text)] = ""
    url: Annotated[str, BeforeValidator(parse_url)] = ""
    date: Annotated[datetime.date | None, BeforeValidator(parse_date)] = None
    author: Annotated[str, BeforeValidator(parse_text)] = ""

    def draft(self, warnings: tuple[str, ...] = ()) -> Draft:
        """Return the row as the draft of an article."""
        return Draft(
            warnings=warnings,
            text=self.text,
            title=self.title,
            source=self.source,
            url=self.url,
            day=self.date,
            author=self.author,
            id=self.id,
        )


def read_json(text: str, origin: Origin) -> Iterator[ReadItem]:
    """Yield the article of a JSON object, or those of a list of them.

    Raises:
        ArticleError: It is not JSON, or one object that is no article.
    """
    value = parse_json(text)
    if is_json_feed(value):
        value = feed_rows(value)
    if not isinstance(value, list):
        yield from finished(_draft(value), origin)
        return
    if not value:
        raise EmptyError("the list in it is empty; put at least one article in")
    yield from _articles(((number, item) for number, item in enumerate(value, 1)), "item", origin)


def line_pieces(stream: BinaryIO) -> Iterator[bytes]:
    """Yield a file's lines as they are asked for, those over `MAX_FILE_BYTES` in pieces."""
    return iter(lambda: stream.readline(MAX_FILE_BYTES + 1), b"")


def read_jsonl(pieces: Iterator[bytes], origin: Origin) -> Iterator[ReadItem]:
    """Yield the article of every line that is not blank.

    Args:
        pieces: What `line_pieces` yields.
        origin: Where they come from.

    Raises:
        UnreadableError: The file is not UTF-8 text, or its first lines are no articles.
        EmptyError: There is no row in it.
    """
    lines = _numbered_lines(pieces)
    first = next(lines, None)
    if first is None:
        raise EmptyError("there is no article in it; write one JSON object a line")
    _refuse_other_json(first[1])
    yield from _articles(itertools.chain([first], lines), "line", origin)


def parse_json(text: str | bytes) -> object:
    """Return the value of a JSON text, or of one line of a .jsonl file, which comes as bytes.

    Raises:
        UnreadableError: It is not JSON; says where, and what to do.
    """
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnreadableError(why_no_json(error, is_line=isinstance(text, bytes))) from error


def _refuse_other_json(first: bytes | ArticleError) -> None:
    """Give up a file that is one JSON value and no JSON Lines, before each of its lines fails."""
    if first == b"{":
        raise UnreadableError(
            "its JSON goes over several lines; write each article on one line, "
            "or rename the file to .json if it is one object"
        )
    if isinstance(first, bytes) and first.startswith(b"["):
        try:
            value = parse_json(first)
        except UnreadableError:
            value = [{}]  # a list that goes on in the next line
        if isinstance(value, list) and any(isinstance(item, dict) for item in value):
            raise UnreadableError("it begins with a JSON list; rename it to .json to have it read")


def _numbered_lines(pieces: Iterator[bytes]) -> Iterator[tuple[int, bytes | ArticleError]]:
    for number, line in enumerate(pieces, 1):
        if number == 1:
            if line.startswith(_UTF16_MARKS):
                raise UnreadableError("it is UTF-16 text; save it as UTF-8")
            line = line.removeprefix(_UTF8_MARK)
        if b"\x00" in line:
            raise UnreadableError(
                f"not text: there are NUL bytes in line {number}; save it as UTF-8 text"
            )
        if len(line) > MAX_FILE_BYTES:
            _skip_rest(line, pieces)
            yield (
                number,
                UnreadableError(f"it is longer than {MAX_FILE_BYTES:,} bytes; split the article"),
            )
        elif content := line.strip():
            yield number, content


def _skip_rest(line: bytes, pieces: Iterator[bytes]) -> None:
    while line and not line.endswith(b"\n"):
        line = next(pieces, b"")


def json_drafts(text: str) -> Iterator[Draft]:
    """Yield the draft of a JSON object, or those of a list of them; the last tells of bad ones.

    Raises:
        ArticleError: It is not JSON, or nothing in it is an article.
    """
    value = parse_json(text)
    rows = feed_rows(value) if is_json_feed(value) else value
    yield from _drafts(enumerate(rows if isinstance(rows, list) else [rows], 1), "item")


def jsonl_drafts(text: str) -> Iterator[Draft]:
    """Yield the draft of every line that is not blank; the last tells of bad ones.

    Raises:
        ArticleError: None is an article.
    """
    lines = line_pieces(io.BytesIO(text.encode("utf-8", "surrogatepass")))
    yield from _drafts(_numbered_lines(lines), "line")


def _drafts(rows: Iterable[tuple[int, object]], unit: str) -> Iterator[Draft]:
    last: Draft | None = None
    bad: list[str] = []
    for number, value in rows:
        try:
            draft = _draft(value)
        except ArticleError as error:
            bad.append(f"{unit} {number} was not read: {error}")
            continue
        if last is not None:
            yield last
        last = draft
    if last is None:
        raise UnreadableError(bad[0] if bad else "there is no article in it")
    yield replace(last, warnings=(*last.warnings, *bad[:_MAX_TOLD]))


def _articles(rows: Iterable[tuple[int, object]], unit: str, origin: Origin) -> Iterator[ReadItem]:
    first_rows: dict[str, int] = {}
    failures = 0
    for number, value in rows:
        try:
            draft = _draft(value)
            items = list(finished(draft, origin, row=number))
            article_id = next(item.id for item in items if isinstance(item, Article))
            first = first_rows.setdefault(article_id, number)
            # Rows of one address are one article: the last one read replaces the others.
            if first != number and (draft.id or not draft.url):
                raise UnreadableError(
                    f"its id {article_id!r} is also that of {unit} {first}; "
                    "give each article an id of its own"
                )
        except ArticleError as error:
            failures += 1
            yield ReadFailure(origin.path, f"{unit} {number}: {error}")
            if failures == _HOPELESS_AFTER and not first_rows:
                raise UnreadableError(
                    f"none of the first {failures} rows is an article; the rest is not looked at"
                ) from None
        else:
            yield from items


def _draft(value: object) -> Draft:
    """Return the draft of the row in a JSON line or a value that was parsed already."""
    if isinstance(value, ArticleError):
        raise value
    if isinstance(value, bytes):
        value = parse_json(value)
    if not isinstance(value, dict):
        raise UnreadableError(
            'not a JSON object with the article\'s text under \'text\'; write it as {"text": "…"}'
        )
    if "id" not in value and isinstance(value.get("_id"), str | int):
        value = value | {"id": value["_id"]}
    value = with_plain_names(value)
    value = {name: each for name, each in value.items() if name == "text" or not is_nothing(each)}
    warnings: tuple[str, ...] = ()
    try:
        return ArticleRow.model_validate(value).draft()
    except ValidationError as error:
        wrong = {str(one["loc"][0]) for one in error.errors()}
        if "text" in wrong:
            raise UnreadableError(complaints(error, value)) from error
        warnings = (f"{complaints(error, value)}; it was left out",)
    kept = {name: each for name, each in value.items() if name not in wrong}
    return ArticleRow.model_validate(kept).draft(warnings)
