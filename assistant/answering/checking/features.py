"""What the support model sees of a claim and its evidence."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from assistant.answering.checking.alignment import Alignment
from index.english.facts import Missing, facts_in

Signal: TypeAlias = Callable[[str, Sequence[str]], float]
"""Claim and evidence -> one more number for the model, such as a trained reader's support logit.

Evidence is never empty.
"""


@dataclass(frozen=True, slots=True)
class Features:
    """Lexical features of a claim and its evidence. All in [0, 1].

    Attributes:
        union, pairs, longest: See `assistant.answering.checking.alignment.Alignment`.
        missing_numbers: 1 when a number of the claim is not in the evidence.
        missing_dates: The same for dates.
        missing_names: Share of the claim's names that are not there.
        missing_quotations: 1 when a quotation is not there.
        negation: 1 when the claim denies and its best sentence does not, or the other way round.
    """

    union: float
    pairs: float
    longest: float
    missing_numbers: float
    missing_dates: float
    missing_names: float
    missing_quotations: float
    negation: float


def lexical_features(
    claim: str, evidence: Sequence[str], alignment: Alignment, missing: Missing
) -> Features:
    """Return the features of a claim, given how it aligns and what is missing."""
    facts = facts_in(claim)
    best = "" if alignment.best_sentence is None else evidence[alignment.best_sentence]
    return Features(
        union=alignment.union,
        pairs=alignment.pairs,
        longest=alignment.longest,
        missing_numbers=float(bool(missing.numbers)),
        missing_dates=float(bool(missing.dates)),
        missing_names=len(missing.names) / len(facts.names) if facts.names else 0.0,
        missing_quotations=float(bool(missing.quotations)),
        negation=float((facts.negations > 0) != (facts_in(best).negations > 0)),
    )


def measured(
    signals: Mapping[str, Signal], claim: str, evidence: Sequence[str]
) -> dict[str, float]:
    """Return what every signal says of a claim."""
    return {name: signal(claim, evidence) for name, signal in signals.items()}
