"""Two rows of one table, set side by side in the column that a comparison asks for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answering.collection.reply import CollectionReply, Shown
from assistant.answering.collection.verdict import verdict
from index.english.comparing import AmountAsked, Sides
from index.english.quantities import Quantity, quantity_in
from index.english.words import content_stems
from index.search.tables import NamedRow, with_headers
from index.sentences.lines import is_table_row
from index.store import Catalogue
from index.types import Sentence, Span

FARTHEST_ROW = 60
"""Rows of a table that are looked at before and after one."""


@dataclass(frozen=True, slots=True)
class _Row:
    sentence: Sentence
    named: NamedRow

    @property
    def name(self) -> str:
        """What the row is of: its first cell that is no number."""
        cells = [cell.of(self.named.text) for cell in self.named.cells]
        return next((cell for cell in cells if cell and not quantity_in(cell)), cells[0])

    def cell(self, column: int) -> Quantity | None:
        """Return the quantity that a cell is; its unit is its column's."""
        text = self.named.cells[column].of(self.named.text)
        found = quantity_in(text)
        return Quantity(found.value, "", text) if found else None


class ComparedRows:
    """Compares two sides by rows of one table. Thread safe."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def reply(
        self, sides: Sides, amount: AmountAsked, found: Sequence[Sentence]
    ) -> CollectionReply | None:
        """Return the rows of both sides with their amounts; None where no table has them.

        Args:
            sides: What is compared.
            amount: What is asked of them.
            found: The sentences that were found; the tables of their articles' rows are read.
        """
        one, other = (set(content_stems(side)) for side in (sides.one, sides.other))
        for table in self._tables(found):
            first, second = _row_of(table, one - other), _row_of(table, other - one)
            if first is None or second is None or first is second:
                continue
            for column, name in enumerate(first.named.names):
                values = first.cell(column), second.cell(column)
                if amount.is_in(name) and values[0] and values[1]:
                    shown = (Shown(first.sentence, sides.one), Shown(second.sentence, sides.other))
                    statement = verdict(sides, amount, values[0], values[1], name)
                    return CollectionReply(statement, shown)
        return None

    def extreme(
        self, question: str, amount: AmountAsked, found: Sequence[Sentence]
    ) -> CollectionReply | None:
        """Return the row with most of an amount, or least; None where no table has it.

        The table's column names and its article's title have half of the question's other words.
        """
        wanted = set(content_stems(question)) - set(content_stems(amount.word))
        for table in self._tables(found):
            names = table[0].named.names if table else ()
            column = next((at for at, name in enumerate(names) if amount.is_in(name)), None)
            if column is None:
                continue
            title = self._catalogue.title(table[0].sentence.article_id)
            said = set(content_stems(" ".join((title, *names))))
            if 2 * len(wanted & said) < len(wanted):
                continue
            rows = [(value, row) for row in table if (value := row.cell(column))]
            is_lowest = amount.lower_wins(names[column])
            best, row = (min if is_lowest else max)(rows, key=lambda one: one[0].value)
            if sum(value.value == best.value for value, _ in rows) == 1:
                place = f"the {'lowest' if is_lowest else 'highest'} of {len(rows)}"
                statement = f"{names[column]}: {row.name} {best.written}, {place}."
                return CollectionReply(statement, (Shown(row.sentence, row.name),))
        return None

    def _tables(self, found: Sequence[Sentence]) -> Iterator[list[_Row]]:
        seen: set[tuple[str, int]] = set()
        for sentence in found:
            if is_table_row(sentence.text) and (sentence.article_id, sentence.number) not in seen:
                rows = self._around(sentence)
                seen.update((row.article_id, row.number) for row in rows)
                yield list(_named(rows))

    def _around(self, sentence: Sentence) -> list[Sentence]:
        """Return the rows of the table that a row is of."""
        first = max(0, sentence.number - FARTHEST_ROW)
        near = self._catalogue.sentences(sentence.article_id, first, sentence.number + FARTHEST_ROW)
        rows: list[Sentence] = []
        for one in near:
            if not is_table_row(one.text):
                if one.number > sentence.number:
                    break
                rows = []
            else:
                rows.append(one)
        return rows


def _named(rows: Sequence[Sentence]) -> Iterator[_Row]:
    text, spans = "", []
    for row in rows:
        spans.append(Span(len(text), len(text) + len(row.text)))
        text += f"{row.text}\n"
    for number, named in with_headers(text, spans).rows.items():
        yield _Row(rows[number], named)


def _row_of(table: Sequence[_Row], wanted: set[str]) -> _Row | None:
    having = [row for row in table if wanted and wanted <= set(content_stems(row.sentence.text))]
    return having[0] if len(having) == 1 else None
