"""Checking: nothing is shown before its citations hold and its words stand in what it cites.

- `citations.py`: is the quote the stored text at these offsets?
- `answer.py`: one drafted sentence -> a checked one.
- `checker.py`: the verdict; `features.py`, `alignment.py` and `model.py` are its parts.
- `consistency.py`, `signals.py`: what the reader adds to it.
- `absence.py`, `fragments.py`: sentences that say that there is no answer, or nothing without their
  question.
"""

from assistant.answering.checking.checker import Check, VerdictChecker
from assistant.answering.checking.features import Signal
from assistant.answering.checking.signals import answer_signals, support_signal

__all__ = ["Check", "Signal", "VerdictChecker", "answer_signals", "support_signal"]
