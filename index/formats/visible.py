"""HTML -> the text that a reader of the page sees, block by block.

Works on the parser's events instead of a tree: libxml2 cuts trees at 256 or 2,048 nested elements
without a word, and needs quadratic time to attach a great many attributes. Events have no such
limit, and time and memory grow with the page's length only.
"""

import re
from collections.abc import Mapping

from index.errors import UnreadableError
from index.formats.draft import MAX_TEXT_CHARACTERS
from index.formats.hidden import Styles
from index.formats.note_marks import is_arrow, is_jump, is_note_mark, raised
from index.formats.page_shape import parse_events
from index.sentences.lines import QUOTED

# Separators by strength; between two pieces of text the strongest one that was asked for is put.
_NOTHING, _SPACE, _CELL, _LINE, _PARAGRAPH = range(5)
_SEPARATORS = ("", " ", " | ", "\n", "\n\n")

_PARAGRAPHS = frozenset(
    "p h1 h2 h3 h4 h5 h6 blockquote pre ul ol dl table figure hr section article header footer "
    "main aside nav form fieldset details address".split()
)
_LINES = frozenset(
    "div li dt dd tr caption figcaption legend summary thead tbody tfoot body html center".split()
)
_CELLS = frozenset(("td", "th"))
_MAX_SPANNED = 50
_LISTS = frozenset(("ul", "ol"))
_OF_HEAD = frozenset("base link meta noscript script style template title".split())


def visible_text(html: str, styles: Styles | None = None, keep_image_text: bool = False) -> str:
    """Return the text of a page as its reader sees it.

    Blocks are on lines of their own, paragraphs a blank line apart; list items begin with "- " or
    their number, lines of a quotation with `QUOTED`; table cells of a row are separated by " | ".
    Elements that `styles` hides are left out with all that is in them, and so are comments.

    Args:
        html: A page or a piece of one.
        styles: What hides elements; attributes and inline styles if None.
        keep_image_text: Whether an image leaves its alternative text.

    Raises:
        UnreadableError: It is longer than an article may be, or its style sheets are a maze.
    """
    target = _TextTarget(styles or Styles(), keep_image_text)
    parse_events(html, target)
    return "".join(target.pieces)


BAR_IN_CELL = "\u00a6"
"""For a bar that a cell holds: "|" ends a cell."""


