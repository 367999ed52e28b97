"""Four judged questions whose every number is worked out by hand."""

import json

import pytest

from assistant.evaluation.folder import score_run
from assistant.evaluation.judges.judgement import Judgement
from assistant.evaluation.measurements import intervals, measure
from assistant.evaluation.metrics import metrics_of
from assistant.evaluation.metrics.judged import share


def said(question_id, name, score, **values):
    return Judgement(question_id, name, "m", "p", score, **values)


@pytest.fixture
def questions(ask):
    return [ask(name, answers=("x",)) for name in ("one", "two", "three", "four")]


@pytest.fixture
def rows(reply):
    return [
        reply("one", answer="x"),
        reply("two", answer="x"),
        reply("three", answer="x"),
        reply("four", answer="No.", refused=True),
    ]


JUDGEMENTS = [
    said("one", "faithfulness", 5, input_tokens=100, output_tokens=10, cost=0.5),
    said("one", "correctness", 3, input_tokens=50, output_tokens=10, cost=0.25),
    said("two", "faithfulness", None, input_tokens=90, output_tokens=40, cost=0.75, error="bad"),
    said("two", "correctness", 1, input_tokens=60),
    said("three", "faithfulness", 2),
    said("three", "correctness", None, error="down"),
]

EXPECTED = {
    "judge_faithfulness": ((1 + 1 / 4) / 2, 2),
    "judge_correctness": ((1 / 2 + 0) / 2, 2),
    "judge_missing_rate": (2 / 6, 3),
    "tokens_judge_input_mean": (300 / 3, 3),
    "tokens_judge_output_mean": (60 / 3, 3),
    "cost_judge_mean": (1.5 / 3, 3),
}


@pytest.mark.parametrize("name", EXPECTED)
def test_the_judged_set_by_hand(name, questions, rows):
    interval = intervals(measure(questions, rows, judgements=JUDGEMENTS))[name]
    value, n = EXPECTED[name]
    assert interval.value == pytest.approx(value)
    assert interval.n == n


def test_without_judgements_there_are_no_such_metrics(rows):
    assert not {metric.name for metric in metrics_of(rows)} & EXPECTED.keys()


def test_without_prices_there_is_no_cost(rows):
    names = {metric.name for metric in metrics_of(rows, [said("one", "faithfulness", 5)])}
    assert EXPECTED.keys() - names == {"cost_judge_mean"}


@pytest.mark.parametrize(("score", "value"), [(1, 0), (2, 0.25), (3.5, 0.625), (5, 1)])
def test_the_scale_goes_from_zero_to_one(score, value):
    assert share(score) == value


def test_summary_and_report_hold_the_judgements(tmp_path, questions, rows):
    (tmp_path / "run.json").write_text("{}", encoding="utf-8")
    judgements = [said("one", "faithfulness", 4, reason="Not <b>all</b>.", cost=0.00125)]
    score_run(tmp_path, questions, rows, {}, judgements=judgements)
    metrics = json.loads((tmp_path / "summary.json").read_text("utf-8"))["metrics"]
    assert metrics["judge_faithfulness"]["value"] == 0.75
    page = (tmp_path / "report.html").read_text("utf-8")
    assert "Judged by a language model" in page
    assert "0.00125" in page
    assert "faithfulness, judged by m" in page
    assert "Not \\u003cb\\u003eall" in page
