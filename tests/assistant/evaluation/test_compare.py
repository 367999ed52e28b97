import json

import numpy as np
import pytest

from assistant.evaluation.compare import compare_measurements, compare_runs
from assistant.evaluation.folder import score_run
from assistant.evaluation.measurements import Measurement
from assistant.evaluation.outcomes import Outcome
from assistant.evaluation.questions import QuestionSet
from assistant.evaluation.run import run_questions
from assistant.evaluation.statistics import mcnemar_exact
from assistant.evaluation.tables import comparison_text, comparison_to_dict
from index.errors import DatasetError
from index.types import Article

FACT = "Ada won the long race in May."
OTHER = "It rained on every one of the days."
ARTICLES = {name: Article(name, name.upper(), text) for name, text in (("a", FACT), ("b", OTHER))}


@pytest.fixture
def run(tmp_path, ask, answerer, said):
    """Run a set of eight questions; those in `right` are answered from the evidence."""

    def make(name, right, ids=range(8)):
        questions = QuestionSet(tuple(ask(f"q{at}", ("a", FACT), answers=("Ada",)) for at in ids))
        script = {
            item.question: said(item.question, *(("a", FACT) if at in right else ("b", OTHER)))
            for at, item in zip(ids, questions.questions, strict=True)
        }
        folder = tmp_path / name
        rows = run_questions(answerer(script), questions, folder)
        score_run(folder, questions.questions, rows, ARTICLES)
        return folder

    return make


def test_two_runs_are_compared_question_by_question(run):
    found = compare_runs(run("one", {0, 1}), run("two", {1, 2, 3, 4, 5, 6}))
    metrics = {item.metric: item for item in found.metrics}
    hit = metrics["sentence_hit_at_1"]
    assert (hit.first, hit.second, hit.difference.value) == (2 / 8, 6 / 8, 4 / 8)
    assert hit.difference.n == 8
    assert hit.test == "McNemar"
    assert hit.p == mcnemar_exact(1, 5)
    assert hit.is_better is None
    assert found.questions == 8
    assert found.unpaired == 0
    assert [flip.question.id for flip in found.flips] == ["q0", "q2", "q3", "q4", "q5", "q6"]
    assert found.flips[0].first_outcome is Outcome.RIGHT
    assert found.flips[0].second_outcome is Outcome.WRONG


def test_a_sure_difference_is_called_better_or_worse(run):
    none, many = run("one", set()), run("two", {1, 2, 3, 4, 5, 6})
    for first, second, mark in ((none, many, "better"), (many, none, "worse")):
        text = comparison_text(compare_runs(first, second), "one", "two")
        row = next(line for line in text.splitlines() if line.startswith("sentence_hit_at_1 "))
        assert row.endswith(mark)


def test_a_run_does_not_differ_from_itself(run):
    folder = run("one", {0, 1, 2})
    found = compare_runs(folder, folder)
    assert found.flips == ()
    assert {item.difference.value for item in found.metrics} == {0}
    assert {item.p for item in found.metrics} == {1}
    assert {item.is_better for item in found.metrics} == {None}


def test_only_shared_questions_are_compared(run):
    found = compare_runs(run("one", {0}, range(6)), run("two", {5}, range(4, 9)))
    hit = next(item for item in found.metrics if item.metric == "article_hit_at_1")
    assert (hit.first, hit.second, hit.difference.n) == (0, 1 / 2, 2)
    assert found.questions == 2
    assert found.unpaired == 7


def test_runs_without_a_shared_question_are_an_error(run):
    with pytest.raises(DatasetError, match="share no question"):
        compare_runs(run("one", {0}, range(3)), run("two", {5}, range(4, 9)))


def test_an_id_that_stands_for_different_questions_is_an_error(run):
    first, second = run("one", {0}), run("two", {0})
    path = second / "questions.jsonl"
    path.write_text(path.read_text("utf-8").replace("Question q3?", "Another?"), "utf-8")
    with pytest.raises(DatasetError, match=r"question q3: .* ask different things"):
        compare_runs(first, second)


def test_an_unfinished_run_is_an_error(run, tmp_path):
    first = run("one", {0})
    with pytest.raises(DatasetError, match=r"nowhere: there is no finished run here\. Name"):
        compare_runs(first, tmp_path / "nowhere")
    (tmp_path / "begun").mkdir()
    with pytest.raises(DatasetError, match=r"begun: there is no finished run here\. Run"):
        compare_runs(first, tmp_path / "begun")


def measured(values, denominators=None, **more):
    weights = np.ones(len(values)) if denominators is None else np.array(denominators, float)
    ids = tuple(f"q{at}" for at in range(len(values)))
    return Measurement(ids, (np.array(values, float), weights), "ratio", **more)


def test_a_metric_with_fractions_is_tested_by_permutation():
    first = measured(np.linspace(0.2, 0.4, 20))
    second = measured(np.linspace(0.5, 0.8, 20))
    found = compare_measurements("f1", first, second)
    assert found.test == "permutation"
    assert found.p < 0.001
    assert found.is_better is True


def test_lower_latency_is_better():
    first = measured(np.linspace(50, 60, 20), higher_is_better=False)
    second = measured(np.linspace(10, 20, 20), higher_is_better=False)
    assert compare_measurements("latency", first, second).is_better is True
    assert compare_measurements("latency", second, first).is_better is False


def test_a_ratio_over_questions_is_compared_as_a_ratio():
    first = measured([1, 0, 0, 0], [1, 0, 1, 1])
    second = measured([1, 1, 0, 0], [1, 1, 0, 0])
    found = compare_measurements("refusal_precision", first, second)
    assert (found.first, found.second) == (pytest.approx(1 / 3), 1)
    assert found.test == "permutation"


def test_nothing_in_common_is_undefined():
    found = compare_measurements("f1", measured([]), measured([1]))
    assert (found.first, found.second, found.p, found.is_better) == (None, None, None, None)


def test_the_comparison_is_shown_as_text_and_as_json(run):
    found = compare_runs(run("one", {0}), run("two", {1, 2, 3, 4, 5, 6, 7}, range(8)))
    text = comparison_text(found, "one", "two")
    row = next(line for line in text.splitlines() if line.startswith("sentence_hit_at_1 "))
    assert row.split()[1:4] == ["0.125", "0.875", "+0.750"]
    assert (
        "q0: Question q0?\n  A right: Ada won the long race in May.\n  B wrong: It rained" in text
    )
    content = json.loads(json.dumps(comparison_to_dict(found), allow_nan=False))
    assert content["metrics"]["sentence_hit_at_1"]["difference"]["value"] == 0.75
    assert content["flips"][0]["second"]["outcome"] == "wrong"
