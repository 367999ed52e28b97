"""Table rows with their column names, for a model that reads one passage at a time.

A row is stored and cited as it stands: "Fire service | 27.5 | 28.9". Which of its numbers is the
one of 2025 stands in the table's first row, maybe in another passage. `with_headers` writes the
names of the columns before the cells, and knows where each place of what it wrote truly stands.
`asked_cells` needs no model: a question with the words of a row and of a column asks for a cell.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from index.english.amounts_asked import AmountAsked, measure_asked
from index.english.covering import NOTHING_TOLD, told_in
from index.english.numbers import ORDINAL, numbers_in
from index.english.words import content_stems, words
from index.search.columns import column_named, is_said, of_one_year
from index.search.table_heads import cell_spans, named_rows
from index.types import Span

_WORD = re.compile(r"\w")
_LETTER = re.compile(r"[^\W\d_]")
_NAME = re.compile(r"[A-Z][\w’']{2,}(?: [A-Z0-9][\w’'.-]*)+")


@dataclass(frozen=True, slots=True)
class NamedRow:
    """A table row below a head: its text, its cells in it, their columns' names, its offset."""

    text: str
    cells: tuple[Span, ...]
    names: tuple[str, ...]
    start: int

    @property
    def label(self) -> int:
        """The cell that says what the row is of: the first that is no number and no place."""
        cells = enumerate(cell.of(self.text) for cell in self.cells)
        named = (at for at, cell in cells if _LETTER.search(cell) and not _is_place(cell))
        return next(named, 0)


def _is_place(cell: str) -> bool:
    """Whether a cell is a place in an order, as "2nd": its row is of who came second."""
    return [(one.unit, one.written) for one in numbers_in(cell)] == [(ORDINAL, cell.strip())]


@dataclass(frozen=True, slots=True)
class HeadedText:
    """A text with column names written into its table rows.

    Attributes:
        text: With them.
        sentences: The spans of its sentences in `text`.
        insertions: Where in the text without them something was put in, ascending, and how many
            characters.
        rows: Number of the sentence -> the row that it is.
    """

    text: str
    sentences: tuple[Span, ...]
    insertions: tuple[tuple[int, int], ...] = ()
    rows: Mapping[int, NamedRow] = field(default_factory=dict)

    def original(self, span: Span) -> Span:
        """Return where a span of `text` stands in the text without column names."""
        return Span(self._original(span.start), self._original(span.end))

    def _original(self, offset: int) -> int:
        shift = 0
        for place, length in self.insertions:
            if place + shift + length > offset:
                return min(offset - shift, place)
            shift += length
        return offset - shift


def with_headers(
    text: str, sentences: Sequence[Span], before: Sequence[str] = (), apart: Collection[int] = ()
) -> HeadedText:
    """Write column names before the cells of a passage's table rows.

    Args:
        text: Of a passage.
        sentences: Its sentences, in order.
        before: The sentences directly before the passage, in order, as far as they are table rows.
        apart: As `rows_apart` tells of all these sentences.
    """
    rows = [*before, *(span.of(text) for span in sentences)]
    insertions: list[tuple[int, int]] = []
    pieces: list[str] = []
    done = 0
    named: dict[int, NamedRow] = {}
    for index, names in named_rows(rows, apart):
        number = index - len(before)
        if number >= 0:
            start = sentences[number].start
            cells = cell_spans(rows[index])
            named[number] = NamedRow(rows[index], tuple(cells), names, start)
            for name, cell in list(zip(names, cells, strict=True))[1:]:
                if name and _WORD.search(cell.of(rows[index])):
                    place = start + cell.start
                    pieces += (text[done:place], f"{name}: ")
                    insertions.append((place, len(name) + 2))
                    done = place
    return HeadedText(
        "".join([*pieces, text[done:]]), _moved(sentences, insertions), tuple(insertions), named
    )


