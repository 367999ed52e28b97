"""The stems that the full-text tables hold for a word: SQLite's own tokenizer tells them."""

import sqlite3
from collections import defaultdict
from contextlib import closing
from functools import lru_cache

from index.store.term_tables import create_terms

_REMEMBERED = 256  # questions, each a few words


@lru_cache(_REMEMBERED)
def stems(words: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Return the stems of each word, in order.

    A word has one, as a rule: none where the tokenizer sees no letter or digit in it, more where it
    cuts it in two.
    """
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as memory:
        create_terms(memory, "asked")
        memory.execute("CREATE VIRTUAL TABLE vocabulary USING fts5vocab (asked, instance)")
        memory.execute("BEGIN")
        memory.executemany("INSERT INTO asked (rowid, terms) VALUES (?, ?)", enumerate(words))
        found = defaultdict[int, list[str]](list)
        for row, stem in memory.execute("SELECT doc, term FROM vocabulary ORDER BY doc, offset"):
            found[row].append(stem)
    return tuple(tuple(found[row]) for row in range(len(words)))
