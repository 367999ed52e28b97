"""AsciiDoc -> drafts: its titles, blocks, tables and links as Markdown has them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.formats.charset import declared_charset
from index.formats.draft import Draft
from index.formats.drawn_tables import barred
from index.formats.encoding import decode
from index.formats.fields import read_fields
from index.formats.markdown import read_markdown

_TITLE = re.compile(r"(={1,6}) +(\S.*)")
_ATTRIBUTE = re.compile(r":(!?[\w-]+!?):(?:[ \t]+(.*)|\Z)")
_AUTHOR = re.compile(r"([^\W\d_][\w.'’-]*(?: [\w.'’-]+){0,3})(?: <[^<>]*>)?(?:;.*)?\Z")
_REVISION = re.compile(r"(?:v[\w.]+,? *)?(\d{4}-\d\d-\d\d)(?::.*)?\Z")
_BLOCK = re.compile(r"(-{4,}|\.{4,}|={4,}|\*{4,}|_{4,}|\+{4,}|/{4,}|--|```)[\w+-]*[ \t]*\Z")
_TABLE = re.compile(r"[|,:!]={3,}[ \t]*\Z")
_OF_BLOCK = re.compile(r"\[[^\[\]]*\][ \t]*\Z|\[\[[^\[\]]*\]\]\Z")
_BLOCK_TITLE = re.compile(r"\.(?=[^\s.])(.*)")
_ITEM = re.compile(r"[ \t]*(\*{1,5}|-|\.{1,5}|\d+\.)[ \t]+(?=\S)")
_TERM = re.compile(r"(\S.{0,200}?):{2,4}(?:[ \t]+(.*)|\Z)")
_MACRO = re.compile(r"(image|video|audio|include|toc|ifdef|ifndef|endif)::(\S*?)\[([^\]]*)\]\Z")
_NOTE = re.compile(r"footnote:[\w-]*\[([^\[\]]+)\]")
_LINK = re.compile(
    r"(?:link:|xref:|mailto:)?(?:https?://[^\s\[\]]+|(?<=:)[^\s\[\]]+)\[([^\[\]]*)\]"
)
_CROSS = re.compile(r"<<([^<>,]+)(?:,([^<>]+))?>>")
_MARKED = re.compile(r"(?<![\w*_`#])(\*|_|`|#)(?=\S)([^\n]{0,300}?\S)\1(?![\w*_`#])")
_PASSED = re.compile(r"\{([\w-]+)\}")
_CELL = re.compile(r"(?:\d*(?:\.\d+)?[+*])?[<^>]?[aehmdlsv]?(?<!\\)\|")


def read_drafts(data: bytes) -> Iterator[Draft]:
    """Yield the draft of an AsciiDoc file; title, author and date from its head."""
    lines = decode(data, declared_charset(data)).splitlines()
    fields, rest = _head(lines)
    known = {str(name): str(value) for name, value in fields.items()}
    facts, warnings = read_fields(
        {
            "title": fields.get("title"),
            "author": fields.get("author"),
            "date": fields.get("revdate"),
        },
        "head",
    )
    title = [f"# {known['title']}", ""] if known.get("title") else []
    draft = read_markdown("\n".join([*title, *_Writer(known).written(rest)]))
    yield replace(draft, **facts, warnings=(*warnings, *draft.warnings))


def _head(lines: Sequence[str]) -> tuple[dict[str, object], Sequence[str]]:
    """Return the title and the attributes above the first blank line, and the lines below it."""
    at = next((n for n, line in enumerate(lines) if line.strip() and not line.startswith("//")), 0)
    fields: dict[str, object] = {}
    title = _TITLE.fullmatch(lines[at]) if at < len(lines) else None
    if title is None or len(title[1]) > 1:
        return fields, lines
    fields["title"] = title[2].strip()
    at += 1
    while at < len(lines) and lines[at].strip():
        line = lines[at]
        if found := _ATTRIBUTE.match(line):
            fields[found[1].lower()] = found[2] or ""
        elif found := _REVISION.match(line):
            fields["revdate"] = found[1]
        elif "author" not in fields and (found := _AUTHOR.match(line)):
            fields["author"] = found[1]
        elif not line.startswith("//"):
            break
        at += 1
    return fields, lines[at:]


class _Writer:
    """Writes lines as Markdown."""

    def __init__(self, attributes: dict[str, str]) -> None:
        self._attributes = attributes
        self._notes: list[str] = []

    def written(self, lines: Sequence[str]) -> Iterator[str]:
        """Yield the lines as Markdown, the notes last."""
        yield from self._lines(lines)
        for number, note in enumerate(self._notes, 1):
            yield from ("", f"[^n{number}]: {note}")

    def _lines(self, lines: Sequence[str]) -> Iterator[str]:
        at = 0
        while at < len(lines):
            line = lines[at].rstrip()
            block = _BLOCK.match(line) or _TABLE.match(line)
            if block:
                mark = line.strip()
                end = next(
                    (n for n in range(at + 1, len(lines)) if lines[n].strip() in (mark, "```")),
                    len(lines),
                )
                yield from ("", *self._block(mark, lines[at + 1 : end]), "")
                at = end + 1
                continue
            yield from self._line(line)
            at += 1

    def _block(self, mark: str, inner: Sequence[str]) -> Iterator[str]:
        if mark[1:].startswith("==") and mark[0] in "|,:!":
            yield from self._table(inner)
        elif mark.startswith("////"):
            return
        elif mark.startswith(("----", "....", "++++", "```")):
            yield from ("```", *inner, "```")
        elif mark.startswith("____"):
            yield from (f"> {line}" for line in self._lines(inner))
        else:
            yield from self._lines(inner)

    def _line(self, line: str) -> Iterator[str]:
        if title := _TITLE.fullmatch(line):
            yield from ("", f"{'#' * len(title[1])} {self._inline(title[2])}", "")
        elif found := _ATTRIBUTE.match(line):
            self._attributes[found[1]] = found[2] or ""
        elif line.startswith("//") or _OF_BLOCK.match(line) or line in ("+", "<<<", "'''"):
            yield ""
        elif macro := _MACRO.match(line):
            alternative = macro[3].partition(",")[0].strip('"')
            if macro[1] == "image" and alternative and "=" not in alternative:
                yield from ("", alternative, "")
        elif found := _BLOCK_TITLE.match(line):
            yield from ("", self._inline(found[1]), "")
        elif item := _ITEM.match(line):
            depth = len(item[1]) - 1 if item[1][0] in "*." else 0
            is_numbered = item[1][0] in ".0123456789"
            mark = "1." if is_numbered else "-"
            yield f"{'   ' * depth}{mark} {self._inline(line[item.end() :])}"
        elif (term := _TERM.fullmatch(line)) and "//" not in term[1]:
            yield from ("", f"{self._inline(term[1])}: {self._inline(term[2] or '')}".strip())
        else:
            said = self._inline(line.strip())
            yield f"{said[:-2]}  " if said.endswith(" +") else said

    def _table(self, inner: Sequence[str]) -> list[str]:
        """Return a table: a line of cells is a row; of cells on lines of their own, as many."""
        lines = [line.strip() for line in inner if line.strip()]
        rows = [[self._inline(cell.strip()) for cell in _CELL.split(line)[1:]] for line in lines]
        rows = [row for row in rows if row]
        width = len(rows[0]) if rows else 0
        if width > 1 and any(len(row) != width for row in rows):
            cells = [cell for row in rows for cell in row]
            rows = [cells[at : at + width] for at in range(0, len(cells), width)]
        return barred(rows) if rows else []

    def _inline(self, text: str) -> str:
        def note(found: re.Match[str]) -> str:
            self._notes.append(found[1])
            return f"[^n{len(self._notes)}]"

        text = _PASSED.sub(lambda one: self._attributes.get(one[1], one[0]), text)
        text = _NOTE.sub(note, text)
        text = _LINK.sub(lambda one: one[1].removesuffix("^") or one[0].partition("[")[0], text)
        text = re.sub(r"image:\S+?\[([^\[\]]*)\]", r"\1", text)
        text = _CROSS.sub(lambda one: (one[2] or one[1]).strip(), text)
        return _MARKED.sub(
            lambda one: (
                one[2] if one[1] == "#" else one[0].replace("*", "**") if one[1] == "*" else one[0]
            ),
            text,
        )
