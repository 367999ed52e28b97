"""What the README says of question sets and metrics is what there is."""

import json
import re
from pathlib import Path

import pytest

from assistant.evaluation.dataset import read_question_sets
from assistant.evaluation.formats.rows import QuestionRow
from assistant.evaluation.judges.judgement import Judgement
from assistant.evaluation.metrics import METRICS, judged

README = Path(__file__).parents[3] / "README.md"
LEVEL = re.compile(r"^(article|sentence)_")


@pytest.fixture(scope="module")
def section():
    text = README.read_text(encoding="utf-8")
    return text.split("\n## Evaluation\n")[1].split("\n## ")[0]


@pytest.mark.parametrize(
    "metric",
    [*METRICS, *judged.metrics_of([Judgement("q", "faithfulness", "m", "p", 5, cost=1.0)])],
    ids=lambda metric: metric.name,
)
def test_every_metric_is_described(section, metric):
    table = section.split("### Metrics\n")[1].split("\n### ")[0]
    assert f"`{LEVEL.sub('', metric.name)}`" in table


def test_the_example_row_is_read(section, tmp_path):
    row = json.loads(section.split("```json\n")[1].split("```")[0])
    path = tmp_path / "questions.jsonl"
    path.write_text(json.dumps(row), encoding="utf-8")
    (question,) = read_question_sets([path]).questions
    assert question.answers == ("Ida Holm", "Holm")
    assert [turn.role for turn in question.history] == ["user", "assistant"]
    assert row.keys() == QuestionRow.model_fields.keys()


def test_every_field_is_described(section):
    for field in QuestionRow.model_fields:
        assert f"\n| `{field}` |" in section


def test_the_settings_of_a_language_model_are_taken(tmp_path):
    from assistant.settings import load_settings

    blocks = README.read_text(encoding="utf-8").split("```toml\n")[1:]
    for number, block in enumerate(blocks):
        path = tmp_path / f"settings-{number}.toml"
        path.write_text(block.split("```")[0], encoding="utf-8")
        assert load_settings(path).llm.provider == "openai-like"
    assert blocks
