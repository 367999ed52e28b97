"""A development tool: fit the support models on public claims with labels and write their weights.

    python -m tests.training.support FOLDER [--rows N] [--reader]

FOLDER holds `support_*.jsonl.gz`: rows `{premise, claim, label, title?}`, where "supports" is told
from all other labels.
Every set weighs the same, and so do supported and other claims within a set. Prints how a model
fitted on the other sets does on each set, then fits on all of them. With `--reader` a second model
weighs what the reader says of the claim, too: it learned from a part of these sets.
"""

import argparse
import gzip
import json
import random
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from scipy.special import expit
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import balanced_accuracy_score, roc_auc_score
from sklearn.preprocessing import StandardScaler

from assistant.answering import checking
from assistant.answering.checking.alignment import align
from assistant.answering.checking.features import Signal, lexical_features, measured
from assistant.answering.checking.model import WEIGHTS, model_key
from assistant.answering.checking.signals import support_signal
from assistant.evaluation.statistics import FloatArray
from index.english.facts import missing_facts
from index.reader import load_reader
from index.sentences.split import sentence_spans

PENALTY = 1e-3
"""Half of this times the squared weights of the standardised columns is added to the mean loss."""

SUPPORTED = 0.5
"""Probability from which on a claim is supported: the even odds that the models are fitted with."""

PARTLY_RECALL = 0.95
"""Share of the supported claims that may not be called unsupported."""


@dataclass(frozen=True, slots=True)
class Example:
    """A claim, its evidence, the title it is about, and whether people say it is supported."""

    claim: str
    evidence: tuple[str, ...]
    context: tuple[str, ...]
    supported: bool


@dataclass(frozen=True, slots=True)
class Rows:
    """Feature values of one set, shape (examples, features), and labels, 1 or 0."""

    values: FloatArray
    labels: FloatArray


@dataclass(frozen=True, slots=True)
class Fitted:
    """Intercept and weights of the raw features."""

    intercept: float
    weights: FloatArray

    def probabilities(self, values: FloatArray) -> FloatArray:
        """Return the probability of support of every row."""
        return np.asarray(expit(self.intercept + values @ self.weights))


def main() -> None:
    """Read, measure over sets, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rows", type=int, default=1400, help="of each set")
    parser.add_argument("--reader", action="store_true", help="also with the reader's support")
    parser.add_argument("--out", type=Path, default=Path(str(checking.__file__)).with_name(WEIGHTS))
    options = parser.parse_args()
    sets = {path: examples(path, options.rows) for path in sorted(options.folder.glob("support_*"))}
    tried: list[dict[str, Signal]] = [{}]
    tried += [{"reader": support_signal(load_reader())}] if options.reader else []
    models = {}
    for signals in tried:
        print(model_key(frozenset(signals)))
        rows = {_short(path): rows_of(found, signals) for path, found in sets.items()}
        models[model_key(frozenset(signals))] = fit_model(rows, names_of(signals))
    options.out.write_text(json.dumps(models, indent=1) + "\n", encoding="utf-8")


def examples(path: Path, count: int) -> list[Example]:
    """Return a random sample, always the same, of the rows of one set."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    random.Random(0).shuffle(lines)
    return [
        Example(
            row["claim"],
            tuple(span.of(row["premise"]) for span in sentence_spans(row["premise"])),
            (row["title"],) if "title" in row else (),
            row["label"] == "supports",
        )
        for row in lines[:count]
        if row["premise"].strip()
    ]


def rows_of(found: Sequence[Example], signals: Mapping[str, Signal]) -> Rows:
    """Measure every example."""
    values = [list(_values(example, signals).values()) for example in found]
    return Rows(np.array(values), np.array([float(example.supported) for example in found]))


def names_of(signals: Mapping[str, Signal]) -> list[str]:
    """Return the names of the columns of `rows_of`."""
    return list(_values(Example("A claim.", ("A sentence.",), (), True), signals))


def fit_model(sets: Mapping[str, Rows], names: Sequence[str]) -> dict[str, object]:
    """Measure over the sets and return the model fitted on all, as it stands in the file."""
    left_out = left_out_probabilities(sets)
    gates = [at for at, name in enumerate(names) if name.startswith("missing_")]
    gated = {
        name: np.where(rows.values[:, gates].any(axis=1), 0.0, left_out[name])
        for name, rows in sets.items()
    }
    partly = float(
        np.mean(
            [
                np.quantile(left_out[name][rows.labels == 1], 1 - PARTLY_RECALL)
                for name, rows in sets.items()
            ]
        )
    )
    for name, rows in sets.items():
        area = roc_auc_score(rows.labels, left_out[name])
        right = balanced_accuracy_score(rows.labels, gated[name] >= SUPPORTED)
        print(f"  {name:20} left out: AUROC {area:.3f}, balanced accuracy {right:.3f}")
    fitted = fit(list(sets.values()))
    weights = dict(zip(names, np.round(fitted.weights, 4).tolist(), strict=True))
    print(f"  partly from {partly:.2f}", weights)
    return {
        "intercept": round(fitted.intercept, 4),
        "weights": weights,
        "supported": SUPPORTED,
        "partly": round(partly, 2),
    }


def left_out_probabilities(sets: Mapping[str, Rows]) -> dict[str, FloatArray]:
    """Return for each set what a model fitted on the others says of it."""
    return {
        name: fit([other for key, other in sets.items() if key != name]).probabilities(rows.values)
        for name, rows in sets.items()
    }


def fit(sets: Sequence[Rows]) -> Fitted:
    """Fit a logistic regression with an L2 penalty on standardised columns."""
    values = np.concatenate([rows.values for rows in sets])
    labels = np.concatenate([rows.labels for rows in sets])
    shares = np.concatenate([_example_weights(rows.labels) for rows in sets]) / len(sets)
    scaler = StandardScaler().fit(values, sample_weight=shares)
    model = LogisticRegression(C=1 / PENALTY, solver="newton-cholesky", tol=1e-8)
    model.fit(scaler.transform(values), labels, sample_weight=shares)
    raw = model.coef_[0] / scaler.scale_
    return Fitted(float(model.intercept_[0] - raw @ scaler.mean_), raw)


def _values(example: Example, signals: Mapping[str, Signal]) -> dict[str, float]:
    missing = missing_facts(example.claim, example.evidence, example.context)
    alignment = align(example.claim, example.evidence, example.context)
    features = lexical_features(example.claim, example.evidence, alignment, missing)
    return {**asdict(features), **measured(signals, example.claim, example.evidence)}


def _example_weights(labels: FloatArray) -> FloatArray:
    """Return weights that sum to 1 with half on either label."""
    supported = labels.sum()
    return np.asarray(np.where(labels == 1, 0.5 / supported, 0.5 / (len(labels) - supported)))


def _short(path: Path) -> str:
    return path.name.removeprefix("support_").removesuffix(".jsonl.gz")


if __name__ == "__main__":
    main()
