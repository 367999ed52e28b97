import pytest

from assistant.evaluation.gate import Bound, check_bounds, parse_bound
from assistant.evaluation.tables import gate_text, gate_to_dict
from index.errors import SettingsError

METRICS = {
    "f1": {"value": 0.6, "n": 50},
    "false_refusal_rate": {"value": 0.1, "n": 40},
    "refusal_recall": {"value": None, "n": 0},
}


def check(*bounds):
    return check_bounds(METRICS, bounds)


@pytest.mark.parametrize(
    ("bound", "passed"),
    [
        pytest.param(Bound("f1", "min", 0.6), True, id="reached"),
        pytest.param(Bound("f1", "min", 0.601), False, id="missed"),
        pytest.param(Bound("false_refusal_rate", "max", 0.1), True, id="kept"),
        pytest.param(Bound("false_refusal_rate", "max", 0.09), False, id="exceeded"),
        pytest.param(Bound("refusal_recall", "min", 0.0), False, id="not-measured"),
        pytest.param(Bound("refusal_recall", "max", 1.0), False, id="not-measured-max"),
    ],
)
def test_a_bound_is_met_or_not(bound, passed):
    (line,) = check(bound)
    assert line.passed is passed


def test_an_unknown_metric_is_an_error_that_names_the_nearest():
    with pytest.raises(SettingsError, match=r"no metric 'false_refusals'.*false_refusal_rate"):
        check(Bound("false_refusals", "max", 0.1))


@pytest.mark.parametrize("text", ["f1", "f1=", "=0.5", "f1=high", "f1=nan", ""])
def test_a_bound_must_be_a_metric_and_a_number(text):
    with pytest.raises(SettingsError, match="metric=number"):
        parse_bound(text, "min")


def test_a_bound_is_read():
    assert parse_bound(" f1 = 0.5", "min") == Bound("f1", "min", 0.5)
    assert parse_bound("latency_ms_p95=2e3", "max") == Bound("latency_ms_p95", "max", 2000)


def test_the_table_shows_what_falls_short_and_by_how_much():
    lines = check(
        Bound("f1", "min", 0.75),
        Bound("false_refusal_rate", "max", 0.2),
        Bound("refusal_recall", "min", 0.5),
    )
    text = gate_text(lines).splitlines()
    assert text[0] == "2 of 3 bounds are missed."
    assert text[3].split() == ["f1", "0.600", ">=", "0.75", "0.150", "50"]
    assert text[4].split() == ["refusal_recall", "-", ">=", "0.5", "not", "measured", "0"]
    assert "false_refusal_rate" not in "".join(text)
    assert gate_to_dict(lines)["passed"] is False


def test_all_met_is_said_in_one_line():
    lines = check(Bound("f1", "min", 0.5))
    assert gate_text(lines) == "All 1 bounds are met."
    assert gate_to_dict(lines) == {
        "passed": True,
        "bounds": [
            {
                "metric": "f1",
                "kind": "min",
                "limit": 0.5,
                "value": 0.6,
                "n": 50,
                "passed": True,
            }
        ],
    }
