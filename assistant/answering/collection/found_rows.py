"""Rows of a table that a question names, where the reader is not sure of any sentence.

By row and column ("How many points has Ida Orr?"), by a code that is a row's first cell ("What does
E7 mean?"), by what another of its cells says ("Which players are from Norway?"), or by what kind of
thing the rows are (`rows_of_kind`).
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from assistant.answering.collection.reply import CollectionReply, Shown
from assistant.answering.collection.rows_of_kind import rows_of_kind
from assistant.answering.collection.table_rows import Row, tables_of
from index.english.amounts_asked import measure_asked
from index.english.covering import without_told
from index.english.measures import MEASURES
from index.english.numbers import numbers_in
from index.english.questions import asks_who
from index.english.untelling import UNTELLING_WORDS
from index.english.verbs import verb_stem
from index.english.words import content_stems, stem, words
from index.search.columns import is_said
from index.search.tables import HeadedText, asked_cells
from index.store import Catalogue
from index.types import Sentence, Span

READ_SENTENCES = 30
"""Best sentences among which rows are looked for."""

MOST_SHOWN = 8

_MEASURING = frozenset(map(stem, "pay cost price charge weigh hold fit".split()))
"""Stems of words that ask for an amount which the name of a column says in another word."""

_CODE = re.compile(r"[A-Z]{1,3}-?\d{1,4}|[A-Z]{2,4}")
_ASKS_WHICH = re.compile(r"^\W*(?:and |but )?(?:which|what|who)\b", re.IGNORECASE)


class FoundRows:
    """Finds rows by what a question says of them. Thread safe."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def reply(self, question: str, found: Sequence[Sentence]) -> CollectionReply | None:
        """Return the rows that a question names; None where there are none.

        All other words of the question have to stand in the table's article: points of another
        year are told by none of its rows.

        Args:
            question: As it was asked.
            found: The sentences that were found, best first.
        """
        tables = list(tables_of(found[:READ_SENTENCES], self._catalogue))
        for table in tables:
            cells = _cells(question, table)
            rows = list(cells) or _coded(question, table) or _alike(question, table)
            if rows and self._tells_all(question, rows):
                labels = (row.called(cells[row]) if row in cells else row.name for row in rows)
                shown = tuple(map(Shown, (row.sentence for row in rows[:MOST_SHOWN]), labels))
                answer = _text(*next(iter(cells.items()))) if len(cells) == 1 else ""
                return CollectionReply(shown=shown, answer=answer)
        replies = (rows_of_kind(question, table, self._catalogue) for table in tables)
        return next(filter(None, replies), None)

    def _tells_all(self, question: str, rows: Sequence[Row]) -> bool:
        article = self._catalogue.article(rows[0].sentence.article_id)
        said = frozenset(content_stems(f"{article.title} {article.text}"))
        counts = {stem(one.written) for one in numbers_in(question) if one.written.isalpha()}
        rest = without_told(question)
        asked = (word for word in words(rest) if word.lower() not in UNTELLING_WORDS)
        wanted = {stem(word) for word in asked} & set(content_stems(rest)) - counts - MEASURES
        if measure_asked(question) is not None:
            wanted -= _MEASURING
        return all(is_said(said, {verb_stem(one)}) for one in wanted - said)


def _cells(question: str, table: Sequence[Row]) -> dict[Row, int]:
    """Return the rows whose label a question says, with the place of the column that it names.

    None where it asks who: "Who scored the winning goal?" asks for no goals.
    """
    headed = HeadedText("", (), rows={at: row.named for at, row in enumerate(table)})
    cells = {
        table[at]: _place(table[at], cell) for at, cell in asked_cells(question, headed).items()
    }
    has_figures = any(any(map(str.isdigit, _text(*one))) for one in cells.items())
    return {} if asks_who(question) and has_figures else cells


def _place(row: Row, cell: Span) -> int:
    start = row.named.start
    return row.named.cells.index(Span(cell.start - start, cell.end - start))


def _text(row: Row, place: int) -> str:
    return row.named.cells[place].of(row.named.text)


def _coded(question: str, table: Sequence[Row]) -> list[Row]:
    """Return the rows whose first cell is a code that a question has."""
    said = set(words(question))
    first = ((row, row.named.cells[0].of(row.named.text)) for row in table)
    return [row for row, code in first if _CODE.fullmatch(code) and code in said]


def _alike(question: str, table: Sequence[Row]) -> list[Row]:
    """Return the rows that have what a question says of those it asks for: "players", "Norway"."""
    asked, label = frozenset(content_stems(question)), table[0].named.label
    kind = frozenset(content_stems(table[0].columns[label]))
    if not _ASKS_WHICH.match(question) or not kind or not is_said(asked, kind):
        return []
    return list(islice(_with_cell(asked, label, table), MOST_SHOWN))


def _with_cell(asked: frozenset[str], label: int, table: Sequence[Row]) -> Iterator[Row]:
    for row in table:
        cells = [cell.of(row.named.text) for cell in row.named.cells]
        others = (frozenset(content_stems(one)) for at, one in enumerate(cells) if at != label)
        if any(one and not any(map(str.isdigit, one)) and one <= asked for one in others):
            yield row
