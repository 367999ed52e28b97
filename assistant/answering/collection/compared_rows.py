"""Two rows of one table, set side by side in the column that a comparison asks for."""

from collections.abc import Sequence

from assistant.answering.collection.reply import CollectionReply, Shown
from assistant.answering.collection.table_rows import Row, tables_of
from assistant.answering.collection.verdict import verdict
from index.english.comparing import AmountAsked, Sides
from index.english.words import content_stems
from index.store import Catalogue
from index.types import Sentence


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
        for table in tables_of(found, self._catalogue):
            first, second = _row_of(table, one - other), _row_of(table, other - one)
            if first is None or second is None or first is second:
                continue
            for column, name in enumerate(first.columns):
                values = first.cell(column), second.cell(column)
                if amount.is_in(name) and values[0] and values[1]:
                    shown = (Shown(first.sentence, sides.one), Shown(second.sentence, sides.other))
                    statement = verdict(sides, amount, values[0], values[1], name)
                    return CollectionReply(statement, shown)
        return None


def _row_of(table: Sequence[Row], wanted: set[str]) -> Row | None:
    having = [row for row in table if wanted and wanted <= set(content_stems(row.sentence.text))]
    return having[0] if len(having) == 1 else None
