"""Running fixed question sets through the assistant, scoring, comparing and gating them.

dataset -> run -> results -> measurements -> summary -> report, compare, gate
"""
