"""The catalogue: articles, versions, sentences and search terms, in one SQLite file or PostgreSQL.

It is the truth. Vectors, and everything else outside of it, can be rebuilt from it.

- `protocols.py`: what it stands on. `local.py`: in SQLite, `server/`: in PostgreSQL.
- `database.py`: the file, its schema and its connections.
- `catalogue.py`: staging, publishing, removing and reading articles.
- `ingest.py`: articles into the index, safe to kill; `naming.py`, `places.py`: which article a file
  is.
- `versions.py`, `earlier.py`: one version into the tables and out of them, and the one before it.
- `clusters.py`: which articles are copies of which; `signature.py`, `republished.py`: told how.
- `rows.py`: what is read, as values.
- `term_tables.py`: the full-text tables.
- `lexical.py`: BM25 over articles, passages and sentences; `bm25.py`, `postings.py`, `lengths.py`,
  `table_state.py` and `stems.py`: its numbers, added up over arrays.
- `terms.py`: text to search terms, the same way for articles and questions.
- `vectors.py` (the only importer of chromadb, without its `ballast.py`, with nothing of it
  `left_open.py`), `vector_folder.py`: vectors in Chroma; `ledger.py`: which there should be;
  `following.py`, `filling.py`: made behind the articles; `dense.py`, `exact.py`: searched.
- `lock.py`, `privacy.py`, `room.py`: the data folder: its owner, who may read it, its disk.
- `checkup.py`, `term_checkup.py`, `seal.py`, `probe.py`, `salvage.py`: damage, noticed and mended.
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
