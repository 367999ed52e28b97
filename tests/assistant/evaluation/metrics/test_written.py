"""Runs whose answers a language model wrote."""

import json

import pytest
from typer.testing import CliRunner

from assistant.cli import build_app
from assistant.evaluation.measurements import intervals, measure
from assistant.evaluation.results import ResultRow, ResultSentence, read_results
from assistant.sample import questions_path

LIMIT = 4


def sentence(verdict):
    return ResultSentence("It closed.", verdict, ())


ROWS = [
    ResultRow(
        "a",
        "?",
        "It closed.",
        sentences=(sentence("supported"), sentence("partly"), sentence(None)),
        tokens={"answer_input": 300, "answer_output": 10},
        cost=0.5,
        incomplete="It broke off.",
    ),
    ResultRow(
        "b",
        "?",
        "It closed.",
        sentences=(sentence("supported"),),
        tokens={"answer_input": 100, "answer_output": 0},
        cost=0.1,
        fallback="No reply.",
    ),
    ResultRow("c", "?", "None does.", refused=True),
    ResultRow("d", "?", error="broken"),
]


def values(questions, rows):
    return {name: one.value for name, one in intervals(measure(questions, rows)).items()}


def test_what_only_written_answers_can_lack_is_measured(ask):
    found = values([ask(id_) for id_ in "abcd"], ROWS)
    assert found["supported_sentences"] == pytest.approx(1 / 2)
    assert found["incomplete_rate"] == found["fallback_rate"] == pytest.approx(1 / 4)
    assert found["cost_answer_mean"] == pytest.approx(0.2)
    assert found["tokens_answer_input_mean"] == pytest.approx(400 / 3)
    assert found["tokens_answer_output_mean"] == pytest.approx(10 / 3)


def test_quoted_answers_have_none_of_it(ask):
    found = values([ask("c")], [ROWS[2]])
    assert not {"supported_sentences", "incomplete_rate", "fallback_rate"} & set(found)
    assert not [name for name in found if name.startswith(("cost", "tokens"))]


@pytest.fixture
def run(tmp_path, copy_of_sample):
    """Evaluate the sample questions with a scripted model and these settings of it."""
    script = tmp_path / "script.jsonl"
    script.write_text(json.dumps("It opened in 1968 [1][999]. The king lied.") + "\n", "utf-8")

    data_dir = copy_of_sample()

    def evaluate(*lines):
        settings = tmp_path / "written.toml"
        head = ["[llm]", 'provider = "scripted"', f'script = "{script.as_posix()}"']
        settings.write_text("\n".join([*head, *lines]), "utf-8")
        result = CliRunner().invoke(
            build_app(),
            [
                *("evaluate", "--questions", str(questions_path()), "--limit", str(LIMIT)),
                *("--out", str(tmp_path / "run"), "--data-dir", str(data_dir)),
                *("--settings", str(settings)),
            ],
        )
        return result, tmp_path / "run"

    return evaluate


def test_the_accounts_of_a_run_are_kept_and_the_model_is_part_of_it(run):
    prices = ("price_per_million_input_tokens = 1", "price_per_million_output_tokens = 1")
    result, folder = run(*prices)
    assert result.exit_code == 0, result.output
    answered = [row for row in read_results(folder / "results.jsonl") if row.answered]
    # What is counted or looked up in the collection is quoted, with a language model too.
    rows = [row for row in answered if row.tokens]
    assert len(rows) > len(answered) / 2
    for row in rows:
        assert row.tokens["answer_output"] > 5
        assert row.cost == pytest.approx(sum(row.tokens.values()) / 1e6)
        assert row.dropped_citations == 1
        assert row.sentences[-1].problems
    metrics = json.loads((folder / "summary.json").read_text("utf-8"))["metrics"]
    assert metrics["tokens_answer_input_mean"]["value"] > 100
    assert metrics["cost_answer_mean"]["value"] > 0
    assert metrics["supported_sentences"]["value"] < 1

    again, _ = run("timeout_seconds = 9")
    assert again.exit_code == 0, again.output
    other, _ = run("temperature = 1.0")
    assert other.exit_code != 0
