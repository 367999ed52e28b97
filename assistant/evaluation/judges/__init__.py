"""Metrics that a language model judges: optional, and only as good as their agreement with people.

prompt and reply (judge.py, parse.py) -> judgement -> file of the run (run.py) -> metrics
"""
