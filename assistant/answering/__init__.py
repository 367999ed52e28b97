"""Answering: the way of a question, a folder a stage. `engine.py` walks it.

- `understanding/`: follow-ups; a question and the turns before it -> a question that stands alone.
- `deciding/`: answerability; do the articles answer at all, and if not, the refusal.
- `writing/`: the sentences of the answer, verbatim or by a language model.
- `checking/`: citations and verdicts; nothing unchecked is shown.
- `comparing/`: do the articles contradict each other in what was asked?

`draft.py` is what a writer hands on to the checks; `neighbours.py` says which sentence another one
needs beside it to be understood.
"""
