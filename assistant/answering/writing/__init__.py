"""Who writes answers: from found sentences to sentences with their sources.

- `extractive.py`: the best sentences, verbatim; needs no language model. `candidates.py` says which
  are best, `answering/neighbours.py` what is needed beside them.
- `language_model.py`: fluent sentences, streamed; quotes instead when the model fails.
  `context.py` is what it is shown, `markers.py` and `sentence_stream.py` read its citations;
  `thinking.py`, `recital.py` and `references.py` say what in a reply is no part of an answer.
"""
