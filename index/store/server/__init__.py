"""The store that many processes share: articles in PostgreSQL, vectors in Chroma's own server.

- `schema.py`: the tables. `database.py`: connections, transactions, the one writer at a time.
- `catalogue.py`: articles and their versions. `texts.py`: the texts of rows, as they are indexed.
- `tokenizer.py`: the very terms that SQLite's full-text index would hold.
- `postings.py`: which rows hold a stem, and how often. `expressions.py`: what is asked for.
- `lexical.py`: BM25 from them, to the numbers that SQLite gives.
- `vectors.py`: vectors by Chroma's HTTP, kept in step with what PostgreSQL has recorded.
- `jobs.py`: uploads that wait for a worker.
"""
