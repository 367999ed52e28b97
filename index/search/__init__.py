"""Search: a question -> ranked articles, passages and sentences. `retrieve.py` is the way in.

- `scoring.py`: dense (Chroma) and lexical (BM25) scores of one candidate set.
- `fusion.py`, `rankings.py`: scores to one order.
- `columns.py`, `tables.py`: columns that a question names, rows with their names.
- `timeliness.py`, `links.py`: what dates and named articles say of an order.
- `reranking.py`: the reader goes over the best passages. `multilingual.py`, `meaning.py`: the same
  in other languages than English.
- `blend.py`: the search as asked and with the words left out, as one.
- `duplicates.py`, `copies.py`: near-copies take one slot.
"""
