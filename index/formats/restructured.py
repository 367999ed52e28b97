"""reStructuredText -> drafts: its titles, directives, tables and notes as Markdown has them.

What only a program reads is left out: comments, targets, options, tables of contents.
"""

import csv
import re
from collections.abc import Generator, Iterator, Sequence
from dataclasses import replace
from textwrap import dedent

from index.formats.charset import declared_charset
from index.formats.draft import Draft
from index.formats.drawn_tables import barred
from index.formats.encoding import decode
from index.formats.fields import read_fields
from index.formats.markdown import read_markdown
from index.formats.restructured_words import in_words

_ADORNMENT = re.compile(r"([=\-`:'\"~^_*+#<>.!$%&(),/;?@\[\]{}|\\])\1{2,}[ \t]*\Z")
_FIELD = re.compile(r":([^:\n]{1,60}):(?:[ \t]+(.*)|\Z)")
_DIRECTIVE = re.compile(r"\.\. (?:\|[^|]+\| )?([\w:+.-]+?)::(?:[ \t]+(.*)|\Z)")
_NOTE = re.compile(r"\.\. \[(#?[\w-]*|\*)\](?:[ \t]+(.*)|\Z)")
_SUBSTITUTION = re.compile(r"\.\. \|([^|]+)\| (?:replace|unicode)::[ \t]+(.*)")
_RULE = re.compile(r"={2,}(?: +={2,})+[ \t]*\Z")
_GRID = re.compile(r"[ \t]*\+[-=+]{3,}\+[ \t]*\Z")
_LINE_BLOCK = re.compile(r"\|(?: |\Z)")
_ITEM = re.compile(r"(?:[-*+•]|\(?(?:\d+|#|[a-z])[.)])[ \t]+")
_CODE = frozenset("code code-block sourcecode math parsed-literal highlight prompt".split())
_LEFT_OUT = frozenset(
    "toctree include contents index raw meta default-role sectnum role default-domain image "
    "literalinclude automodule autoclass autofunction bibliography unicode replace title".split()
)
_FACTS = ("title", "author", "authors", "date", "published")


def read_drafts(data: bytes) -> Iterator[Draft]:
    """Yield the draft of a reStructuredText file; author and date from the fields at its top."""
    lines = decode(data, declared_charset(data)).expandtabs().splitlines()
    writer = _Writer([found.groups() for line in lines if (found := _SUBSTITUTION.match(line))])
    draft = read_markdown("\n".join(writer.written(lines)))
    facts, warnings = read_fields(writer.fields, "fields")
    known = {name: value for name, value in facts.items() if value}
    yield replace(draft, **known, warnings=(*warnings, *draft.warnings))  # type: ignore[arg-type]


