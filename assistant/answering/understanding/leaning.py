"""Does a question lean on the one before it? A linear model over both.

It sees the question's form, which is its common words with a gap for all others; how many words
and names it has of its own; and how many of them the question before has too. The weights are in
`leaning.json`; `tests/training/leaning.py` makes it.
"""

import json
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files

from assistant.answering.understanding.request_forms import features, form_of
from index.english.coreference import ends_open, points_at_somebody, words_before_pronoun
from index.english.names import names_in
from index.english.words import ASKING_WORDS, STOP_WORDS, content_stems
from index.search.fusion import logistic

_COMMON = STOP_WORDS | ASKING_WORDS
MOST_WORDS = 6
"""More telling words than these are as good as so many."""

BINDING_WORDS = 2
"""Telling words before a pronoun that it may stand for: "the ferry on its first day"."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A question, the one before it, and whether it leans on that."""

    before: str
    question: str
    leans: bool


def read_pairs(lines: Iterable[str]) -> Iterator[Pair]:
    """Yield the pairs of lines "before | question" under [leans] and [stands]; # is a remark."""
    leans = False
    for line in lines:
        if line.startswith("["):
            leans = line == "[leans]"
        elif line and not line.startswith("#"):
            before, _, question = line.partition(" | ")
            yield Pair(before, question, leans)


class Leaning:
    """Tells which questions lean on what was said before. Thread safe."""

    def __init__(self) -> None:
        model = json.loads(
            (files("assistant.answering.understanding") / "leaning.json").read_text("utf-8")
        )
        self._intercept: float = model["intercept"]
        self._weights: Mapping[str, float] = model["weights"]

    def probability(self, before: str, question: str) -> float:
        """Return the probability, in [0, 1], that a question leans on the one before it."""
        found = features_of(before, question)
        logit = self._intercept + sum(
            self._weights.get(name, 0.0) * value for name, value in found.items()
        )
        return logistic(logit)


def features_of(before: str, question: str) -> dict[str, float]:
    """Return what the model sees."""
    own, said = set(content_stems(question)), set(content_stems(before))
    count = min(len(own), MOST_WORDS)
    shown = {f"form {name}": 1.0 for name in features(form_of(question, _COMMON))}
    weight = 1.0 / max(1.0, math.sqrt(len(shown)))
    before_pronoun = words_before_pronoun(question)
    binds = len(content_stems(before_pronoun)) >= BINDING_WORDS
    points = points_at_somebody(question) and not (binds and ends_open(before_pronoun))
    return {
        **dict.fromkeys(shown, weight),
        f"words {count}": 1.0,
        f"names {min(len(names_in(question)), 2)}": 1.0,
        "points": float(points and not binds),
        "points back": float(points and binds),
        "shared": len(own & said) / max(1, len(own)),
    }
