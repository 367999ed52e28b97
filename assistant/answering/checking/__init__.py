"""Checking: nothing is shown before its citations hold and its words stand in what it cites.

- `citations.py`: is the quote the stored text at these offsets?
- `answer.py`: one drafted sentence -> a checked one.
- `checker.py`: the verdict; `features.py`, `alignment.py` and `model.py` are its parts.
- `absence.py`, `fragments.py`: sentences that say that there is no answer, or nothing without their
  question.
"""

from assistant.answering.checking.checker import Check, VerdictChecker
from assistant.answering.checking.features import Signal, reader_signal

__all__ = ["Check", "Signal", "VerdictChecker", "reader_signal"]
