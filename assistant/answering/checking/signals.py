"""What the reader adds to the checks: its own judgement, and its answers about the claim."""

from collections.abc import Sequence

from assistant.answering.checking.consistency import (
    consistency,
    figure_questions,
    subject_questions,
)
from assistant.answering.checking.features import Signal
from index.english.attribution import names_speaker
from index.reader import ReadableClaim, Reader


def support_signal(reader: Reader) -> Signal:
    """Return the reader's log odds that the evidence, taken together, supports the claim."""

    def support(claim: str, evidence: Sequence[str]) -> float:
        (reading,) = reader.read_claims([ReadableClaim(claim, " ".join(evidence))])
        return reading.support_logit

    return support


def answer_signals(reader: Reader) -> tuple[Signal, ...]:
    """Return whether the reader finds a claim's figures, and its speaker, where it is asked for.

    See `assistant.answering.checking.consistency`. The speaker is asked for where the claim says
    that somebody says something.
    """

    def figures(claim: str, evidence: Sequence[str]) -> float:
        return consistency(reader, figure_questions(claim), evidence)

    def speaker(claim: str, evidence: Sequence[str]) -> float:
        if not names_speaker(claim):
            return 0.0
        return consistency(reader, subject_questions(claim), evidence)

    return figures, speaker
