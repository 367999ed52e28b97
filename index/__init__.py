"""Everything about articles: reading, cutting, storing and finding them.

Knows nothing of language models or chat. `library.py` opens a data folder, `served_library.py` the
articles on servers; `holdings.py` is what either opens. See `types.py` for the values and
`errors.py` for what can go wrong.

- `addresses/`, `formats/`: pages, feeds and files -> articles.
- `sentences/`, `passages.py`: articles cut, by exact offsets.
- `languages/`, `english/`: words in any language; the rules that know English.
- `models/`, `embedding/`, `encoder/`, `reader/`: the models that come along.
- `store/`: where all is kept. `search/`: questions -> articles and sentences.
- `backup.py`, `doctor.py`, `migration.py`: care of what is kept.
"""
