import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.evaluation.metrics import refusal
from assistant.evaluation.statistics import ratio

# refused, answerable: 3 rightly refused, 1 wrongly refused, 2 wrongly answered, 4 rightly answered
REPLIES = [(True, False)] * 3 + [(True, True)] + [(False, False)] * 2 + [(False, True)] * 4


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        pytest.param(refusal.precision_terms, 3 / 4, id="precision"),
        pytest.param(refusal.recall_terms, 3 / 5, id="recall"),
        pytest.param(refusal.f1_terms, 2 * (3 / 4) * (3 / 5) / (3 / 4 + 3 / 5), id="f1"),
        pytest.param(refusal.false_refusal_terms, 1 / 5, id="false-refusal-rate"),
    ],
)
def test_the_rates_by_hand(terms, expected):
    pairs = [terms(refused=refused, answerable=answerable) for refused, answerable in REPLIES]
    numerators, denominators = np.array(pairs).T
    assert float(ratio(numerators, denominators)) == pytest.approx(expected)


scored = st.lists(st.tuples(st.integers(0, 5).map(float), st.booleans()), min_size=1, max_size=30)


@given(scored)
def test_auroc_is_the_share_of_ordered_pairs(items):
    good = [score for score, answerable in items if answerable]
    bad = [score for score, answerable in items if not answerable]
    ours = float(refusal.auroc(*np.array(items, dtype=float).T))
    if not good or not bad:
        assert math.isnan(ours)
        return
    wins = sum((g > b) + (g == b) / 2 for g in good for b in bad)
    assert ours == pytest.approx(wins / (len(good) * len(bad)))


def test_auroc_works_along_the_last_axis():
    scores = np.array([[1.0, 2.0, 3.0], [3.0, 2.0, 1.0]])
    labels = np.array([[0.0, 0.0, 1.0], [0.0, 0.0, 1.0]])
    assert refusal.auroc(scores, labels).tolist() == [1.0, 0.0]


@given(scored, st.sampled_from([0.0, 0.1, 0.25, 0.5]))
def test_recall_at_false_refusals_is_the_best_allowed_threshold(items, rate):
    good = [score for score, answerable in items if answerable]
    bad = [score for score, answerable in items if not answerable]
    ours = float(refusal.recall_at_false_refusals(*np.array(items, dtype=float).T, rate))
    if not good or not bad:
        assert math.isnan(ours)
        return
    thresholds = [*{score for score, _ in items}, 99.0]
    allowed = [t for t in thresholds if sum(g < t for g in good) <= rate * len(good) + 1e-9]
    best = max((sum(b < t for b in bad) / len(bad) for t in allowed), default=0.0)
    assert ours == pytest.approx(best)


def test_risk_coverage_by_hand():
    points = refusal.risk_coverage([0.9, 0.2, 0.9, 0.5], [False, True, True, False])
    assert [(p.coverage, p.risk, p.threshold) for p in points] == [
        (0.5, 0.5, 0.9),
        (0.75, pytest.approx(1 / 3), 0.5),
        (1.0, 0.5, 0.2),
    ]
    assert refusal.area_under_risk_coverage(points) == pytest.approx(
        0.5 * 0.5 + 0.25 / 3 + 0.25 * 0.5
    )


def test_an_empty_run_has_no_curve():
    assert refusal.risk_coverage([], []) == []
    assert refusal.area_under_risk_coverage([]) is None


@given(scored)
def test_the_whole_curve_ends_at_the_overall_risk(items):
    points = refusal.risk_coverage([s for s, _ in items], [wrong for _, wrong in items])
    assert points[-1].coverage == 1
    assert points[-1].risk == pytest.approx(sum(wrong for _, wrong in items) / len(items))
    assert len(points) == len({score for score, _ in items})
