"""The reader: a small model that reads a question and a passage together.

A first stage compares words and vectors; the reader says, for every sentence of a passage, how well
it answers the question, which words in it are the short answer, and whether the passage answers the
question at all. Given a claim and evidence instead, it says whether the one supports the other,
refutes it, or neither. `weights/MODEL_CARD.md` tells what it was trained on and how good it is;
`tests/training/reader` is how it was made.
"""

from index.reader.model import Reader, load_multilingual_reader, load_reader
from index.reader.pooling import PassageReading, SentenceReading
from index.reader.support import ReadableClaim, SupportReading

__all__ = [
    "PassageReading",
    "ReadableClaim",
    "Reader",
    "SentenceReading",
    "SupportReading",
    "load_multilingual_reader",
    "load_reader",
]
