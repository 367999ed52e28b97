"""The catalogue checks itself: what in it does not hold, in sentences."""

from collections.abc import Iterator
from itertools import pairwise

from index.errors import DamagedError, StoreError
from index.store.database import Database
from index.store.embedded import embedded_text, vector_id
from index.store.rows import ARTICLE_COLUMNS, article_of

_COUNTED = {
    "article_terms": "SELECT count(*) FROM versions WHERE state = 'published'",
    "passage_terms": "SELECT count(*) FROM passages JOIN versions ON versions.key = version_key"
    " WHERE state = 'published'",
    "sentence_terms": "SELECT count(*) FROM sentences JOIN versions ON versions.key = version_key"
    " WHERE state = 'published'",
}
"""Full-text table -> how many rows it must have."""


def problems(database: Database) -> Iterator[str]:
    """Yield what does not hold: the file's structure, the search terms, and each article."""
    try:
        found = [row[0] for row in database.rows("PRAGMA quick_check(10)")]
        if found != ["ok"]:
            yield f"The file is damaged: {'; '.join(found)}"
            return
        yield from _of_terms(database)
        keys = database.rows("SELECT key FROM versions WHERE state = 'published' ORDER BY key")
        for (key,) in keys:
            yield from _of_version(database, key)
    except StoreError as error:
        yield str(error)


def _of_terms(database: Database) -> Iterator[str]:
    for table, query in _COUNTED.items():
        there = database.row(f"SELECT count(*) FROM {table}_docsize")[0]
        due = database.row(query)[0]
        if there != due:
            yield f"The search terms are not complete: {there:,} of {due:,} in {table}."
    try:
        with database.transaction() as transaction:
            for table in _COUNTED:
                transaction.execute(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")
    except DamagedError as error:
        yield f"The search terms are damaged: {error.__cause__}."
    except StoreError:
        return  # a folder that can only be read: this check writes


def _of_version(database: Database, key: int) -> Iterator[str]:
    row = database.row(f"SELECT version, {ARTICLE_COLUMNS} FROM versions WHERE key = ?", key)
    try:
        article = article_of(row[1:])
    except (TypeError, ValueError) as error:
        yield f"An article cannot be read: {error}."
        return
    if article.version != row[0]:
        yield f"The text of the article {article.id!r} is not the one that was read."
        return
    sentences = database.rows(
        "SELECT number, start, end FROM sentences WHERE version_key = ? ORDER BY number", key
    )
    passages = database.rows(
        "SELECT first, last, start, end, vector_id FROM passages WHERE version_key = ?"
        " ORDER BY first",
        key,
    )
    if not (_in_order(sentences, len(article.text)) and _cover(passages, sentences)):
        yield f"The sentences of the article {article.id!r} have lost their places."
    elif any(
        vector_id(embedded_text(article.title, article.text[start:end])) != vector
        for _, _, start, end, vector in passages
    ):
        yield f"The passages of the article {article.id!r} are not its text."


def _in_order(sentences: list[tuple[int, int, int]], length: int) -> bool:
    if not sentences or [one[0] for one in sentences] != list(range(len(sentences))):
        return False
    places = [place for _, start, end in sentences for place in (start, end)]
    return places[0] >= 0 and places[-1] <= length and all(a <= b for a, b in pairwise(places))


def _cover(
    passages: list[tuple[int, int, int, int, str]], sentences: list[tuple[int, int, int]]
) -> bool:
    """Whether every sentence is in exactly one passage, and each passage spans its sentences."""
    numbers = [number for first, last, *_ in passages for number in range(first, last + 1)]
    return numbers == [one[0] for one in sentences] and all(
        (sentences[first][1], sentences[last][2]) == (start, end)
        for first, last, start, end, _ in passages
    )
