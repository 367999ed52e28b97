"""`citeline settings` lists what there is to set."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assistant.cli import build_app
from assistant.commands.settings import listed
from assistant.settings import load_settings


def printed(*arguments: object) -> str:
    done = CliRunner().invoke(build_app(), ["settings", *map(str, arguments)])
    assert done.exit_code == 0, done.output
    return done.output


def test_every_setting_has_a_meaning() -> None:
    assert not [one.name for one in listed(load_settings()) if not one.meaning.endswith((".", "!"))]


def test_the_variable_that_is_named_sets_it(monkeypatch: pytest.MonkeyPatch) -> None:
    variables = {one.name: one.variable for one in listed(load_settings())}
    monkeypatch.setenv(variables["web.port"], "2222")
    assert "port = 2222  (else 7860)" in printed()


def test_a_settings_file_and_a_data_folder_count(tmp_path: Path) -> None:
    file = tmp_path / "my.toml"
    file.write_text("[answer]\nmax_sentences = 3\n")
    rows = json.loads(printed("--json", "--settings", file, "--data-dir", tmp_path))
    values = {row["name"]: row["value"] for row in rows}
    assert values["answer.max_sentences"] == 3
    assert values["store.data_dir"] == str(tmp_path)


def test_secrets_are_never_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CITELINE_LLM__API_KEY", "sk-secret")
    for text in (printed(), printed("--json")):
        assert "sk-secret" not in text
        assert "*****" in text