class _Writer:
    """Writes the lines of one document as Markdown."""

    def __init__(self, substitutions: Sequence[Sequence[str]]) -> None:
        self.fields: dict[str, object] = {}
        self._substitutions = {name: value.strip() for name, value in substitutions}
        self._levels: list[str] = []  # the marks of titles, in the order of their first use

    def written(self, lines: Sequence[str], *, is_nested: bool = False) -> Iterator[str]:
        """Yield lines of Markdown; of what is nested, a line that looks like a title is none."""
        at = 0
        while at < len(lines):
            line = lines[at]
            above = not at or not lines[at - 1].strip()
            if not is_nested and (title := _title_at(lines, at)):
                mark, words, at = title
                yield from ("", f"{'#' * self._level(mark)} {self._inline(words)}", "")
            elif line.startswith(".. ") or line.strip() == "..":
                end = _end_of_body(lines, at)
                yield from self._explicit(line, lines[at + 1 : end])
                at = end
            elif above and _GRID.match(line):
                end = next((n for n in range(at, len(lines)) if not lines[n].strip()), len(lines))
                yield from ("", *(self._inline(one) for one in lines[at:end]), "")
                at = end
            elif above and _RULE.match(line) and (table := _simple_table(lines, at)):
                yield from (
                    "",
                    *barred([[self._inline(one) for one in row] for row in table[0]]),
                    "",
                )
                at = table[1]
            elif (found := _FIELD.match(line)) and (above or _FIELD.match(lines[at - 1])):
                at = yield from self._field(found, lines, at)
            elif line.rstrip().endswith("::"):
                words = line.rstrip()[:-1]
                yield from (self._inline(words if words.strip() != ":" else ""), "")
                end = _end_of_body(lines, at)
                yield from ("```", *dedent("\n".join(lines[at + 1 : end])).split("\n"), "```", "")
                at = end
            else:
                at = yield from self._plain(lines, at)

    def _level(self, mark: str) -> int:
        if mark not in self._levels:
            self._levels.append(mark)
        return min(self._levels.index(mark) + 1, 6)

    def _plain(self, lines: Sequence[str], at: int) -> Generator[str, None, int]:
        line = lines[at]
        above = lines[at - 1] if at else ""
        body = _end_of_body(lines, at)
        indented = line.strip() and line[0].isspace()
        if line.startswith(">>> "):
            yield from ("```", line, "```")
            return at + 1
        if indented and not above.strip() and not self._is_in_list(lines, at):
            end = _end_of_indented(lines, at, _indent(line))
            inner = dedent("\n".join(lines[at:end])).split("\n")
            yield from (f"> {one}" for one in self.written(inner, is_nested=True))
            yield ""
            return end
        is_term = body > at + 1 and line.strip() and not indented and lines[at + 1].strip()
        if is_term and not _ITEM.match(line) and not _LINE_BLOCK.match(line):
            inner = dedent("\n".join(lines[at + 1 : body])).split("\n")
            yield from ("", self._inline(line), "", *self.written(inner, is_nested=True), "")
            return body
        if _LINE_BLOCK.match(line):
            yield f"{self._inline(line[2:])}  " if line[2:].strip() else ""
            return at + 1
        yield re.sub(r"\A(\s*)#\.", r"\g<1>1.", self._inline(line))
        return at + 1

    def _is_in_list(self, lines: Sequence[str], at: int) -> bool:
        indent = _indent(lines[at])
        before = (one for one in reversed(lines[:at]) if one.strip() and _indent(one) < indent)
        return _ITEM.match(next(before, "").lstrip()) is not None

    def _field(
        self, found: re.Match[str], lines: Sequence[str], at: int
    ) -> Generator[str, None, int]:
        """Take a field, or write it as a line; return where it ends."""
        end = _end_of_body(lines, at)
        value = " ".join([found[2] or "", *(one.strip() for one in lines[at + 1 : end])]).strip()
        name = found[1].strip()
        if name.lower() in _FACTS and name.lower() not in self.fields:
            self.fields[name.lower()] = value
        elif value:
            yield from ("", f"{name}: {self._inline(value)}", "")
        return end

    def _explicit(self, line: str, body: Sequence[str]) -> Iterator[str]:
        """Yield what a directive or a note shows; nothing for targets and comments."""
        inner = dedent("\n".join(body)).strip("\n").split("\n")
        if note := _NOTE.match(line):
            name = note[1] or "1"
            said = " ".join(filter(None, [note[2] or "", *(one.strip() for one in inner)]))
            is_note = name.isdigit() or name.startswith(("#", "*"))
            mark = f"[^{name}]:" if is_note else f"[{name}]"
            yield from ("", f"{mark} {self._inline(said)}", "")
        elif directive := _DIRECTIVE.match(line):
            yield from self._directive(directive[1].rpartition(":")[2], directive[2] or "", inner)

    def _directive(self, name: str, words: str, body: Sequence[str]) -> Iterator[str]:
        options = 0
        while options < len(body) and _FIELD.match(body[options]):
            options += 1
        rest = body[options:]
        if name in _CODE:
            code = [words, *rest] if name == "math" else rest
            yield from ("", "```", *code, "```", "")
        elif name == "list-table":
            rows = [list(row) for row in _listed(rest)]
            yield from ("", self._inline(words), "", *self._table(rows), "")
        elif name == "csv-table":
            head = [one.partition(":header:")[2] for one in body if one.startswith(":header:")]
            rows = list(csv.reader([*head, *rest], skipinitialspace=True))
            yield from ("", self._inline(words), "", *self._table([one for one in rows if one]), "")
        elif name not in _LEFT_OUT:
            is_picture = name in ("figure", "video", "plot")
            yield from ("", "" if is_picture else self._inline(words), "")
            yield from (*self.written(rest, is_nested=True), "")

    def _table(self, rows: Sequence[Sequence[str]]) -> list[str]:
        return barred([[self._inline(cell) for cell in row] for row in rows]) if rows else []

    def _inline(self, text: str) -> str:
        return in_words(text, self._substitutions)


