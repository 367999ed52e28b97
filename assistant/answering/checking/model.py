"""The logistic models of support: from features to the probability that a claim is supported."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

from index.errors import SettingsError
from index.search.fusion import logistic

WEIGHTS = "weights.json"
"""In this package; written by `tests.training.support`."""


@dataclass(frozen=True, slots=True)
class SupportModel:
    """One fitted model.

    Attributes:
        intercept: Of the logit.
        weights: By feature or signal.
        supported: Probability from which on a claim is supported.
        partly: Probability from which on it is partly supported.
    """

    intercept: float
    weights: Mapping[str, float]
    supported: float
    partly: float

    def probability(self, values: Mapping[str, float]) -> float:
        """Return the probability, in [0, 1], that a claim with these values is supported."""
        logit = self.intercept + sum(weight * values[name] for name, weight in self.weights.items())
        return logistic(logit)


def load_support_model(signals: frozenset[str]) -> SupportModel:
    """Return the model that was fitted with exactly these signals beside the lexical features.

    Raises:
        SettingsError: None was.
    """
    models = json.loads((files("assistant.answering.checking") / WEIGHTS).read_text("utf-8"))
    key = model_key(signals)
    if key not in models:
        raise SettingsError(
            f"No support model was fitted with the signals {key!r}. "
            f"Give the signals of one of these: {', '.join(map(repr, models))}."
        )
    return SupportModel(**models[key])


def model_key(signals: frozenset[str]) -> str:
    """Return the name under which a model with these signals stands in the weights file."""
    return "+".join(["lexical", *sorted(signals)])
