"""Everything about articles: reading, cutting, storing and finding them.

Knows nothing of language models or chat. `library.py` opens a data folder and is the way in; see
`types.py` for the values and `errors.py` for what can go wrong.
"""
