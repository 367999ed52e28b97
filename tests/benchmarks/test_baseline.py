"""The baseline's command on a data folder of two small sets."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).with_name("baseline.py")


@pytest.fixture
def data(tmp_path):
    folder = tmp_path / "data" / "rgb"
    folder.mkdir(parents=True)
    article = {"id": "a", "title": "Ferry", "text": "Captain Ilse Brandt steers the ferry."}
    question = {
        "id": "q",
        "question": "Who steers the ferry?",
        "answers": ["Ilse Brandt"],
        "answerable": True,
        "evidence": [{"doc_id": "a", "sentence": article["text"]}],
    }
    unknown = {"id": "u", "question": "Who won?", "answers": [], "answerable": False}
    for name, row in {
        "corpus": article,
        "corpus_negative": article,
        "qa": question,
        "qa_negative": unknown,
    }.items():
        (folder / f"{name}.jsonl").write_text(json.dumps(row) + "\n", "utf-8")
    return folder.parent


def baseline(data, out, sets):
    return subprocess.run(
        [sys.executable, str(SCRIPT), str(data), "--out", str(out), "--sets", sets],
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def sets_in(table):
    return [line.split(" | ")[0].removeprefix("| ") for line in table.splitlines()[2:]]


def test_sets_add_up_to_one_table_and_are_run_once(data, tmp_path):
    out = tmp_path / "out"
    first = baseline(data, out, "rgb")
    assert first.returncode == 1  # the counterfactual articles are not there
    assert (out / "rgb" / "summary.json").exists()
    before = (out / "rgb" / "run.json").stat().st_mtime_ns
    for name in ("corpus", "qa"):
        shutil.copy(data / "rgb" / f"{name}.jsonl", data / "rgb" / f"{name}_counterfactual.jsonl")
    second = baseline(data, out, "rgb")
    assert second.returncode == 0, second.stderr
    assert (out / "rgb" / "run.json").stat().st_mtime_ns == before
    tables = (out / "tables.md").read_text("utf-8")
    assert tables in second.stdout
    finding, answering, refusing, wall_time = tables.split("\n\n")
    assert sets_in(finding) == ["rgb", "rgb, counterfactual"]
    assert sets_in(answering) == ["rgb", "rgb, counterfactual"]
    assert sets_in(refusing) == ["rgb, negative"]
    assert "| 1.00 [1.00, 1.00] |" in finding
    assert wall_time.startswith("Wall time: indexing 0 min")
    for table in (finding, answering, refusing):
        assert len({line.count("|") for line in table.splitlines()}) == 1


def test_an_unknown_set_is_told(data, tmp_path):
    done = baseline(data, tmp_path / "out", "triviaqa")
    assert done.returncode == 1
    assert "realtimeqa" in done.stderr
