"""The tables of a catalogue, and how a file of an earlier Citeline gets them."""

import sqlite3
from collections.abc import Callable, Mapping

from index.languages.detection import language_of
from index.store.clusters import Clusters
from index.store.embedded import embedded_text, vector_id
from index.store.likeness import Likeness
from index.store.term_tables import TERM_TABLES, add_terms, create_terms, remove_terms

SCHEMA_VERSION = 8

KEEPS_DELETED = 1
"""The form of files in whose free pages what was deleted can still be read."""

UNPURGED = "unpurged"
"""A fact that stands from a removal or replacement until its words are purged from the file."""

_ARTICLES = """
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE versions (
    key INTEGER PRIMARY KEY,
    article_id TEXT NOT NULL,
    version TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('staged', 'published')),
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    source TEXT NOT NULL,
    url TEXT NOT NULL,
    day TEXT,
    author TEXT NOT NULL,
    UNIQUE (article_id, version)
);
CREATE UNIQUE INDEX one_published_version ON versions (article_id) WHERE state = 'published';

CREATE TABLE sentences (
    key INTEGER PRIMARY KEY,
    version_key INTEGER NOT NULL REFERENCES versions (key) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    is_heading INTEGER NOT NULL,
    starts_paragraph INTEGER NOT NULL,
    UNIQUE (version_key, number)
);

CREATE TABLE passages (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    version_key INTEGER NOT NULL REFERENCES versions (key) ON DELETE CASCADE,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    tokens INTEGER NOT NULL,
    vector_id TEXT NOT NULL DEFAULT ''
);
CREATE INDEX passages_of_version ON passages (version_key, first);
"""
_VECTORS = """
CREATE INDEX passages_of_vector ON passages (vector_id);
CREATE TABLE vectors (id TEXT PRIMARY KEY, checksum INTEGER NOT NULL) WITHOUT ROWID;
"""
_FILES = """
CREATE TABLE places (
    article_id TEXT PRIMARY KEY,
    path TEXT NOT NULL,
    row INTEGER NOT NULL,
    named_by TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX places_by_path ON places (path, row);

CREATE TABLE earlier (
    article_id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    source TEXT NOT NULL,
    url TEXT NOT NULL,
    day TEXT,
    author TEXT NOT NULL
);
"""
_LANGUAGES_AND_PAGES = """
ALTER TABLE versions ADD COLUMN language TEXT NOT NULL DEFAULT 'en';
ALTER TABLE versions ADD COLUMN pages TEXT NOT NULL DEFAULT '';
ALTER TABLE earlier ADD COLUMN pages TEXT NOT NULL DEFAULT '';
CREATE INDEX published_languages ON versions (language) WHERE state = 'published';
CREATE INDEX versions_by_source ON versions (source, day) WHERE state = 'published';
CREATE INDEX versions_by_day ON versions (day) WHERE state = 'published';
"""
_COLLECTIONS = """
ALTER TABLE versions ADD COLUMN collection TEXT NOT NULL DEFAULT '';
ALTER TABLE earlier ADD COLUMN collection TEXT NOT NULL DEFAULT '';
CREATE INDEX versions_by_collection ON versions (collection) WHERE state = 'published';
"""

_COPIES = """
CREATE TABLE copy_bands (
    band INTEGER NOT NULL,
    version_key INTEGER NOT NULL REFERENCES versions (key) ON DELETE CASCADE,
    PRIMARY KEY (band, version_key)
) WITHOUT ROWID;
CREATE INDEX copy_bands_of_version ON copy_bands (version_key);
CREATE TABLE copies (
    version_key INTEGER NOT NULL REFERENCES versions (key) ON DELETE CASCADE,
    copy_key INTEGER NOT NULL REFERENCES versions (key) ON DELETE CASCADE,
    PRIMARY KEY (version_key, copy_key)
) WITHOUT ROWID;
CREATE INDEX copies_of_copy ON copies (copy_key);
"""
_EDITS = """
ALTER TABLE versions ADD COLUMN edited TEXT NOT NULL DEFAULT '';
ALTER TABLE earlier ADD COLUMN edited TEXT NOT NULL DEFAULT '';
"""
_AUTHORS = """
CREATE INDEX IF NOT EXISTS versions_by_author ON versions (author) WHERE state = 'published';
"""
_TABLES = _ARTICLES + _VECTORS + _FILES + _LANGUAGES_AND_PAGES + _COLLECTIONS + _COPIES
_TABLES += _EDITS + _AUTHORS


