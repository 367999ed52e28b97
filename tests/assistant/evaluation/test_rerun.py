"""Runs that scripts can trust: one owner, failed rows again, no NaN, rows of separators skipped."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from filelock import FileLock

from assistant.evaluation.compare import Comparison, MetricComparison, regressions
from assistant.evaluation.dataset import read_question_sets
from assistant.evaluation.run import LOCK_NAME, RunOptions, run_questions
from assistant.evaluation.statistics import Interval
from assistant.types import Answer, Turn
from index.errors import DatasetError, SettingsError
from index.types import SearchFilter


class Flaky:
    """Fails each question once."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def ask(
        self,
        question: str,
        *,
        history: Sequence[Turn] = (),
        filter: SearchFilter | None = None,
        today: date | None = None,
    ) -> Answer:
        self.asked.append(question)
        if self.asked.count(question) == 1 and question.startswith("Who"):
            raise OSError("the server is away")
        return Answer(question)


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    file = tmp_path / "three.csv"
    file.write_text("question,answer\nWhen was it built?,1961\n\n,\nWho won?,Berta\n,\n")
    return file


def test_rows_of_separators_are_skipped(questions: Path) -> None:
    asked = [one.question for one in read_question_sets([questions]).questions]
    assert asked == ["When was it built?", "Who won?"]


@pytest.mark.parametrize("constant", ["NaN", "Infinity", "-Infinity"])
def test_a_constant_is_no_answer(tmp_path: Path, constant: str) -> None:
    file = tmp_path / "set.jsonl"
    file.write_text(f'{{"question": "When?", "answer": {constant}}}\n')
    with pytest.raises(DatasetError, match=f"line 1: .*{constant} is no value"):
        read_question_sets([file])


def test_only_failed_rows_are_asked_again(tmp_path: Path, questions: Path) -> None:
    chosen, answerer, out = read_question_sets([questions]), Flaky(), tmp_path / "run"
    first = run_questions(answerer, chosen, out)
    assert [row.failed for row in first] == [False, True]
    assert run_questions(answerer, chosen, out) == first
    again = run_questions(answerer, chosen, out, options=RunOptions(retry=True))
    assert [row.failed for row in again] == [False, False]
    assert answerer.asked == ["When was it built?", "Who won?", "Who won?"]


def test_a_second_run_into_one_folder_is_refused(tmp_path: Path, questions: Path) -> None:
    out = tmp_path / "run"
    out.mkdir()
    with FileLock(out / LOCK_NAME), pytest.raises(DatasetError, match="another evaluation"):
        run_questions(Flaky(), read_question_sets([questions]), out)


@pytest.mark.parametrize(
    ("difference", "higher", "worse"), [(-0.2, True, 1), (-0.05, True, 0), (0.2, False, 1)]
)
def test_a_loss_beyond_its_tolerance_is_told(difference: float, higher: bool, worse: int) -> None:
    metric = MetricComparison(
        "f1", 0.5, 0.5 + difference, Interval(difference, None, None, 9), None, "", higher
    )
    comparison = Comparison(questions=9, unpaired=0, metrics=(metric,), flips=())
    assert len(regressions(comparison, ["f1=0.1"])) == worse


def test_a_tolerance_for_no_metric_is_refused() -> None:
    comparison = Comparison(questions=0, unpaired=0, metrics=(), flips=())
    with pytest.raises(SettingsError, match="no metric 'f2'"):
        regressions(comparison, ["f2=0.1"])
