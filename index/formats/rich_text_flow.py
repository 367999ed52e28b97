"""A text of its own in a Rich Text file, as HTML: the document, a note, a text box, a title."""

from dataclasses import dataclass, field

_STARS_IN_LETTERS = "oqvüØ"
"""How the fonts of Word's own lists, Courier New and Wingdings, write ◦, ❑, ❖, ✓ and ➢."""


@dataclass(slots=True)
class Flow:
    """What was written of a text so far.

    Attributes:
        kind: What it is; empty for the document itself.
        blocks: Its paragraphs and tables, whole.
        line: Of the paragraph, or the cell, that is being written.
        cells: Of the row that is being written.
        boxes: Texts that stand beside the paragraph, to follow it.
        heading: The paragraph's level among headings; 0 for none.
        mark: What stands before the paragraph as an item of a list.
        is_in_table: Whether the paragraph is a cell's.
    """

    kind: str = ""
    blocks: list[str] = field(default_factory=list)
    line: list[str] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)
    heading: int = 0
    mark: str = ""
    is_in_table: bool = False

    def end_paragraph(self) -> None:
        """Put the paragraph that was written among the blocks, or its end into its cell."""
        if self.is_in_table or self.cells:
            self.line.append(" ")
            return
        tag = f"h{self.heading}" if self.heading else "div" if self.mark else "p"
        mark = f"{self.mark} " if self.mark else ""
        self.blocks += (f"<{tag}>", mark, *self.line, f"</{tag}>", *self.boxes)
        self.line, self.boxes, self.mark = [], [], ""

    def end_cell(self) -> None:
        """Begin the row's next cell."""
        self.cells.append(f"<td>{''.join(self.line)}</td>")
        self.line = []

    def end_row(self) -> None:
        """Put the row among the blocks, into the table that stands last there, if one does."""
        if self.cells:
            if self.blocks and self.blocks[-1] == "</table>":
                self.blocks.pop()
            else:
                self.blocks.append("<table>")
            self.blocks += ("<tr>", *self.cells, "</tr>", *self.boxes, "</table>")
        self.cells, self.boxes, self.mark, self.is_in_table = [], [], "", False

    def take_mark(self, inner: "Flow") -> None:
        """Take over what stood in a group for the mark of an item; some put the item in, too."""
        mark = "".join(inner.line).strip()
        self.blocks += inner.blocks
        is_star = len(mark) == 1 and (not mark.isalnum() or mark in _STARS_IN_LETTERS)
        self.mark = "-" if is_star else mark
