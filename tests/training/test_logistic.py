"""The bounded logistic model over several sets."""

import numpy as np

from tests.training.logistic import Row, balance, fitted, probabilities


def drawn(name: str, shift: float, count: int = 4000) -> list[Row]:
    """Questions of a set: `told` tells, `noise` does not, `against` speaks against an answer."""
    generator = np.random.default_rng(len(name))
    told, noise, against = generator.normal(size=(3, count))
    chance = 1 / (1 + np.exp(-(2 * told - against + shift)))
    labels = generator.random(count) < chance
    return [
        {"set": name, "label": bool(label), "told": one, "noise": two, "against": three}
        for label, one, two, three in zip(labels, told, noise, against, strict=True)
    ]


def test_what_speaks_against_an_answer_never_gets_a_negative_weight() -> None:
    model = fitted(drawn("a", 0.0), ["told", "noise", "against"])
    assert model["weights"]["against"] == 0
    assert model["weights"]["noise"] < 0.1
    assert model["weights"]["told"] > 1


def test_a_set_that_is_easy_as_a_whole_does_not_move_the_weights() -> None:
    names = ["told", "noise"]
    alone = fitted(drawn("a", 0.0), names)["weights"]
    together = fitted(drawn("a", 0.0) + drawn("bb", 2.0), names)["weights"]
    assert abs(alone["told"] - together["told"]) < 0.2


def test_either_label_of_each_set_weighs_the_same() -> None:
    rows = drawn("a", 1.0) + drawn("bb", -2.0, count=500)
    weights = balance(rows)
    for name in ("a", "bb"):
        for label in (True, False):
            own = [row["set"] == name and row["label"] is label for row in rows]
            assert np.isclose(weights[own].sum(), len(rows) / 4)


def test_probabilities_rise_with_what_tells() -> None:
    rows = drawn("a", 0.0)
    found = probabilities(rows, fitted(rows, ["told"]))
    order = np.argsort([row["told"] for row in rows])
    assert np.all(np.diff(found[order]) >= 0)
