"""Answering: the way of a question, a folder a stage. `engine.py` walks it.

- `understanding/`: a question and the turns before it -> a question that stands alone, and its
  kind.
- `collection/`: requests that are about many articles: summaries, counts, timelines, comparisons.
- `deciding/`: answerability; do the articles answer at all, and if not, the refusal.
- `writing/`: the sentences of the answer, verbatim or by a language model.
- `checking/`: citations and verdicts; nothing unchecked is shown.
- `comparing/`: do the articles contradict each other in what was asked?

`finding.py` searches for one question, `joining.py` makes one answer of two parts. `draft.py` is
what a writer hands on to the checks, which `checked_writing.py` puts to each sentence;
`neighbours.py` says which sentence another one needs beside it to be understood.
"""
