"""Rows of a table as things of one kind: which there are, how many, and how many have a number.

"Which stops does the 17 serve?" asks for the rows of a table whose column is called "Stop", and
"How many teams have played 12 games?" for how many of a table of teams have 12 under "Played". A
column that is called "Lamp" has the headlamps too, and one that is called "Model" what its article
is about.
"""

from collections.abc import Sequence

from assistant.answering.collection.reply import CollectionReply, Shown
from assistant.answering.collection.table_rows import Row, told_of
from index.english.listing import listed
from index.english.numbers import numbers_in
from index.english.questions import asks_for_many, counted
from index.english.untelling import tells
from index.english.words import content_stems, stem, words
from index.search.columns import SHORTEST_BEGINNING, is_said
from index.store import Catalogue

MOST_SHOWN = 10

ABOUT_SHARE = 0.5
"""Of a question's other words, those that its article's title or the lines above the table say."""

MOST_UNSAID = 1
"""Words: "which stops does it serve" has one; two may be a condition that no row tells."""

LINES_ABOVE = 6
"""Sentences above a table that may say what it is of."""

_FORM = frozenset(map(stem, "table timetable list chart league ranking schedule".split()))
"""Stems of words for a table itself, which it need not say."""

_NAMELESS = frozenset(map(stem, "name model item product make maker brand type title".split()))
"""Stems of names of columns that leave it to the title what the rows are."""

_WHOLE = frozenset({"total", "all", "sum", "average", "mean"})
"""Names of rows that are of all others together."""


def rows_of_kind(
    question: str, table: Sequence[Row], catalogue: Catalogue
) -> CollectionReply | None:
    """Return the rows of the kind that a question asks for; None where it does not ask for rows.

    The question must be about the table: half of its other words stand above it or in the title,
    every number of it in the title or in a column that it names, and no row is named.
    """
    things = [row for row in table if row.name.lower() not in _WHOLE]
    column = things[0].columns[things[0].named.label] if things else ""
    counts = bool(counted(question))
    asked = counted(question) if counts else frozenset(content_stems(question))
    kind = _kind(column, asked, table, catalogue) if counts or asks_for_many(question) else None
    if not kind or _names_row(question, things) or not _is_about(question, kind, table, catalogue):
        return None
    chosen, number = _with_number(question, things, catalogue)
    if chosen is None:
        return None
    names = listed([row.name for row in chosen[:MOST_SHOWN]])
    more = max(0, len(chosen) - MOST_SHOWN)
    which = f": {names}" + (f", and {more} more" if more else "") if names else ""
    if number:
        statement = f"{len(chosen)} of {len(things)} have {number}{which}."
    else:
        statement = f"{len(chosen)} in the table under “{column}”{which}." if counts else ""
    shown = tuple(Shown(row.sentence, row.name) for row in chosen[:MOST_SHOWN])
    return CollectionReply(statement, shown, more=more) if shown else None


def _kind(
    column: str, asked: frozenset[str], table: Sequence[Row], catalogue: Catalogue
) -> frozenset[str]:
    """Return the stems of a question that say what the rows of a table are; empty if none do."""
    called = frozenset(content_stems(column))
    if called and called <= _NAMELESS:
        title = catalogue.title(table[0].sentence.article_id)
        several = (word for word in words(title) if word.endswith("s"))
        return asked & frozenset(content_stems(" ".join(several))) - _FORM
    if called and is_said(asked, called):
        return called
    return frozenset(
        word for word in asked if len(called) == 1 and any(_is_a(word, one) for one in called)
    )


def _is_a(word: str, kind: str) -> bool:
    """Whether a compound is of a kind by its last part: a headlamp is a lamp."""
    return len(kind) >= SHORTEST_BEGINNING and word.endswith(kind)


def _names_row(question: str, things: Sequence[Row]) -> bool:
    asked = frozenset(content_stems(question))
    names = (frozenset(content_stems(row.name)) for row in things)
    return any(name and name <= asked for name in names)


def _is_about(
    question: str, kind: frozenset[str], table: Sequence[Row], catalogue: Catalogue
) -> bool:
    first = table[0].sentence
    id_, number = first.article_id, first.number
    above = catalogue.sentences(id_, max(0, number - LINES_ABOVE), number - 1)
    said = frozenset(content_stems(" ".join(told_of(table, above, catalogue))))
    telling = " ".join(word for word in words(question) if word.isdigit() or tells(word.lower()))
    # What a number is that neither the title nor the lines above have, `_with_number` tells.
    asked = set(content_stems(telling)) - kind - _FORM
    wanted = {one for one in asked if one in said or not one.isdigit()}
    unsaid = sum(not is_said(said, {one}) for one in wanted)
    return unsaid <= min(MOST_UNSAID, (1 - ABOUT_SHARE) * len(wanted))


def _with_number(
    question: str, things: Sequence[Row], catalogue: Catalogue
) -> tuple[list[Row] | None, str]:
    """Return the rows with the number of a question, and where they have it; all if it has none.

    None where no column that it names has it, or it names one without saying what stands there.
    """
    title = catalogue.title(things[0].sentence.article_id)
    known = {one.value for one in numbers_in(title)}
    numbers = [one for one in numbers_in(question) if one.value not in known]
    asked = frozenset(content_stems(question))
    for column, name in enumerate(things[0].columns):
        stems = frozenset(content_stems(name))
        if column == things[0].named.label or not stems or not is_said(asked, stems):
            continue
        if len(numbers) == 1:
            cells = [(row, row.cell(column)) for row in things]
            chosen = [row for row, cell in cells if cell and cell.value == numbers[0].value]
            return chosen, f"{numbers[0].written} under “{name}”"
        return None, ""
    return (None, "") if numbers else (list(things), "")
