"""Comparing: what several articles claim in answer to one question, and whether they disagree.

- `asked.py`: what a sentence must have to be about what was asked.
- `claims.py`: the number, date, name or yes-no that a sentence gives in answer.
- `contradiction.py`: can two claims both be true?
- `figures.py`: figures for the same thing in two sentences, whatever was asked.
- `disagreement.py`: the sides of a disagreement, cited.
"""
