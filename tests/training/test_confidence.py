"""The tool that fits the probability of a short answer."""

from dataclasses import fields

import numpy as np
import pytest

pytest.importorskip("sklearn", reason="fitting needs scikit-learn, a development dependency")

from assistant.answering.deciding.confidence import Features
from tests.training.confidence import Judged, fitted, is_right, probabilities


@pytest.mark.parametrize(
    ("words", "answers", "right"),
    [
        ("the Dominican Republic", ("Dominican Republic",), True),
        ("Harris", ("Kamala Harris",), True),
        ("52 hectares", ("9 million",), False),
        ("Harris", (), False),
    ],
)
def test_words_are_right_when_one_holds_the_other(
    words: str, answers: tuple[str, ...], right: bool
) -> None:
    assert is_right(words, answers) is right


def test_a_feature_that_decides_gets_the_weight() -> None:
    generator = np.random.default_rng(0)
    names = [field.name for field in fields(Features)]
    values = generator.normal(size=(400, len(names)))
    found = [Judged(Features(*row), bool(row[0] > 0), True) for row in values.tolist()]
    model = fitted(found)
    weights = model["weights"]
    assert isinstance(weights, dict)
    assert weights["margin"] == max(weights.values(), key=abs)
    given = probabilities(found, model)
    assert given[values[:, 0] > 1].min() > given[values[:, 0] < -1].max()
