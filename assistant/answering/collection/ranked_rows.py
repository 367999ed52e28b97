"""Rows of one table by their order: the second, the one with fewest, those above a bound."""

from collections.abc import Iterator, Sequence

from assistant.answering.collection.reply import CollectionReply, Shown
from assistant.answering.collection.table_rows import Row, introduction, tables_of, told_of
from assistant.answering.collection.turned_rows import placed_in_row
from index.english.amounts_asked import AmountAsked, amount_asked
from index.english.listing import listed
from index.english.quantities import Quantity
from index.english.ranking import LimitAsked, PlaceAsked
from index.english.times import years_in
from index.english.words import content_stems, stem
from index.search.columns import column_named, of_one_year
from index.store import Catalogue
from index.types import Sentence

_PLACES = frozenset(map(stem, ("place", "rank", "position", "pos", "ranking", "placing")))
_SCORES = frozenset(map(stem, ("points", "pts", "score", "total")))
"""Of what a league is sorted by."""

_ORDINALS = {1: "st", 2: "nd", 3: "rd"}
MENTIONED_SHARE = 0.5
"""Of a question's words, but those that ask for a place, that are said of a table or in it."""

MOST_SHOWN = 8

FEWEST_WITH_SUM = 4
"""Of fewer amounts, one may be that of the others together by chance."""


