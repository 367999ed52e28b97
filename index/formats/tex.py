"""LaTeX -> drafts: what is printed of a document's source, as Markdown has it.

It is read as a text with marks, not run: what its own commands stand for is not known. Pictures,
references and the numbers that TeX counts are left out; formulas stay as they are written.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from index.errors import UnreadableError
from index.formats.charset import declared_charset
from index.formats.draft import MAX_TEXT_CHARACTERS, Draft
from index.formats.drawn_tables import barred
from index.formats.encoding import decode
from index.formats.fields import read_fields
from index.formats.markdown import read_markdown
from index.formats.tex_words import argument_at, in_words

_COMMENT = re.compile(r"(?<!\\)((?:\\\\)*)%[^\n]*(?:\n[ \t]*)?")
_BODY = re.compile(r"\\begin\s*\{document\}(.*?)(?:\\end\s*\{document\}|\Z)", re.DOTALL)
_FACT = re.compile(r"\\(title|author|date|subtitle)\s*(?:\[[^\]]*\])?\s*(?=\{)")
_BLOCK = re.compile(r"\\(begin|end)\s*\{([A-Za-z]+\*?)\}")
_SECTION = re.compile(
    r"\\(part|chapter|section|subsection|subsubsection|paragraph)\*?\s*(?:\[[^\]]*\])?\s*(?=\{)"
)
_LEVELS = ("part", "chapter", "section", "subsection", "subsubsection", "paragraph")
_ITEM = re.compile(r"\\item\b\s*(?:\[([^\]]*)\])?\s*")
_BIB_ITEM = re.compile(r"\\bibitem\s*(?:\[[^\]]*\])?\s*\{[^}]*\}\s*")
_CODE = re.compile(r"\\begin\{(verbatim|lstlisting|minted)\}.*?\\end\{\1\}", re.DOTALL)
_BETWEEN = re.compile(r"\s*\\(?:and\b|\\)\s*")
_LISTS = frozenset(("itemize", "enumerate", "description"))
_TABLES = frozenset("tabular tabular* tabularx longtable tabulary array supertabular tblr".split())
_VERBATIM = frozenset("verbatim lstlisting minted Verbatim alltt".split())
_DRAWN = frozenset("tikzpicture pgfpicture picture comment filecontents".split())
_FORMULAS = frozenset("equation align gather multline eqnarray displaymath math".split())
_QUOTES = frozenset(("quote", "quotation", "verse"))
_ROW_END = re.compile(r"\\\\(?:\[[^\]]*\])?\*?|\\tabularnewline")
_CELL_END = re.compile(r"(?<!\\)&")
_RULES = re.compile(
    r"\\(?:hline|toprule|midrule|bottomrule|endhead|endfirsthead|endfoot|endlastfoot|centering"
    r"|cmidrule(?:\([^)]*\))?\{[^}]*\}|cline\{[^}]*\}|addlinespace(?:\[[^\]]*\])?|rowcolor\{[^}]*\})"
)
_SPANNED = re.compile(r"\\multi(?:column|row)\s*\{([^}]*)\}\s*(?:\[[^\]]*\])?\{[^}]*\}\s*(?=\{)")
_OPTIONS = re.compile(r"\A\s*(?:\[[^\]]*\])?")
_OPTIONS_AND_WIDTH = re.compile(rf"{_OPTIONS.pattern}(?:\{{[^{{}}]*\}})?")
_FRAMED = frozenset("minipage frame block figure table wrapfigure columns column multicols".split())
_MOST_SPANNED = 30
_MOST_BLOCKS = 20_000
_DEEPEST = 60


def read_drafts(data: bytes) -> Iterator[Draft]:
    """Yield the draft of a LaTeX file; title, author and date from its preamble.

    Raises:
        UnreadableError: It is far too long.
    """
    text = decode(data, declared_charset(data)).replace("\r\n", "\n")
    if len(text) > MAX_TEXT_CHARACTERS:
        raise UnreadableError(f"it has more than {MAX_TEXT_CHARACTERS:,} characters; split it")
    bare = "".join(_without_comments(text))
    told: dict[str, object] = {}
    for found in _FACT.finditer(bare):
        value, _ = argument_at(bare, found.end())
        words = " ".join(in_words(_BETWEEN.sub(", ", value)).replace("*", "").split())
        if words and not value.strip().startswith("\\today"):
            told.setdefault(found[1], words)
    body = _BODY.search(bare)
    source = body[1] if body else bare
    source = "".join(_without_facts(source))
    notes: list[str] = []
    shown = _Writer(notes).written(source)
    draft = read_markdown("\n\n".join([shown, *notes]))
    facts, _ = read_fields(told, "preamble")
    yield replace(draft, **facts)


def _without_comments(text: str) -> Iterator[str]:
    """Yield a source without its comments; what looks like one in code stays."""
    done = 0
    for found in _CODE.finditer(text):
        yield _COMMENT.sub(r"\1", text[done : found.start()])
        yield found[0]
        done = found.end()
    yield _COMMENT.sub(r"\1", text[done:])


def _without_facts(source: str) -> Iterator[str]:
    done = 0
    for found in _FACT.finditer(source):
        yield source[done : found.start()]
        done = argument_at(source, found.end())[1]
    yield source[done:]


class _Writer:
    """Writes a source as Markdown, environment by environment; its notes are put aside."""

    def __init__(self, notes: list[str]) -> None:
        self._notes = notes
        self._blocks = 0

    def written(self, source: str, depth: int = 0) -> str:
        """Return what is printed of a source."""
        parts: list[str] = []
        at = 0
        while found := _BLOCK.search(source, at):
            parts.append(self._text(source[at : found.start()]))
            at = found.end()
            self._blocks += 1
            if found[1] == "end" or self._blocks > _MOST_BLOCKS or depth > _DEEPEST:
                continue
            end, after = _end_of(source, at, found[2])
            parts.append(self._block(found[2], source[at:end], depth))
            at = after
        parts.append(self._text(source[at:]))
        return "".join(parts)

    def _block(self, name: str, inner: str, depth: int) -> str:
        plain = name.rstrip("*")
        if plain in _DRAWN:
            return ""
        if plain in _VERBATIM:
            return f"\n\n```\n{inner.strip(chr(10))}\n```\n\n"
        if plain in _FORMULAS:
            formula = re.sub(r"\\(?:label|nonumber|notag)(?:\{[^}]*\})?", "", inner)
            return f"\n\n`{' '.join(formula.split())}`\n\n"
        if name in _TABLES:
            return f"\n\n{self._table(inner)}\n\n"
        if plain in _LISTS:
            return self._list(plain, inner, depth)
        if plain in _QUOTES:
            shown = self.written(inner, depth + 1).strip()
            return "\n\n" + "\n".join(f"> {line}" for line in shown.split("\n")) + "\n\n"
        if plain == "thebibliography":
            items = _BIB_ITEM.split(inner)[1:]
            return "\n\n".join(["", *(self._text(item).strip() for item in items), ""])
        options = _OPTIONS_AND_WIDTH if plain in _FRAMED else _OPTIONS
        inner = options.sub("", inner)
        head = "\n\n## Abstract\n\n" if plain == "abstract" else "\n\n"
        return f"{head}{self.written(inner, depth + 1).strip()}\n\n"

    def _list(self, name: str, inner: str, depth: int) -> str:
        pieces = _items(inner)
        shown: list[str] = []
        for number, (label, item) in enumerate(pieces, 1):
            mark = f"{number}. " if name == "enumerate" else "- "
            words = f"{in_words(label, self._notes).strip()}: " if label else ""
            words = words.replace("::", ":")
            text = f"{words}{self.written(item, depth + 1).strip()}"
            shown.append(mark + text.replace("\n", f"\n{' ' * len(mark)}"))
        return "\n\n" + "\n".join(shown) + "\n\n"

    def _table(self, inner: str) -> str:
        at = len(inner) - len(inner.lstrip())
        while at < len(inner) and inner[at] in "{[":
            close = argument_at(inner, at)[1] if inner[at] == "{" else inner.find("]", at) + 1
            if close <= at:
                break
            at = close
            at += len(inner[at:]) - len(inner[at:].lstrip())
        rows = []
        for row in _ROW_END.split(inner[at:]):
            cells = [
                shown
                for cell in _CELL_END.split(_RULES.sub("", row))
                for shown in self._cells(cell)
            ]
            if any(cells):
                rows.append(cells)
        width = max(map(len, rows), default=0)
        rows = [[*row, *[""] * (width - len(row))] for row in rows]
        return "\n".join(barred(rows)) if rows else ""

    def _cells(self, cell: str) -> list[str]:
        found = _SPANNED.search(cell)
        count = 1
        if found:
            value, end = argument_at(cell, found.end())
            is_wide = cell[found.start() :].startswith("\\multicolumn") and found[1].isdigit()
            count = min(int(found[1]), _MOST_SPANNED) if is_wide else 1
            cell = f"{cell[: found.start()]}{value}{cell[end:]}"
        return [" ".join(in_words(cell, self._notes).split())] * count

    def _text(self, source: str) -> str:
        parts: list[str] = []
        at = 0
        for found in _SECTION.finditer(source):
            if found.start() < at:
                continue
            parts.append(in_words(source[at : found.start()], self._notes))
            words, at = argument_at(source, found.end())
            level = _LEVELS.index(found[1]) + 1
            parts.append(f"\n\n{'#' * level} {' '.join(in_words(words, self._notes).split())}\n\n")
        return "".join([*parts, in_words(source[at:], self._notes)])


def _items(inner: str) -> Iterator[tuple[str, str]]:
    """Yield the items of a list, each with its label; those of lists in it stay in their item."""
    depth, start, label = 0, -1, ""
    for found in re.finditer(rf"{_BLOCK.pattern}|{_ITEM.pattern}", inner):
        if found[1]:
            depth += 1 if found[1] == "begin" else -1
        elif not depth:
            if start >= 0:
                yield label, inner[start : found.start()]
            start, label = found.end(), found[3] or ""
    if start >= 0:
        yield label, inner[start:]


def _end_of(source: str, at: int, name: str) -> tuple[int, int]:
    """Return where the content of an environment ends, and where its closing mark does."""
    if name.rstrip("*") in _VERBATIM:
        end = source.find(f"\\end{{{name}}}", at)
        return (end, end + len(name) + 6) if end >= 0 else (len(source), len(source))
    depth = 1
    for found in re.finditer(rf"\\(begin|end)\s*\{{{re.escape(name)}\}}", source[at:]):
        depth += 1 if found[1] == "begin" else -1
        if not depth:
            return at + found.start(), at + found.end()
    return len(source), len(source)
