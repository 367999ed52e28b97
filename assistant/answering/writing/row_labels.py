"""What a row of a table is shown as, since it is cited without the names of its columns."""

from collections.abc import Collection

from assistant.answering.collection.table_rows import tables_of
from assistant.answering.draft import Candidate
from index.sentences.lines import is_table_row
from index.store import Catalogue
from index.types import Sentence


def row_label(candidate: Candidate, written: Collection[Sentence], catalogue: Catalogue) -> str:
    """Return what stands before a row: "Bexley, Weight" where a cell answers, else all columns.

    Empty for what is no row below a head, and for a further row of a table whose columns stand
    above it already.

    Args:
        candidate: The sentence with the words that answer.
        written: What is written before it.
        catalogue: Where the rows around it are read.
    """
    sentence, words = candidate.hit.sentence, candidate.words
    if not is_table_row(sentence.text):
        return ""
    rows = (row for table in tables_of([sentence], catalogue) for row in table)
    row = next((one for one in rows if one.sentence == sentence), None)
    if row is None:
        return ""
    cells = enumerate(row.named.cells)
    places = [at for at, cell in cells if words and cell.overlaps(words)]
    if len(places) == 1 and places[0] != row.named.label:
        return row.called(places[0])
    is_further = any(
        one.article_id == sentence.article_id and is_table_row(one.text) for one in written
    )
    return "" if is_further else " | ".join(row.columns)
