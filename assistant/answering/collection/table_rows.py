"""Rows of a table with the names of its columns, from any row that was found."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from index.english.quantities import Quantity, quantity_in
from index.search.table_heads import rows_apart, tables_in
from index.search.tables import NamedRow, with_headers
from index.sentences.lines import is_table_row
from index.store import Catalogue
from index.types import Sentence, Span

_WORD = re.compile(r"\w")
_PAIR = re.compile(r"\d\s*[-–—/]\s*\d")

FARTHEST_ROW = 60
"""Rows of a table that are looked at before and after one."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row below a table's head.

    Attributes:
        sentence: It, as it stands in its article.
        named: Its cells, with their columns' names.
    """

    sentence: Sentence
    named: NamedRow

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""
        return self.named.names

    @property
    def name(self) -> str:
        """What the row is of: its first cell that is no number."""
        return self.named.cells[self.named.label].of(self.named.text)

    def called(self, column: int) -> str:
        """Return what a cell is: what its row is of, and its column's name."""
        return ", ".join(filter(None, (self.name, self.columns[column].strip())))

    def cell(self, column: int) -> Quantity | None:
        """Return the quantity that a cell is; its unit is its column's. None for "402-541"."""
        text = self.named.cells[column].of(self.named.text)
        found = None if _PAIR.search(text) else quantity_in(text)
        return Quantity(found.value, "", text) if found else None


BEST_ARTICLES = 2
"""So many of the articles that were found are looked through for tables."""

OPENING_SENTENCES = 2
"""An article's first sentences, after the very first, that say what its tables are of."""

ROWS_OF_HEAD = 2
"""At most: the names of the columns, and the line of dashes below them."""

MOST_SENTENCES = 400
"""Of an article, that are looked through."""


def tables_of(found: Sequence[Sentence], catalogue: Catalogue) -> Iterator[list[Row]]:
    """Yield the tables of the rows among some sentences, each once, by their rows below the head.

    Then those of the best articles: a search may find what stands around a table. One without
    column names has no such rows, and is left out.
    """
    best = islice(dict.fromkeys(one.article_id for one in found), BEST_ARTICLES)
    others = (one for id_ in best for one in catalogue.sentences(id_, 0, MOST_SENTENCES))
    seen: set[tuple[str, int]] = set()
    for sentence in chain(found, others):
        if is_table_row(sentence.text) and (sentence.article_id, sentence.number) not in seen:
            rows = _around(sentence, catalogue)
            seen.update((row.article_id, row.number) for row in rows)
            if named := list(_named(rows)):
                yield named


def introduction(table: Sequence[Row], catalogue: Catalogue) -> list[Sentence]:
    """Return the sentence right above a table, as "Results of the women:"; none above others."""
    first = table[0].sentence
    above = catalogue.sentences(
        first.article_id, max(0, first.number - ROWS_OF_HEAD - 1), first.number - 1
    )
    return [one for one in above if not is_table_row(one.text)][-1:]


def told_of(table: Sequence[Row], above: Sequence[Sentence], catalogue: Catalogue) -> list[str]:
    """Return what says what a table is of: title, first sentences, those above it, columns."""
    id_ = table[0].sentence.article_id
    opening = catalogue.sentences(id_, 0, OPENING_SENTENCES)
    said = (one.text for one in (*opening, *above))
    return [catalogue.title(id_), *said, *table[0].columns]


def _around(sentence: Sentence, catalogue: Catalogue) -> list[Sentence]:
    """Return the rows of the table that a row is of."""
    first = max(0, sentence.number - FARTHEST_ROW)
    near = catalogue.sentences(sentence.article_id, first, sentence.number + FARTHEST_ROW)
    apart = rows_apart([one.span for one in near])
    for table in tables_in([one.text for one in near], apart):
        if near[table[0]].number <= sentence.number <= near[table[-1]].number:
            return near[table.start : table.stop]
    return []


def _named(rows: Sequence[Sentence]) -> Iterator[Row]:
    text, spans = "", []
    for row in rows:
        spans.append(Span(len(text), len(text) + len(row.text)))
        text += f"{row.text}\n"
    for number, named in with_headers(text, spans).rows.items():
        if _WORD.search(named.text):  # not the line below the head
            yield Row(rows[number], named)