class _TextTarget:
    """Receives the parser's events and puts the text together."""

    def __init__(self, styles: Styles, keep_image_text: bool) -> None:
        self._styles = styles
        self._keep_image_text = keep_image_text
        self.pieces: list[str] = []
        self._characters = 0
        self._gap = _NOTHING
        self._marker = ""
        self._depth = 0
        self._hidden_from = 0  # the depth of the hidden element we are in, or 0
        self._is_in_head = False
        self._preformatted = 0  # how many <pre> we are in
        self._quoted = 0  # how many <blockquote> we are in
        self._raised_from = 0  # the depth of the raised element we are in, or 0
        self._jump_from = 0  # the depth of the link within the page that we are in, or 0
        self._cells: int | None = None  # of the row we are in, begun or spanned since text was put
        self._row_has_text = False
        self._spanned = 0  # how many further columns the last cell reaches over
        self._lists: list[int | None] = []  # the next number of each ordered list we are in

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._depth += 1
        if self._hidden_from and not self._ends_head(tag):
            return
        if is_note_mark(tag, attributes) or self._styles.raises(tag, attributes):
            self._raised_from = self._raised_from or self._depth
        if is_jump(tag, attributes):
            self._jump_from = self._depth
        if tag not in ("html", "body") and self._styles.hides(tag, attributes):
            self._hidden_from = self._depth
            self._is_in_head = tag == "head"
        elif tag == "br":
            self._widen(_PARAGRAPH if self._gap == _LINE else _LINE)
        elif tag == "img" and self._keep_image_text:
            self.data(attributes.get("alt", ""))
        elif tag == "q":
            self.data("“")
        else:
            self._open_block(tag, attributes)

    def end(self, tag: str) -> None:
        if self._hidden_from == self._depth:
            self._hidden_from = 0
        elif not self._hidden_from:
            if tag == "q":
                self.data("”")
            self._close_block(tag)
        if self._raised_from == self._depth:
            self._raised_from = 0
        if self._jump_from == self._depth:
            self._jump_from = 0
        self._depth -= 1

    def data(self, text: str) -> None:
        if self._hidden_from or not text:
            return
        if self._preformatted:
            self._put_preformatted(text)
            return
        if self._cells is not None:
            text = text.replace("|", BAR_IN_CELL)
        words = re.split(r"[ \t\n\r\f]+", text)
        if not words[0]:
            self._widen(_SPACE)
        line = " ".join(filter(None, words))
        if self._jump_from and is_arrow(line):  # back from a note
            return
        if line:
            self._put(raised(line) if self._stands_above(line) else line)
            if not words[-1]:
                self._widen(_SPACE)

    def close(self) -> None:
        """Be asked for by the parser."""

    def _ends_head(self, tag: str) -> bool:
        """Whether the page begins here, its tags left out: the parser does not know <main>."""
        is_child = self._is_in_head and self._depth == self._hidden_from + 1
        if not is_child or tag in _OF_HEAD:
            return False
        self._hidden_from = 0
        return True

    def _stands_above(self, text: str) -> bool:
        """Whether a text is raised, or the number of a note right behind a word or a full stop."""
        before = next((piece[-1] for piece in reversed(self.pieces) if piece), "")
        if self._raised_from:
            return before != "["  # "[1]" marks a note, too
        is_number = text.isdecimal() and len(text) < 4
        return bool(self._jump_from and is_number and self._gap == _NOTHING and before not in "([")

    def _put_preformatted(self, text: str) -> None:
        lines = text.strip("\n")
        if text.startswith("\n"):
            self._widen(_LINE)
        if lines:
            self._put(lines)
            if text.endswith("\n"):
                self._widen(_LINE)

    def _open_block(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._break(tag)
        if tag in _LISTS:
            self._lists.append(_number_of(attributes, "start") if tag == "ol" else None)
        elif tag == "li":
            self._marker = self._next_marker()
        elif tag == "tr":
            self._cells, self._row_has_text = 0, False
        elif tag in _CELLS:
            self._begin_cell(attributes)
        elif tag == "pre":
            self._preformatted += 1
        elif tag == "blockquote":
            self._quoted += 1

    def _close_block(self, tag: str) -> None:
        if tag in _LISTS and self._lists:
            self._lists.pop()
        elif tag == "pre":
            self._preformatted -= 1
        elif tag == "blockquote":
            self._quoted -= 1
        elif tag == "li":
            self._marker = ""
        elif tag == "tr":
            self._end_row()
        self._break(tag)

    def _break(self, tag: str) -> None:
        # "- " stays on the line of the item's first words, whatever block they are in.
        if self._marker and tag != "li":
            return
        if tag in _PARAGRAPHS and not (tag in _LISTS and self._lists):
            self._widen(_PARAGRAPH)
        elif tag in _PARAGRAPHS or tag in _LINES:
            self._widen(_LINE)

    def _begin_cell(self, attributes: Mapping[str, str]) -> None:
        self._widen(_CELL)
        if self._cells is not None:
            self._cells += 1 + self._spanned
            self._spanned = min(_number_of(attributes, "colspan"), _MAX_SPANNED) - 1

    def _end_row(self) -> None:
        """Close the row's last cells if they are empty: nobody may take one for its neighbour."""
        if self._cells is not None and self._row_has_text and self._cells + self._spanned:
            self.pieces.append(" |" * (self._cells + self._spanned))
        self._cells, self._spanned = None, 0

    def _bars(self) -> str:
        """Return the bars between what was put last and the cell that text is put into now."""
        begun = self._cells or 0
        self._cells = 0
        if self._row_has_text:
            # Paragraphs in cells: the table is a page's layout.
            return " | " + "| " * (begun - 1) if begun and self._gap <= _CELL else ""
        self._row_has_text = True
        return "| " * (begun - 1)

    def _next_marker(self) -> str:
        number = self._lists[-1] if self._lists else None
        if number is None:
            return "- "
        self._lists[-1] = number + 1
        return f"{number}. "

    def _widen(self, gap: int) -> None:
        self._gap = max(self._gap, gap)

    def _put(self, text: str) -> None:
        self._characters += len(text)
        if self._characters > MAX_TEXT_CHARACTERS:
            raise UnreadableError(
                f"the page has more than {MAX_TEXT_CHARACTERS:,} characters of text; "
                "split it into several"
            )
        bars = self._bars() if self._cells is not None else ""
        if self.pieces and not (bars and self._gap == _CELL):
            self.pieces.append(_SEPARATORS[self._gap])
        begins = self._gap >= _LINE or not self.pieces
        if self._quoted and begins and self._cells is None:
            self.pieces.append(QUOTED)
            text = text.replace("\n", f"\n{QUOTED}")
        self.pieces += (bars, self._marker, text)
        self._gap = _NOTHING
        self._marker = ""


def _number_of(attributes: Mapping[str, str], name: str) -> int:
    value = attributes.get(name, "")
    return int(value) if re.fullmatch(r"[0-9]{1,9}", value) else 1
