"""`citeline evaluate --judge` with the scripted model, on the bundled sample set."""

import json

import pytest
from typer.testing import CliRunner

from assistant.cli import build_app
from assistant.sample import questions_path
from index.errors import SettingsError

LIMIT = 4


def evaluate(out, *arguments):
    return CliRunner().invoke(
        build_app(),
        [
            *("evaluate", "--questions", str(questions_path())),
            *("--limit", str(LIMIT), "--out", str(out), *map(str, arguments)),
        ],
    )


def metrics(out):
    return json.loads((out / "summary.json").read_text("utf-8"))["metrics"]


@pytest.fixture
def settings(tmp_path):
    """A settings file of a scripted judge that is clear every other time."""
    script = tmp_path / "script.jsonl"
    replies = ['{"reason": "As said.", "score": 5}', "Hm."]
    script.write_text("".join(json.dumps(reply) + "\n" for reply in replies), "utf-8")
    path = tmp_path / "judged.toml"
    path.write_text(
        '[answer]\nwriter = "extractive"\n'
        f'[llm]\nprovider = "scripted"\nscript = "{script.as_posix()}"\n'
        "price_per_million_input_tokens = 1.0\nprice_per_million_output_tokens = 1.0\n",
        "utf-8",
    )
    return path


def test_a_finished_run_can_be_judged_and_keeps_its_judgements(tmp_path, settings, copy_of_sample):
    out, data_dir = tmp_path / "run", ("--data-dir", copy_of_sample())
    assert evaluate(out, *data_dir).exit_code == 0
    assert "judge_faithfulness" not in metrics(out)
    answers = (out / "results.jsonl").read_bytes()

    done = evaluate(out, *data_dir, "--judge", "--settings", settings)
    assert done.exit_code == 0, done.output
    found = metrics(out)
    assert found["judge_faithfulness"]["value"] == 1
    assert found["judge_missing_rate"]["value"] == pytest.approx(0.5, abs=0.2)
    assert found["cost_judge_mean"]["value"] > 0
    assert "judge_missing_rate" in done.output
    assert (out / "results.jsonl").read_bytes() == answers

    assert evaluate(out, *data_dir).exit_code == 0
    assert metrics(out)["judge_faithfulness"] == found["judge_faithfulness"]


def test_without_a_language_model_nothing_is_run(tmp_path):
    done = evaluate(tmp_path / "run", "--judge")
    assert isinstance(done.exception, SettingsError)
    assert "llm.provider" in str(done.exception)
    assert not (tmp_path / "run").exists()