class RankedRows:
    """Finds rows of tables by their order. Thread safe."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def placed(
        self, question: str, asked: PlaceAsked, found: Sequence[Sentence]
    ) -> CollectionReply | None:
        """Return the row at a place, None where no table tells it.

        Args:
            question: It must be about the table: its columns' names, the line above it, its
                article's title and first sentences have half of the other words.
            asked: What it asks for.
            found: The sentences that were found; the tables of their articles' rows are read.
        """
        share = 1.0 if asked.needs_places else MENTIONED_SHARE
        by_amount = asked.amount is not None
        for table in self._about(question, asked.word, found, share, with_labels=by_amount):
            if asked.amount is None:
                row, statement = _at_place(table, asked)
            else:
                row, statement = _by_amount(table, asked, asked.amount, question)
            if row is not None:
                shown = (Shown(row.sentence, row.name),)
                return CollectionReply(statement, shown, answer=row.name)
            turned = asked.amount and placed_in_row(table, question, asked, asked.amount)
            if turned:
                return turned
        return None

    def limited(
        self, question: str, asked: LimitAsked, found: Sequence[Sentence]
    ) -> CollectionReply | None:
        """Return the rows whose amounts keep to a bound, None where no table has such amounts."""
        for table in self._about(question, asked.word, found):
            column = _column(table[0], question, amount_asked(question))
            cells = _values(table, column) if column is not None else []
            if not cells:
                continue
            chosen = [(value, row) for value, row in cells if asked.admits(value.value)]
            names = [f"{row.name} ({value.written})" for value, row in chosen[:MOST_SHOWN]]
            which = f": {listed(names)}" if names else ""
            more = f", and {len(chosen) - MOST_SHOWN} more" if len(chosen) > MOST_SHOWN else ""
            name = table[0].columns[column or 0]
            statement = f"{name} {asked.word}: {len(chosen)} of {len(cells)}{which}{more}."
            shown = [row for _, row in chosen] or [row for _, row in cells]
            return CollectionReply(
                statement, tuple(Shown(row.sentence, row.name) for row in shown[:MOST_SHOWN])
            )
        return None

    def _about(
        self,
        question: str,
        word: str,
        found: Sequence[Sentence],
        share: float = MENTIONED_SHARE,
        *,
        with_labels: bool = False,
    ) -> Iterator[list[Row]]:
        """Yield the tables that a question may be about: they have that share of its words.

        Of a table that has to have all, the line above it has one, if there is such a line: a
        league's table in the report on a match does not tell who won that.
        """
        wanted = set(content_stems(question)) - set(content_stems(word))
        for table in tables_of(found, self._catalogue):
            lines = introduction(table, self._catalogue)
            own = set(content_stems(" ".join(one.text for one in lines)))
            if share == 1.0 and own and wanted and wanted.isdisjoint(own):
                continue
            told = told_of(table, lines, self._catalogue)
            told += [row.name for row in table if with_labels]
            unsaid = wanted - set(content_stems(" ".join(told)))
            # Where the line above says what the table is of, one word may be another: "class".
            is_of_it = len(unsaid) == 1 and not own.isdisjoint(wanted)
            is_of_it = is_of_it and not any(map(str.isdigit, unsaid))
            if len(unsaid) <= (1 - share) * len(wanted) or is_of_it:
                yield table


def _at_place(table: Sequence[Row], asked: PlaceAsked) -> tuple[Row | None, str]:
    places = _places(table)
    if places is None and (asked.needs_places or not _is_sorted(table)):
        return None, ""
    rows = places or dict(enumerate(table, start=1))
    place = asked.place if asked.place > 0 else len(rows) + 1 + asked.place
    row = rows.get(place)
    return row, f"Place {place} of {len(rows)}: {row.name}." if row else ""


def _places(table: Sequence[Row]) -> dict[int, Row] | None:
    """Return the rows by the places that a column of the table gives; None without such a one."""
    for column, name in enumerate(table[0].columns):
        values = [row.cell(column) for row in table]
        numbers = [int(one.value) for one in values if one and one.value == int(one.value)]
        counts_up = numbers == list(range(1, len(table) + 1))
        if len(numbers) == len(table) and ((counts_up and not column) or _is_place(name)):
            rows = dict(zip(numbers, table, strict=True))
            return rows if len(rows) == len(table) else None
    return None


def _is_place(column: str) -> bool:
    return not _PLACES.isdisjoint(content_stems(column))


def _is_sorted(table: Sequence[Row]) -> bool:
    """Whether the rows stand in the order of a league: by points, most first."""
    for column, name in enumerate(table[0].columns):
        if not _SCORES.isdisjoint(content_stems(name)):
            values = [value.value for value, _ in _values(table, column)]
            return len(values) == len(table) and values == sorted(values, reverse=True)
    return False


def _by_amount(
    table: Sequence[Row], asked: PlaceAsked, amount: AmountAsked, question: str
) -> tuple[Row | None, str]:
    column = _column(table[0], question, amount)
    if column is None:
        return None, ""
    return chosen_row(_values(table, column), table[0].columns[column], asked, amount)


def chosen_row(
    values: Sequence[tuple[Quantity, Row]], name: str, asked: PlaceAsked, amount: AmountAsked
) -> tuple[Row | None, str]:
    """Return the row with the amount at a place among those under a name, and what to say of it."""
    cells = _without_sum(values)
    if len(cells) < asked.place or (asked.of_two and len(cells) != 2):
        return None, ""
    is_lowest = amount.lower_wins(name)
    cells.sort(key=lambda one: one[0].value, reverse=not is_lowest)
    best, row = cells[asked.place - 1]
    if sum(value.value == best.value for value, _ in cells) > 1:
        return None, ""
    which = "lowest" if is_lowest else "highest"
    rank = which if asked.place == 1 else f"{_ordinal(asked.place)} {which}"
    return row, f"{name}: {row.name} {best.written}, the {rank} of {len(cells)}."


def _column(row: Row, question: str, amount: AmountAsked | None) -> int | None:
    """Return the column of what is asked for, else the one of which the question has all words.

    Of two for the same, such as "Weeks in 2024", it is the one of the year that the question names,
    or else of the newest.
    """
    names, label = row.columns, row.named.label
    measured = [at for at, name in enumerate(names) if amount is not None and amount.is_in(name)]
    if measured:
        return next(iter(of_one_year(question.split(), measured, names)), None)
    asked = set(content_stems(question))
    said = column_named(asked, ["" if at == label else name for at, name in enumerate(names)])
    newest = max((_years(names[column]) for column in said), default=[])
    said = tuple(column for column in said if _years(names[column]) == newest)
    return said[0] if len(said) == 1 else None


def _years(name: str) -> list[str]:
    """Return the years of a column's name: of two for revenue, the newer one is meant."""
    return sorted(years_in(name))


def _values(table: Sequence[Row], column: int) -> list[tuple[Quantity, Row]]:
    return [(value, row) for row in table if (value := row.cell(column))]


def _without_sum(cells: Sequence[tuple[Quantity, Row]]) -> list[tuple[Quantity, Row]]:
    """Return the amounts without the one that is all others together, as that of a whole group."""
    whole = sum(value.value for value, _ in cells)
    return [one for one in cells if len(cells) < FEWEST_WITH_SUM or one[0].value * 2 != whole]


def _ordinal(place: int) -> str:
    ending = "th" if place % 100 in (11, 12, 13) else _ORDINALS.get(place % 10, "th")
    return f"{place}{ending}"
