"""SQLite's full-text tables checked: whether they hold every row that they must, and are whole."""

from collections.abc import Iterator

from index.errors import DamagedError, StoreError
from index.store.database import Database

_COUNTED = {
    "article_terms": "SELECT count(*) FROM versions WHERE state = 'published'",
    "passage_terms": "SELECT count(*) FROM passages JOIN versions ON versions.key = version_key"
    " WHERE state = 'published'",
    "sentence_terms": "SELECT count(*) FROM sentences JOIN versions ON versions.key = version_key"
    " WHERE state = 'published'",
}
"""Full-text table -> how many rows it must have."""


def problems_of_terms(database: Database) -> Iterator[str]:
    """Yield what does not hold."""
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
