"""The readers: models that read a question and a passage together.

A first stage compares words and vectors; the reader says, for every sentence of a passage, how well
it answers the question, which words in it are the short answer, and whether the passage answers the
question at all. Given a claim and evidence instead, it says whether the one supports the other,
refutes it, or neither. There is a small one, a larger one that reads the best passages again
(`cascade.py`), and one of other languages. `weights/MODEL_CARD.md` tells what they were trained on
and how good they are; `tests/training/reader` is how they were made.
"""

from index.reader.cascade import Cascade
from index.reader.model import (
    Reader,
    load_careful_reader,
    load_multilingual_reader,
    load_reader,
)
from index.reader.pooling import PassageReading, SentenceReading
from index.reader.support import ReadableClaim, SupportReading

__all__ = [
    "Cascade",
    "PassageReading",
    "ReadableClaim",
    "Reader",
    "SentenceReading",
    "SupportReading",
    "load_careful_reader",
    "load_multilingual_reader",
    "load_reader",
]
