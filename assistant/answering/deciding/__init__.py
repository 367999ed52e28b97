"""Deciding: do the articles answer the question, and which words do?

- `answerability.py`: the probability that what was found answers.
- `confidence.py`: the probability that the words marked as a short answer are right.
- `named.py`: does an article know of whom and what the question names?
- `refusal.py`: what is said where they do not answer; `spelling.py`: what may have been meant.
"""
