"""The catalogue: articles, versions, sentences and search terms in one SQLite file.

It is the truth. Vectors, and everything else outside this file, can be rebuilt from it.

- `database.py`: the file, its schema and its connections.
- `catalogue.py`: staging, publishing, removing and reading articles.
- `lexical.py`: BM25 over articles, passages and sentences.
- `terms.py`: text to search terms, the same way for articles and questions.
"""

from index.store.catalogue import (
    ArticleSummary,
    Catalogue,
    PassageRow,
    PreparedArticle,
    SentenceRow,
)
from index.store.database import Database
from index.store.lexical import LexicalIndex

__all__ = [
    "ArticleSummary",
    "Catalogue",
    "Database",
    "LexicalIndex",
    "PassageRow",
    "PreparedArticle",
    "SentenceRow",
]