def asked_cells(question: str, headed: HeadedText) -> dict[int, Span]:
    """Return the cells that a question names by row and column.

    Returns:
        Number of the sentence in the passage -> the cell, as offsets into the passage's own text.
        A row counts if the question has all words of its label, or of a cell that no other row
        has, and of several such rows those of whose other cells it says most; of its columns, the
        one of which the question has all words, or that is of the amount it asks for, and most.
    """
    if not headed.rows:
        return {}
    rows, measure = headed.rows.values(), measure_asked(question)
    asked = frozenset(content_stems(question)) | _in_range(question, rows)
    asked |= {word.lower() for word in words(question)}
    found: dict[int, Span] = {}
    said: dict[int, int] = {}
    for number, row in headed.rows.items():
        handle = _handle(asked, row)
        handle = _own_cell(asked, row, rows) if handle is None else handle
        handle = _by_first_name(asked, row, rows) if handle is None else handle
        if handle is None:
            continue
        others = [one.of(row.text) for one in row.cells]
        place = _column_asked(asked, measure, row, handle)
        if place is not None and len(cell := row.cells[place]):
            found[number] = Span(cell.start + row.start, cell.end + row.start)
            said[number] = sum(_is_said(asked, one) for one in others)
    most_said = max(said.values(), default=0)
    return {number: cell for number, cell in found.items() if said[number] == most_said}


def _in_range(question: str, rows: Collection[NamedRow]) -> frozenset[str]:
    """Return the stems of columns and labels that stand for a range with what a question tells.

    "Child (6–13)" for a nine-year-old, "19 Dec – 10 Jan" for the third of January; none where
    several do.
    """
    told = told_in(question)
    if told == NOTHING_TOLD:
        return frozenset()
    columns = {name for row in rows for name in row.names if told.lies_in(name)}
    labels = {label for row in rows if told.lies_in(label := row.cells[row.label].of(row.text))}
    found = (next(iter(names)) for names in (columns, labels) if len(names) == 1)
    return frozenset(content_stems(" ".join(found)))


def _handle(asked: frozenset[str], row: NamedRow) -> int | None:
    """Return the cell by which a question names a row: its label, or the place before it."""
    for at in range(row.label, -1, -1):
        stems = frozenset(content_stems(row.cells[at].of(row.text)))
        if (
            stems
            and is_said(asked, stems)
            and (at == row.label or not any(map(str.isdigit, stems)))
        ):
            return at
    return None


def _own_cell(asked: frozenset[str], row: NamedRow, rows: Collection[NamedRow]) -> int | None:
    """Return a cell in words that a question names, and that no other row has in its column."""
    for at, cell in enumerate(row.cells):
        text = cell.of(row.text)
        if not (_LETTER.match(text) and _is_said(asked, text)):
            continue
        beside = [one.cells[at].of(one.text) for one in rows if len(one.cells) > at]
        if beside.count(text) == 1:
            return at
    return None


def _by_first_name(asked: frozenset[str], row: NamedRow, rows: Collection[NamedRow]) -> int | None:
    """Return the label of a row where it is a name of which a question has the first word only.

    No other row has that word: the Kade, of "Kade K-Pro".
    """
    label = row.cells[row.label].of(row.text)
    if not _NAME.fullmatch(label):
        return None
    first = frozenset(content_stems(label.split()[0]))
    labels = (one.cells[row.label].of(one.text) for one in rows if len(one.cells) > row.label)
    is_own = sum(not first.isdisjoint(content_stems(one)) for one in labels) == 1
    return row.label if first and first <= asked and is_own else None


def _column_asked(
    asked: frozenset[str], measure: AmountAsked | None, row: NamedRow, handle: int
) -> int | None:
    """Return the one column of a row that is asked for; what the question says is not asked."""
    label = frozenset(content_stems(row.cells[handle].of(row.text)))
    open_ = [
        ""
        if place in (handle, row.label) or _is_said(asked, row.cells[place].of(row.text))
        else name
        for place, name in enumerate(row.names)
    ]
    named = column_named(asked, open_, label)
    if not named and measure is not None:
        named = tuple(place for place, name in enumerate(open_) if measure.is_in(name))
    named = of_one_year(asked, named, open_)
    return named[0] if len(named) == 1 else None


def _is_said(asked: frozenset[str], cell: str) -> bool:
    """Whether a question says what a cell does: "for age 11-16" asks for another cell."""
    own = content_stems(cell)
    return bool(own) and asked.issuperset(own)


def _moved(spans: Sequence[Span], insertions: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
    places = [place for place, _ in insertions]
    sums = [0]
    for _, length in insertions:
        sums.append(sums[-1] + length)

    def moved(offset: int) -> int:
        return offset + sums[bisect_left(places, offset)]

    return tuple(Span(moved(span.start), moved(span.end)) for span in spans)
