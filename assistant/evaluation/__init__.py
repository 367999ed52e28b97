"""Running fixed question sets through the assistant, scoring, comparing and gating them.

dataset -> run -> results -> measurements -> summary -> report, compare, gate

`evaluate.py` walks that way. `formats/` reads question sets, `metrics/` scores, `judges/` asks a
language model for scores. `README.md` is the manual.
"""
