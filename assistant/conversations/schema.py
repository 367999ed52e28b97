"""The tables of the file of conversations, and how an earlier one gets them."""

import sqlite3

SCHEMA_VERSION = 1

_CREATE = """
CREATE TABLE conversations (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    created TEXT NOT NULL,
    updated TEXT NOT NULL,
    deleted TEXT
) WITHOUT ROWID;
CREATE INDEX conversations_by_update ON conversations (updated);

CREATE TABLE exchanges (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    conversation_id TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    question TEXT NOT NULL,
    filter TEXT NOT NULL,
    kept TEXT,
    as_kind TEXT,
    stands_alone INTEGER NOT NULL,
    state TEXT NOT NULL,
    answer TEXT,
    problem TEXT NOT NULL DEFAULT '',
    rating TEXT
);
CREATE INDEX exchanges_of_conversation ON exchanges (conversation_id, key);
"""


def create(connection: sqlite3.Connection) -> None:
    """Make the tables in an empty file."""
    connection.executescript(f"BEGIN;{_CREATE}PRAGMA user_version = {SCHEMA_VERSION};COMMIT;")
