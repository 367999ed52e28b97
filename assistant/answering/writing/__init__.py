"""Who writes answers: from found sentences to sentences with their sources.

- `extractive.py`: the best sentences, verbatim; needs no language model. Its parts:
  - `candidates.py`, `fitness.py`: how well each sentence answers; `meaning.py`, `dating.py`,
    `naming.py`: whether it speaks of whom and when is meant.
  - `leading.py`, `superseding.py`, `standing.py`, `corrections.py`: the newer report and the
    correction before what they put right.
  - `further.py`, `beside.py`, `slots.py`: what is shown with the best one;
    `answering/neighbours.py` says what a sentence needs.
  - `enumeration.py`, `items.py`, `decisions.py`: lists, minutes, and all that was decided.
- `language_model.py`: fluent sentences, streamed; quotes instead when the model fails.
  `context.py` is what it is shown, `markers.py` and `sentence_stream.py` read its citations;
  `thinking.py`, `recital.py` and `references.py` say what in a reply is no part of an answer.
"""