def _title_at(lines: Sequence[str], at: int) -> tuple[str, str, int] | None:
    """Return a title's mark and words, and where the text goes on, if one begins at a line."""
    line, following = lines[at], lines[at + 1] if at + 1 < len(lines) else ""
    third = lines[at + 2] if at + 2 < len(lines) else ""
    if over := _ADORNMENT.match(line):
        under = _ADORNMENT.match(third)
        if following.strip() and under and under[1] == over[1] and not _RULE.match(line):
            return over[1] * 2, following.strip(), at + 3
        return None
    under = _ADORNMENT.match(following)
    is_title = under and line.strip() and not line[0].isspace() and not _ITEM.match(line)
    if is_title and under and len(following.rstrip()) >= min(len(line.rstrip()), 4):
        return under[1], line.strip(), at + 2
    return None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _end_of_body(lines: Sequence[str], at: int) -> int:
    """Return where the lines end that are indented below a line."""
    return _end_of_indented(lines, at, _indent(lines[at]) + 1)


def _end_of_indented(lines: Sequence[str], at: int, least: int) -> int:
    """Return where the lines below a line end that are indented so far at least."""
    end = at + 1
    for number in range(at + 1, len(lines)):
        if lines[number].strip():
            if _indent(lines[number]) < least:
                break
            end = number + 1
    return end


def _simple_table(lines: Sequence[str], at: int) -> tuple[list[list[str]], int] | None:
    """Return the rows of a table between rules, the head first, and where it ends."""
    rules = [at]
    for number in range(at + 1, len(lines)):
        if _RULE.match(lines[number]):
            rules.append(number)
            if number + 1 >= len(lines) or not lines[number + 1].strip():
                break
    if len(rules) < 2:
        return None
    starts = [found.start() for found in re.finditer(r"=+", lines[at])]
    rows: list[list[str]] = []
    for number in range(at + 1, rules[-1]):
        line = lines[number]
        if number in rules or not line.strip() or set(line.strip()) <= {"-", " "}:
            continue
        ends = [*starts[1:], len(line) + 1]
        cells = [line[start:end].strip() for start, end in zip(starts, ends, strict=True)]
        is_head = len(rules) > 2 and number < rules[1]
        if rows and (not cells[0] or (is_head and len(rows) == 1)):
            rows[-1] = [f"{one} {two}".strip() for one, two in zip(rows[-1], cells, strict=True)]
        else:
            rows.append(cells)
    return ([[""] * len(starts), *rows] if len(rules) < 3 else rows), rules[-1] + 1


def _listed(lines: Sequence[str]) -> Iterator[list[str]]:
    """Yield the rows of a table that is written as a list of lists."""
    row: list[str] = []
    for line in lines:
        if line.startswith("* - "):
            if row:
                yield row
            row = [line[4:].strip()]
        elif line.startswith("  - "):
            row.append(line[4:].strip())
        elif row and line.strip() and line.strip() != "-":
            row[-1] = f"{row[-1]} {line.strip()}".strip()
        elif line.strip() == "-":
            row.append("")
    if row:
        yield row
