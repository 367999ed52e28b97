"""Does the cited text say what an answer sentence says? See `assistant.verdicts.checker`."""

from assistant.verdicts.checker import Check, VerdictChecker
from assistant.verdicts.features import Signal, cosine_signal

__all__ = ["Check", "Signal", "VerdictChecker", "cosine_signal"]
