"""Text to sentences, as exact spans: `split.py` is the way in.

- `lines.py`: what line breaks mean; `figures.py`: which cells of a table are names.
- `headings.py`: which lines are headings.
- `boundaries.py`, `enclosures.py`: where the sentences of a paragraph end, not within brackets.
- `marks.py`, `abbreviations.py`: what may follow a stop, and which stops end nothing.
"""
