"""Who writes answers: from found sentences to sentences with their sources.

- `draft.py`: what a writer hands on, before its citations are checked.
- `extractive.py`: the best sentences, verbatim; needs no language model. `candidates.py` says which
  are best, `understanding.py` what is needed beside them.
- `language_model.py`: fluent sentences, streamed; quotes instead when the model fails.
  `thinking.py` and `recital.py` say what in a reply is no part of an answer.
"""
