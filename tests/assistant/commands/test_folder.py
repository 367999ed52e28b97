"""`citeline doctor`, `backup` and `restore`."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from assistant.cli import build_app
from index.errors import DamagedError

TEXT = "The harbour reopened on Monday. Forty ships were waiting outside."


def run(*arguments: str | Path) -> str:
    result = CliRunner().invoke(build_app(), [str(one) for one in arguments])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.output


def test_a_damaged_folder_is_seen_and_saved_and_a_backup_brought_back(tmp_path: Path) -> None:
    data, file = tmp_path / "data", tmp_path / "articles.backup"
    for name in ("harbour", "market"):
        (tmp_path / f"{name}.txt").write_text(f"About the {name}\n\n{TEXT}")
    run("ingest", tmp_path / "harbour.txt", tmp_path / "market.txt", "--data-dir", data)
    assert "Checked 2 articles" in run("doctor", "--data-dir", data)
    assert ": 2 articles." in run("backup", file, "--data-dir", data)
    catalogue = data / "catalogue.sqlite3"
    content = catalogue.read_bytes()
    place = content.index(b"Forty ships")
    catalogue.write_bytes(content[:place] + b"Fifty ships" + content[place + 11 :])
    with pytest.raises(DamagedError, match="doctor --repair"):
        run("doctor", "--data-dir", data)
    said = run("doctor", "--repair", "--data-dir", data)
    assert "1 article saved, 1 lost" in said
    assert "Checked 1 article, " in run("doctor", "--data-dir", data)
    assert ": 2 articles." in run("restore", file, "--data-dir", tmp_path / "again")
    assert "Checked 2 articles" in run("doctor", "--data-dir", tmp_path / "again")
