"""Table rows with their column names, for a model that reads one passage at a time.

A row is stored and cited as it stands: "Fire service | 27.5 | 28.9". Which of its numbers is of
2025 stands in the table's first row, maybe in another passage. `with_headers` writes the names of
the columns before the cells, and knows for each place in what it wrote where that stands in truth.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.sentences.lines import is_table_row
from index.types import Span

_CELL = re.compile(r"[^|\t]+")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_DIGIT = re.compile(r"\d")
_MAX_NAME_CHARACTERS = 60

_Names = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HeadedText:
    """A text with column names written into its table rows.

    Attributes:
        text: With them.
        sentences: The spans of its sentences in `text`.
        insertions: Where in the text without them something was put in, ascending, and how many
            characters.
    """

    text: str
    sentences: tuple[Span, ...]
    insertions: tuple[tuple[int, int], ...] = ()

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

    def _headed(self, offset: int) -> int:
        return offset + sum(length for place, length in self.insertions if place < offset)


def with_headers(text: str, sentences: Sequence[Span], before: Sequence[str] = ()) -> HeadedText:
    """Write column names before the cells of a passage's table rows.

    Args:
        text: Of a passage.
        sentences: Its sentences, in order.
        before: The sentences directly before the passage, in order, as far as they are table rows.
    """
    rows = [*before, *(span.of(text) for span in sentences)]
    insertions: list[tuple[int, int]] = []
    pieces: list[str] = []
    done = 0
    for index, names in _named_rows(rows):
        if index < len(before):
            continue
        start = sentences[index - len(before)].start
        cells = list(_CELL.finditer(rows[index]))
        for name, cell in zip(names[1:], cells[1:], strict=True):
            value = cell[0].strip()
            if value and name and value != name:
                place = start + cell.start() + len(cell[0]) - len(cell[0].lstrip())
                label = f"{name}: "
                pieces += (text[done:place], label)
                insertions.append((place, len(label)))
                done = place
    headed = HeadedText("".join([*pieces, text[done:]]), (), tuple(insertions))
    moved = _moved(sentences, insertions)
    return HeadedText(headed.text, moved, headed.insertions)


def _moved(spans: Sequence[Span], insertions: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
    places = [place for place, _ in insertions]
    sums = [0]
    for _, length in insertions:
        sums.append(sums[-1] + length)

    def moved(offset: int) -> int:
        return offset + sums[bisect_right(places, offset - 1)]

    return tuple(Span(moved(span.start), moved(span.end)) for span in spans)


def _named_rows(rows: Sequence[str]) -> Iterator[tuple[int, _Names]]:
    """Yield the index of each row below a head, and the names of its columns."""
    start = 0
    while start < len(rows):
        stop = start
        while stop < len(rows) and is_table_row(rows[stop]):
            stop += 1
        if names := _names(rows[start:stop]):
            for index in range(start + 1, stop):
                if len(_cells(rows[index])) == len(names):
                    yield index, names
        start = max(stop, start + 1)


def _names(table: Sequence[str]) -> _Names | None:
    """Return the cells of a table's first row if they are names: no numbers other than years.

    Where no row below has a number either, the first may as well be a row like the others.
    """
    if len(table) < 2:
        return None
    names = _cells(table[0])
    is_head = all(
        len(name) <= _MAX_NAME_CHARACTERS and not _DIGIT.search(_YEAR.sub("", name))
        for name in names
    )
    has_numbers = any(_DIGIT.search(cell) for row in table[1:] for cell in _cells(row)[1:])
    return names if is_head and has_numbers else None


def _cells(row: str) -> _Names:
    return tuple(cell[0].strip() for cell in _CELL.finditer(row))
