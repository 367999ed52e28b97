"""Rows of one table, set side by side in the column that a comparison asks for."""

from collections.abc import Mapping, Sequence

from assistant.answering.collection.reply import CollectionReply, Shown
from assistant.answering.collection.table_rows import Row, tables_of
from assistant.answering.collection.verdict import verdict
from index.english.amounts_asked import AmountAsked
from index.english.comparing import Sides
from index.english.words import content_stems
from index.search.columns import of_one_year
from index.store import Catalogue
from index.types import Sentence


class ComparedRows:
    """Compares sides by rows of one table. Thread safe."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def reply(
        self, question: str, sides: Sides, amount: AmountAsked, found: Sequence[Sentence]
    ) -> CollectionReply | None:
        """Return the rows of all sides with their amounts; None where no table has them.

        Args:
            question: As it was asked; of columns for two years it tells the one that is meant.
            sides: What is compared.
            amount: What is asked of them.
            found: The sentences that were found; the tables of their articles' rows are read.
        """
        said = {side: set(content_stems(side)) for side in sides.names}
        own = {side: _own(side, said) for side in said}
        for table in tables_of(found, self._catalogue):
            rows = {side: row for side in own if (row := _row_of(table, own[side]))}
            if len({row.sentence for row in rows.values()}) < len(own):
                continue
            names = table[0].columns
            measured = [at for at, name in enumerate(names) if amount.is_in(name)]
            for column in of_one_year(question.split(), measured, names):
                values = {side: value for side, row in rows.items() if (value := row.cell(column))}
                if len(values) == len(own):
                    shown = tuple(Shown(row.sentence, side) for side, row in rows.items())
                    return CollectionReply(verdict(values, amount, names[column]), shown)
        return None


def _own(side: str, said: Mapping[str, set[str]]) -> set[str]:
    """Return the stems of a side that no other side has."""
    return said[side].difference(*(stems for one, stems in said.items() if one != side))


def _row_of(table: Sequence[Row], wanted: set[str]) -> Row | None:
    having = [row for row in table if wanted and wanted <= set(content_stems(row.sentence.text))]
    return having[0] if len(having) == 1 else None