def create(transaction: sqlite3.Connection) -> None:
    """Make every table in an empty file."""
    _run(transaction, _TABLES)
    for table in TERM_TABLES:
        create_terms(transaction, table)
    transaction.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def migrate(transaction: sqlite3.Connection, found: int) -> None:
    """Bring a file of form `found` to this one, step by step."""
    for step in range(found, SCHEMA_VERSION):
        _STEPS[step](transaction)
    transaction.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _share_vectors(transaction: sqlite3.Connection) -> None:
    """From 1 to 2: passages share vectors, articles know their file and their earlier version.

    The vectors of before hang on passage ids; they are made anew with the model in use.
    """
    transaction.execute("ALTER TABLE passages ADD COLUMN vector_id TEXT NOT NULL DEFAULT ''")
    passages = transaction.execute(
        "SELECT passages.key, title, text, start, end FROM passages"
        " JOIN versions ON versions.key = version_key"
    )
    ids = [
        (vector_id(embedded_text(title, text[start:end])), key)
        for key, title, text, start, end in passages
    ]
    transaction.executemany("UPDATE passages SET vector_id = ? WHERE key = ?", ids)
    _run(transaction, _VECTORS + _FILES)
    transaction.execute("DROP TABLE stale_vectors")
    transaction.execute("DELETE FROM facts WHERE name IN ('collection', 'fingerprint')")
    transaction.execute("INSERT INTO facts VALUES (?, 'yes')", (UNPURGED,))


def _tell_languages(transaction: sqlite3.Connection) -> None:
    """From 2 to 3: articles know their language and their pages.

    What is not in English gets its search terms anew.
    """
    _run(transaction, _LANGUAGES_AND_PAGES)
    rows = transaction.execute("SELECT key, state, substr(text, 1, 2000) FROM versions").fetchall()
    for key, state, beginning in rows:
        if (language := language_of(beginning)) == "en":
            continue
        if state == "published":
            remove_terms(transaction, key)
        transaction.execute("UPDATE versions SET language = ? WHERE key = ?", (language, key))
        if state == "published":
            add_terms(transaction, key)


def _stem_arabic(transaction: sqlite3.Connection) -> None:
    """From 3 to 4: Arabic words lose what is written on to them.

    Terms are taken out by the text that gave them, which another stemmer gives no more; so the
    tables are filled anew where an article is in Arabic.
    """
    if not transaction.execute("SELECT 1 FROM versions WHERE language = 'ar' LIMIT 1").fetchone():
        return
    for table in TERM_TABLES:
        transaction.execute(f"DROP TABLE {table}")
        create_terms(transaction, table)
    rows = transaction.execute("SELECT key FROM versions WHERE state = 'published'").fetchall()
    for (key,) in rows:
        add_terms(transaction, key)


def _put_into_collections(transaction: sqlite3.Connection) -> None:
    """From 4 to 5: articles can be in a collection; those of before are in none."""
    _run(transaction, _COLLECTIONS)


def _find_copies(transaction: sqlite3.Connection) -> None:
    """From 5 to 6: near-copies of articles are known."""
    _run(transaction, _COPIES)
    keys = "SELECT key FROM versions WHERE state = 'published' ORDER BY key"
    for (key,) in transaction.execute(keys).fetchall():
        Clusters.keep(transaction, Likeness(transaction, key))


def _know_edits(transaction: sqlite3.Connection) -> None:
    """From 6 to 7: it is known what readers have set by hand; of before, nothing is."""
    _run(transaction, _EDITS)


def _list_authors(transaction: sqlite3.Connection) -> None:
    """From 7 to 8: the authors are read without the texts that stand before them in their rows."""
    _run(transaction, _AUTHORS)


_STEPS: Mapping[int, Callable[[sqlite3.Connection], None]] = {
    1: _share_vectors,
    2: _tell_languages,
    3: _stem_arabic,
    4: _put_into_collections,
    5: _find_copies,
    6: _know_edits,
    7: _list_authors,
}


def _run(transaction: sqlite3.Connection, statements: str) -> None:
    for statement in filter(str.strip, statements.split(";")):
        transaction.execute(statement)
