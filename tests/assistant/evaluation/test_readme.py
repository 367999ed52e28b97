"""What the manual of evaluation says of question sets and metrics is what there is."""

import json
import re
from pathlib import Path

import pytest

from assistant import evaluation
from assistant.evaluation.dataset import read_question_sets
from assistant.evaluation.formats.rows import QuestionRow
from assistant.evaluation.judges.judgement import Judgement
from assistant.evaluation.metrics import METRICS, judged

MANUAL = Path(evaluation.__file__).with_name("README.md")
LEVEL = re.compile(r"^(article|sentence)_")


@pytest.fixture(scope="module")
def manual():
    return MANUAL.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "metric",
    [*METRICS, *judged.metrics_of([Judgement("q", "faithfulness", "m", "p", 5, cost=1.0)])],
    ids=lambda metric: metric.name,
)
def test_every_metric_is_described(manual, metric):
    table = manual.split("\n## Metrics\n")[1].split("\n## ")[0]
    assert f"`{LEVEL.sub('', metric.name)}`" in table


def test_the_example_row_is_read(manual, tmp_path):
    row = json.loads(manual.split("```json\n")[1].split("```")[0])
    path = tmp_path / "questions.jsonl"
    path.write_text(json.dumps(row), encoding="utf-8")
    (question,) = read_question_sets([path]).questions
    assert question.answers == ("Ida Holm", "Holm")
    assert [turn.role for turn in question.history] == ["user", "assistant"]
    assert row.keys() == QuestionRow.model_fields.keys()


def test_every_field_is_described(manual):
    for field in QuestionRow.model_fields:
        assert f"\n| `{field}` |" in manual
