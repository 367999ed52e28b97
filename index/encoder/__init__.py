"""Meaning in other languages than English: vectors of questions and of sentences.

`model.py` runs the weights, which `weights/MODEL_CARD.md` describes: they tell which sentence is
about what is asked. Beside them lie those of the reader of other languages, which marks the words
that answer; `index/reader` runs it.
"""

from index.encoder.model import Encoder, load_encoder

__all__ = ["Encoder", "load_encoder"]
