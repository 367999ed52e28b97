"""Who is asked for as a writer: "the articles by Gwen Hale", "What did Hale write about ...?"."""

import re
from collections.abc import Sequence

from index.english.names import names_in
from index.english.words import words

_BY = re.compile(r"\bby(?: the)? $", re.IGNORECASE)
_WRITES = re.compile(
    r"(?:['’]s? (?:own )?(?:articles|stories|reports|pieces|texts|columns|work)"
    r"|(?: (?:ever|also|has|have|had|already))* (?:write|wrote|written|writes|author(?:ed)?))\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\b(?:authors?|journalists?|reporters?|writers?|(?:who|whom)\b.*\b(?:wrote|written|write))\b",
    re.IGNORECASE,
)


def asks_for_author(question: str) -> bool:
    """Whether a question asks who wrote something."""
    return _ASKS.search(question) is not None


def named_authors(question: str, authors: Sequence[str]) -> dict[str, str]:
    """Return those of some authors of whom a question asks as such, with how it names each.

    An author is named in full or by the last word of the name.
    """
    found: dict[str, str] = {}
    asked = {word.lower() for word in words(question)}
    for author in authors:
        last = words(author)[-1:]
        if not last or last[0].lower() not in asked:
            continue
        for name in (author, *last):
            form = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
            for match in form.finditer(question):
                if _is_writer(question, match.start(), match.end()):
                    found.setdefault(author, match[0])
    return found


def writer_named(question: str) -> str:
    """Return the name of whom a question takes to be a writer; empty where it names none."""
    names = (
        one.written
        for one in names_in(question)
        if _is_writer(question, one.span.start, one.span.end)
    )
    return next(names, "")


def _is_writer(question: str, start: int, end: int) -> bool:
    return bool(_BY.search(question[:start]) or _WRITES.match(question[end:]))
