"""Org files -> drafts: their marks as Markdown's, and what Emacs keeps for itself left out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.formats.charset import declared_charset
from index.formats.draft import Draft
from index.formats.drawn_tables import barred
from index.formats.encoding import decode
from index.formats.fields import read_fields
from index.formats.markdown import read_markdown

_KEYWORD = re.compile(r"[ \t]*#\+(\w+):[ \t]*(.*)", re.IGNORECASE)
_BLOCK = re.compile(r"[ \t]*#\+(begin|end)_(\w+)", re.IGNORECASE)
_DRAWER = re.compile(r"[ \t]*:[A-Z][\w-]*:[ \t]*\Z")
_DRAWER_END = re.compile(r"[ \t]*:END:[ \t]*\Z", re.IGNORECASE)
_COMMENT = re.compile(r"[ \t]*#(?: |\Z)")
_HEADING = re.compile(
    r"(\*+) (?:(?:TODO|DONE|NEXT|WAITING|CANCELLED) )?(?:\[#\w\] )?"
    r"(.*?)(?:[ \t]+:[\w@#%:]+:)?[ \t]*\Z"
)
_PLAN = re.compile(r"(SCHEDULED|DEADLINE|CLOSED):")
_ROW = re.compile(r"[ \t]*\|")
_RULE = re.compile(r"[ \t]*\|-[-+|]*[ \t]*\Z")
_ITEM = re.compile(r"([ \t]*)(?:[-+]|\d+[.)])[ \t]+(?:\[@\d+\][ \t]+)?")
_TERM = re.compile(r"([ \t]*[-+] )(.+?) ::(?=\s|\Z)")
_NOTE = re.compile(r"\[fn:([\w-]+)\]")
_LINK = re.compile(r"\[\[([^\[\]]+)\](?:\[([^\[\]]+)\])?\]")
_DAY = re.compile(
    r"[<\[](\d{4}-\d\d-\d\d)(?: [^\W\d_]+\.?)?"
    r"((?: \d{1,2}:\d\d(?:-\d{1,2}:\d\d)?)?)[^<>\[\]]{0,20}[>\]]"
)
_MARKED = re.compile(r"(?<![\w/*_=~+:])([*/_=~+])(?=\S)([^\n]{0,300}?\S)\1(?![\w/*_=~+])")
_MARKS = {"*": "**", "/": "*", "_": "", "+": "~~", "=": "`", "~": "`"}
_FACTS = ("title", "author", "date")


def read_drafts(data: bytes) -> Iterator[Draft]:
    """Yield the draft of an Org file; title, author and date from its keywords."""
    lines = decode(data, declared_charset(data)).splitlines()
    told = {found[1].lower(): found[2] for line in lines if (found := _KEYWORD.fullmatch(line))}
    fields = {name: _plain(told[name]) for name in _FACTS if told.get(name)}
    facts, warnings = read_fields(fields, "keywords")
    draft = read_markdown("\n".join(_written(lines)))
    yield replace(draft, **facts, warnings=(*warnings, *draft.warnings))


def _plain(text: str) -> str:
    found = _DAY.fullmatch(text.strip())
    return found[1] if found else text


def _written(lines: Sequence[str]) -> Iterator[str]:
    """Yield the lines as Markdown."""
    at = 0
    while at < len(lines):
        line = lines[at]
        if block := _BLOCK.match(line):
            end = _end(lines, at, re.compile(rf"[ \t]*#\+end_{block[2]}\b", re.IGNORECASE))
            yield from _block(block[2].lower(), lines[at + 1 : end])
        elif _DRAWER.match(line) and not _DRAWER_END.match(line):
            end = _end(lines, at, _DRAWER_END)
        elif _ROW.match(line):
            end = next((n for n in range(at, len(lines)) if not _ROW.match(lines[n])), len(lines))
            yield from ("", *_table(lines[at:end]), "")
            end -= 1
        else:
            yield from _line(line)
            end = at
        at = end + 1


def _end(lines: Sequence[str], at: int, mark: re.Pattern[str]) -> int:
    """Return where a block ends; where nothing does, it is the one line."""
    return next((n for n in range(at + 1, len(lines)) if mark.match(lines[n])), at)


def _block(kind: str, lines: Sequence[str]) -> Iterator[str]:
    if kind == "comment":
        return
    if kind in ("src", "example", "export"):
        yield from ("", "```", *lines, "```", "")
    elif kind == "quote":
        yield from ("", *(f"> {_inline(line.strip())}" for line in lines), "")
    elif kind == "verse":
        yield from ("", *(f"{_inline(line.strip())}  " for line in lines[:-1]), *lines[-1:], "")
    else:
        yield from _written(lines)


def _line(line: str) -> Iterator[str]:
    if heading := _HEADING.match(line):
        yield from ("", f"{'#' * min(len(heading[1]), 6)} {_inline(heading[2])}", "")
    elif keyword := _KEYWORD.match(line):
        if keyword[1].lower() == "caption":
            yield from ("", _inline(keyword[2]), "")
    elif _COMMENT.match(line) or line.strip() == ":END:":
        return
    elif note := re.match(r"\[fn:([\w-]+)\][ \t]+", line):
        yield from ("", f"[^{note[1]}]: {_inline(line[note.end() :])}")
    elif _PLAN.match(line.strip()):
        said = _PLAN.sub(lambda found: found[1].capitalize() + ":", line.strip())
        yield from ("", _inline(said), "")
    elif _ITEM.match(line):
        yield _inline(_TERM.sub(r"\1\2:", line))
    else:
        yield _inline(line.strip() if not line.startswith("  ") else line)


def _inline(text: str) -> str:
    """Return a line with its links, marks and days as Markdown has them."""
    text = _LINK.sub(lambda found: found[2] or found[1].removeprefix("file:"), text)
    text = _NOTE.sub(r"[^\1]", text)
    text = _DAY.sub(r"\1\2", text)
    return _MARKED.sub(lambda one: f"{_MARKS[one[1]]}{one[2]}{_MARKS[one[1]]}", text)


def _table(lines: Sequence[str]) -> list[str]:
    """Return a table with bars; a line of dashes below the first rows makes them its head."""
    rows = [
        [_inline(cell.strip()) for cell in line.strip().removesuffix("|")[1:].split("|")]
        for line in lines
        if not _RULE.match(line)
    ]
    has_head = any(_RULE.match(line) for line in lines[1:-1])
    width = max(map(len, rows), default=0)
    return barred(rows if has_head else [[""] * width, *rows]) if rows else []
