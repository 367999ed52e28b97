"""A logistic model over several sets, whose weights are never negative.

The weights have a ridge penalty. Every set weighs the same, and either label half of it; while the
model is fitted each set has an intercept of its own, and the mean of these is kept.
"""

from collections.abc import Sequence
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from scipy.special import expit, logit
from sklearn.preprocessing import StandardScaler

Array: TypeAlias = npt.NDArray[np.float64]
Row: TypeAlias = dict[str, Any]
"""Features by name, with `set` and `label`."""

RIDGE = 20.0


def refusing(rows: Sequence[Row], model: Row, threshold: float, share: float) -> Row:
    """Return a model with the intercept at which it refuses a share of what it should answer.

    Args:
        rows: Those with a label are what it should answer.
        model: Whose intercept is moved.
        threshold: What has a lower probability is refused.
        share: In [0, 1]; the mean over sets of the quantiles at it comes to the threshold.
    """
    right = [row for row in rows if row["label"]]
    logits, names = logit(probabilities(right, model)), np.array([row["set"] for row in right])
    least = np.mean([np.quantile(logits[names == name], share) for name in np.unique(names)])
    return {**model, "intercept": round(model["intercept"] + float(logit(threshold) - least), 4)}


def probabilities(rows: Sequence[Row], model: Row) -> Array:
    """Return what a model says of each row."""
    logits = [
        model["intercept"] + sum(w * row[name] for name, w in model["weights"].items())
        for row in rows
    ]
    return np.asarray(expit(logits))


def fitted(rows: Sequence[Row], names: Sequence[str]) -> Row:
    """Return the intercept and weights of the model: bounded minimisation of the mean loss."""
    x = np.array([[row[name] for name in names] for row in rows], dtype=np.float64)
    y = np.array([row["label"] for row in rows], dtype=np.float64)
    scaler = StandardScaler().fit(x)
    weights = balance(rows) / len(rows)
    sets = list(dict.fromkeys(row["set"] for row in rows))
    belongs = np.array([[float(row["set"] == name) for name in sets] for row in rows])
    columns = np.hstack([scaler.transform(x), belongs])
    penalties = np.repeat([RIDGE / len(rows), 0.0], [len(names), len(sets)])

    def loss(parameters: Array) -> tuple[float, Array]:
        logits = columns @ parameters
        value = weights @ (np.logaddexp(0, logits) - y * logits) + penalties @ parameters**2 / 2
        gradient = columns.T @ (weights * (expit(logits) - y)) + penalties * parameters
        return float(value), gradient

    bounds = [(0, None)] * len(names) + [(None, None)] * len(sets)
    start = np.zeros(len(bounds))
    found = minimize(loss, start, jac=True, bounds=bounds, options={"ftol": 1e-13}).x
    slopes = found[: len(names)] / scaler.scale_
    intercept = float(found[len(names) :].mean() - slopes @ scaler.mean_)
    named = {name: round(float(w), 4) for name, w in zip(names, slopes, strict=True)}
    return {"intercept": round(intercept, 4), "weights": named}


def balance(rows: Sequence[Row]) -> Array:
    """Return a weight for each row: sets alike, and both labels alike within a set."""
    keys = [(row["set"], bool(row["label"])) for row in rows]
    counts = {key: keys.count(key) for key in set(keys)}
    return np.array([len(rows) / len(counts) / counts[key] for key in keys])
