"""The optional facts of an article - title, author, source, url, date - from loosely named fields.

A fact that is not what it should be is left out, with a warning, and never costs the article.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TypedDict

from index.formats.dates import parse_date
from index.formats.draft import parse_text, parse_url

_NOTHING = frozenset(("nan", "none", "null", "n/a", "nat"))


class Facts(TypedDict, total=False):
    """What `Draft` takes beside the text."""

    title: str
    source: str
    url: str
    day: date | None
    author: str


_NAMES: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "headline"),
    "source": ("source", "publisher", "publication", "site_name"),
    "url": ("url", "link", "canonical", "canonicalurl"),
    "day": (
        *("date", "published", "pubdate", "publishdate", "date_published", "datepublished"),
        *("published_at", "publishedat", "pub_date", "date_publish", "created"),
    ),
    "author": ("author", "authors", "by", "byline"),
}
"""Fact -> the names of fields that hold it, the best first, in lower case."""

_PARSERS: Mapping[str, Callable[[object], object]] = {
    "title": parse_text,
    "source": parse_text,
    "url": parse_url,
    "day": parse_date,
    "author": parse_text,
}


def read_fields(fields: Mapping[str, object], where: str) -> tuple[Facts, tuple[str, ...]]:
    """Return the facts among some fields, and a warning for each that could not be read.

    Args:
        fields: Name in lower case -> value.
        where: What a warning calls the place of the fields, such as "front matter".
    """
    facts: dict[str, object] = {}
    warnings: list[str] = []
    if _is_address(fields.get("source")) and not any(map(fields.get, _NAMES["url"])):
        fields = {**fields, "url": fields["source"], "source": None}  # as clippers of pages write
    for fact, names in _NAMES.items():
        for name in names:
            if (value := fields.get(name)) is None or is_nothing(value) or fact in facts:
                continue
            try:
                facts[fact] = _PARSERS[fact](value)
            except ValueError as error:
                warnings.append(f"the {name} in its {where} {error}; it was left out")
    return Facts(**facts), tuple(warnings)  # type: ignore[typeddict-item]


def _is_address(value: object) -> bool:
    return isinstance(value, str) and value.strip().startswith(("http://", "https://"))


def with_plain_names(row: Mapping[str, object]) -> dict[str, object]:
    """Return a row that also has what it holds under another name: its "published" as "date"."""
    lowered = {name.lower(): value for name, value in row.items()}
    found = dict(row)
    for plain, *others in _NAMES.values():
        told = (lowered[name] for name in (plain, *others) if name in lowered)
        value = next((one for one in told if not is_nothing(one)), None)
        if value is not None and is_nothing(row.get(plain)):
            found[plain] = value
    return found


def is_nothing(value: object) -> bool:
    """Whether a value only says that there is none: None, NaN, "nan", "null"."""
    if value is None:
        return True
    if isinstance(value, float):
        return value != value
    return isinstance(value, str) and value.strip().lower() in _NOTHING
