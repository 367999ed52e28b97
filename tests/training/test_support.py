"""The tool that fits the support models."""

import gzip
import json
from pathlib import Path

import numpy as np

from tests.training.support import Rows, examples, fit, names_of, rows_of


def test_a_known_model_is_found_again() -> None:
    generator = np.random.default_rng(1)
    values = generator.normal(size=(20_000, 2)) * (1, 5) + (3, 0)
    chance = 1 / (1 + np.exp(-(2 * (values[:, 0] - 3) - 0.4 * values[:, 1])))
    labels = (generator.random(len(values)) < chance).astype(np.float64)
    fitted = fit([Rows(values, labels)])
    np.testing.assert_allclose(fitted.weights, [2, -0.4], rtol=0.05)
    np.testing.assert_allclose(fitted.intercept, -6, rtol=0.05)
    assert np.mean((fitted.probabilities(values) >= 0.5) == labels) > 0.8


def test_rows_are_read_split_and_measured(tmp_path: Path) -> None:
    path = tmp_path / "support_small.jsonl.gz"
    rows = [
        {
            "premise": "It rained. The port closed.",
            "claim": "The port closed.",
            "label": "supports",
        },
        {"premise": "It rained.", "claim": "It cost $5.", "label": "neutral", "title": "The port"},
    ]
    path.write_bytes(gzip.compress("\n".join(map(json.dumps, rows)).encode()))
    found = sorted(examples(path, 10), key=lambda example: example.supported)
    assert [example.evidence for example in found] == [
        ("It rained.",),
        ("It rained.", "The port closed."),
    ]
    assert found[0].context == ("The port",)
    signals = {"words": lambda claim, evidence: float(len(evidence))}
    measured = rows_of(found, signals)
    assert measured.labels.tolist() == [0, 1]
    assert measured.values[:, names_of(signals).index("words")].tolist() == [1, 2]
    assert measured.values[:, names_of(signals).index("missing_numbers")].tolist() == [1, 0]
