"""The catalogue: articles, versions, sentences and search terms, in one SQLite file or PostgreSQL.

It is the truth. Vectors, and everything else outside of it, can be rebuilt from it.

- `protocols.py`: what it stands on. `local.py`: in SQLite, `server/`: in PostgreSQL.
- `database.py`: the file, its schema and its connections.
- `catalogue.py`: staging, publishing, removing and reading articles.
- `versions.py`: one version into the tables and out of them.
- `rows.py`: what is read, as values.
- `term_tables.py`: the full-text tables.
- `lexical.py`: BM25 over articles, passages and sentences; `bm25.py`, `postings.py`, `lengths.py`,
  `table_state.py` and `stems.py`: its numbers, added up over arrays.
- `terms.py`: text to search terms, the same way for articles and questions.
"""

from index.store.catalogue import Catalogue
from index.store.database import Database
from index.store.lexical import LexicalIndex
from index.store.local import LocalCatalogue
from index.store.rows import ArticleSummary, PassageRow, SentenceRow
from index.store.versions import PreparedArticle

__all__ = [
    "ArticleSummary",
    "Catalogue",
    "Database",
    "LexicalIndex",
    "LocalCatalogue",
    "PassageRow",
    "PreparedArticle",
    "SentenceRow",
]
