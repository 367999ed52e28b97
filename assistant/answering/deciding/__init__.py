"""Deciding: do the articles answer the question (`answerability.py`), and if not, `refusal.py`."""
