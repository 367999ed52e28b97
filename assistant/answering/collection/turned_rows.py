"""Tables that set things side by side: each thing has a column, each row is what is compared."""

from collections.abc import Sequence

from assistant.answering.collection.reply import CollectionReply, Shown
from assistant.answering.collection.table_rows import Row
from index.english.amounts_asked import AmountAsked
from index.english.quantities import quantity_in
from index.english.ranking import PlaceAsked
from index.english.words import content_stems
from index.search.columns import is_said


def placed_in_row(
    table: Sequence[Row], question: str, asked: PlaceAsked, amount: AmountAsked
) -> CollectionReply | None:
    """Return what has the highest or lowest amount of one row: "Which tent has the longer pole?".

    None where no row is named by the question, or its cells are no amounts of one unit.
    """
    stems = set(content_stems(question))
    for row in table:
        label = set(content_stems(row.name))
        if amount.is_in(row.name) or (label and is_said(stems, label)):
            found = _placed(row, asked, amount)
            if found is not None:
                return found
    return None


def _placed(row: Row, asked: PlaceAsked, amount: AmountAsked) -> CollectionReply | None:
    cells = [
        (found, name)
        for at, (name, cell) in enumerate(zip(row.columns, row.named.cells, strict=True))
        if at != row.named.label and (found := quantity_in(cell.of(row.named.text)))
    ]
    if len(cells) < max(2, asked.place) or (asked.of_two and len(cells) != 2):
        return None
    if len({found.unit for found, _ in cells}) > 1:
        return None
    is_lowest = amount.lower_wins(row.name)
    cells.sort(key=lambda one: one[0].value, reverse=not is_lowest)
    best, name = cells[asked.place - 1]
    if asked.place < 1 or [one.value for one, _ in cells].count(best.value) > 1:
        return None
    others = "; ".join(f"{other} {one.written}" for one, other in cells if other != name)
    statement = f"{row.name}: {name} {best.written}; {others}."
    return CollectionReply(statement, (Shown(row.sentence, name),), answer=best.written)
