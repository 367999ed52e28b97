"""Meaning in other languages than English: vectors of questions and of sentences.

`model.py` runs the weights, which `weights/MODEL_CARD.md` describes. The reader, which marks the
words that answer, knows English only; this one tells which sentence is about what is asked.
"""

from index.encoder.model import Encoder, load_encoder

__all__ = ["Encoder", "load_encoder"]
