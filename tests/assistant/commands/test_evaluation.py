"""evaluate, compare and gate on the bundled sample set, with the real engine."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assistant import Assistant
from assistant.cli import build_app
from assistant.sample import articles_path, questions_path
from index.errors import DatasetError, SettingsError

LIMIT = 8


def invoke(*arguments: object):
    return CliRunner().invoke(
        build_app(), [str(argument) for argument in arguments], catch_exceptions=True
    )


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory):
    return tmp_path_factory.mktemp("index")


@pytest.fixture(scope="module")
def finished(tmp_path_factory, data_dir):
    """The folder of a run of a few sample questions, and what was printed."""
    out = tmp_path_factory.mktemp("runs") / "first"
    done = invoke(
        *("evaluate", "--corpus", articles_path(), "--questions", questions_path()),
        *("--out", out, "--data-dir", data_dir, "--limit", LIMIT),
    )
    assert done.exit_code == 0, done.output
    return out, done.output


def test_a_run_leaves_rows_numbers_and_a_report(finished):
    out, printed = finished
    rows = [json.loads(line) for line in (out / "results.jsonl").read_text("utf-8").splitlines()]
    assert len(rows) == LIMIT
    assert [row["error"] for row in rows] == [None] * LIMIT
    metrics = json.loads((out / "summary.json").read_text("utf-8"))["metrics"]
    assert metrics["citation_validity"]["value"] == 1
    assert metrics["article_hit_at_5"]["value"] > 0.5
    assert metrics["latency_ms_p50"]["value"] > 0
    assert "article_hit_at_1" in printed
    assert (out / "report.html").stat().st_size > 10_000


def test_starting_again_asks_nothing_again(finished, data_dir):
    out, _ = finished
    before = (out / "results.jsonl").read_bytes()
    again = invoke(
        *("evaluate", "--questions", questions_path(), "--out", out),
        *("--data-dir", data_dir, "--limit", LIMIT),
    )
    assert again.exit_code == 0, again.output
    assert (out / "results.jsonl").read_bytes() == before


def test_the_given_articles_are_the_only_ones_searched(tmp_path, data_dir):
    questions = tmp_path / "qa.jsonl"
    row = json.loads(questions_path().read_text("utf-8").splitlines()[0])
    allowed = ["apples", "seagrass"]
    row |= {"context_doc_ids": allowed}
    questions.write_text(json.dumps(row), "utf-8")
    done = invoke(
        *("evaluate", "--questions", questions, "--out", tmp_path / "run"),
        *("--data-dir", data_dir, "--given-context"),
    )
    assert done.exit_code == 0, done.output
    found = json.loads((tmp_path / "run" / "results.jsonl").read_text("utf-8"))
    assert set(found["retrieved_articles"]) <= set(allowed)


def test_a_run_compared_with_itself_does_not_differ(finished):
    out, _ = finished
    done = invoke("compare", out, out, "--json")
    assert done.exit_code == 0, done.output
    content = json.loads(done.output)
    assert content["questions"] == LIMIT
    assert content["flips"] == []
    assert "0 questions with another outcome" in invoke("compare", out, out).output


@pytest.mark.parametrize(
    ("bounds", "status"),
    [
        pytest.param(("--min", "citation_validity=1"), 0, id="met"),
        pytest.param(("--max", "error_rate=0", "--min", "f1=1.01"), 1, id="missed"),
    ],
)
def test_the_gates_exit_status_tells_the_result(finished, bounds, status):
    out, _ = finished
    done = invoke("gate", out, *bounds)
    assert done.exit_code == status, done.output
    shown = json.loads(invoke("gate", out, *bounds, "--json").output)
    assert shown["passed"] is (status == 0)


def test_a_gate_does_not_hide_what_a_run_says_of_itself(finished, tmp_path):
    out, _ = finished
    summary = json.loads((out / "summary.json").read_text("utf-8"))
    assert summary["notes"] == []
    text = json.dumps(summary | {"notes": ["2 of 8 answers were quoted."]})
    (tmp_path / "summary.json").write_text(text, encoding="utf-8")
    assert "Note: 2 of 8 answers" in invoke("gate", tmp_path, "--max", "error_rate=0").output


def test_an_unknown_metric_is_an_error(finished):
    out, _ = finished
    assert isinstance(invoke("gate", out, "--min", "f2=0.5").exception, SettingsError)


def test_a_gate_without_bounds_is_an_error(finished):
    out, _ = finished
    assert invoke("gate", out).exit_code == 2


def test_a_bad_row_is_named_before_anything_runs(tmp_path):
    questions = tmp_path / "qa.jsonl"
    questions.write_text('{"id": "x"}\n', encoding="utf-8")
    data_dir = tmp_path / "index"
    done = invoke(
        *("evaluate", "--questions", questions, "--out", tmp_path / "run", "--data-dir", data_dir)
    )
    assert isinstance(done.exception, DatasetError)
    assert "qa.jsonl, line 1" in str(done.exception)
    assert not Path(tmp_path / "run").exists()
    assert not data_dir.exists()


def test_a_squad_file_brings_its_own_articles(tmp_path):
    context = "The Marram ferry sails at dawn. Captain Ilse Brandt steers it."
    paragraph = {
        "context": context,
        "qas": [
            {
                "id": "captain",
                "question": "Who steers the Marram ferry?",
                "answers": [{"text": "Ilse Brandt", "answer_start": context.find("Ilse")}],
            }
        ],
    }
    path = tmp_path / "dev.json"
    path.write_text(
        json.dumps({"data": [{"title": "Ferry", "paragraphs": [paragraph]}]}), encoding="utf-8"
    )
    done = invoke("evaluate", "--questions", path, "--out", tmp_path / "run")
    assert done.exit_code == 0, done.output
    metrics = json.loads((tmp_path / "run" / "summary.json").read_text("utf-8"))["metrics"]
    assert metrics["sentence_hit_at_3"] == {"value": 1.0, "low": 1.0, "high": 1.0, "n": 1}


@pytest.fixture
def question(tmp_path):
    path = tmp_path / "one.jsonl"
    path.write_text(json.dumps({"question": "Who steers?", "answer": "Ilse"}), encoding="utf-8")
    return path


def evaluate(tmp_path, question, *more):
    data = ("--data-dir", tmp_path / "index")
    return invoke("evaluate", "--questions", question, "--out", tmp_path / "run", *data, *more)


def test_a_corpus_that_is_not_there_stops_the_run_before_it_begins(tmp_path, question):
    done = evaluate(tmp_path, question, "--corpus", tmp_path / "absent.jsonl")
    assert isinstance(done.exception, DatasetError)
    assert "absent.jsonl: there is no such corpus" in str(done.exception)
    assert not (tmp_path / "index").exists()


def test_a_file_is_no_folder_for_results(tmp_path, question):
    done = evaluate(tmp_path, question, "--out", question / "run")
    assert isinstance(done.exception, DatasetError)
    assert "this is a file. Name a folder with --out" in str(done.exception)


def test_nothing_is_asked_of_no_articles(tmp_path, question):
    done = evaluate(tmp_path, question)
    assert isinstance(done.exception, DatasetError)
    assert "no articles to ask. Give them with --corpus" in str(done.exception)
    assert not (tmp_path / "run").exists()


def test_articles_that_were_not_read_are_told_at_the_end_too(tmp_path, question):
    corpus = tmp_path / "corpus.jsonl"
    corpus.write_text('{"text": "Captain Ilse Brandt steers."}\n{"body": "x"}\n', encoding="utf-8")
    done = evaluate(tmp_path, question, "--corpus", corpus)
    assert done.exit_code == 0, done.output
    assert "rows of the corpus that were not read: 1, see above" in done.output
    assert "there is no 'text'; rename 'body' to 'text'" in done.output


def test_the_context_of_a_row_is_asked_where_there_is_no_corpus(tmp_path):
    path = tmp_path / "rows.jsonl"
    context = "The Marram ferry sails at dawn. Captain Ilse Brandt steers it."
    row = {"question": "Who steers the Marram ferry?", "answer": "Ilse Brandt", "context": context}
    path.write_text(json.dumps(row), encoding="utf-8")
    done = invoke("evaluate", "--questions", path, "--out", tmp_path / "run")
    assert done.exit_code == 0, done.output
    result = json.loads((tmp_path / "run" / "results.jsonl").read_text("utf-8"))
    assert "Ilse Brandt" in result["answer"]
    corpus = tmp_path / "corpus.txt"
    corpus.write_text("Nothing sails here.", encoding="utf-8")
    done = invoke("evaluate", "--questions", path, "--out", tmp_path / "b", "--corpus", corpus)
    assert done.exit_code == 0, done.output
    result = json.loads((tmp_path / "b" / "results.jsonl").read_text("utf-8"))
    assert len(result["retrieved_articles"]) <= 1
    assert "Ilse Brandt" not in result["answer"]


def test_a_folder_that_is_owned_is_evaluated_through_its_owner(finished, data_dir):
    """Goes on with the run: its settings and articles are known to be the same."""
    out, printed = finished
    with Assistant.open(data_dir):
        again = invoke(
            *("evaluate", "--questions", questions_path(), "--out", out),
            *("--data-dir", data_dir, "--limit", LIMIT),
        )
        assert again.exit_code == 0, again.output
        fresh = invoke(
            *("evaluate", "--questions", questions_path(), "--out", out.parent / "owned"),
            *("--data-dir", data_dir, "--limit", LIMIT),
        )
        assert fresh.exit_code == 0, fresh.output
    hits = [line for line in printed.splitlines() if line.startswith("article_hit")]
    assert hits == [line for line in fresh.output.splitlines() if line.startswith("article_hit")]
