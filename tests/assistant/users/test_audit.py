"""The audit log: a line each, whatever a client sent, readable by its owner only."""

import json
import stat
from pathlib import Path

import pytest

from assistant.users import AuditLog


def test_a_line_stays_one_line(tmp_path: Path) -> None:
    AuditLog(tmp_path).note('a"\n{"user": "admin"}', "x\x1b[31m" * 100, "401", "::1")
    [line] = (tmp_path / "audit.jsonl").read_text(encoding="utf-8").splitlines()
    row = json.loads(line)
    assert row["user"].startswith('a"\n')
    assert len(row["what"]) == 300
    assert "\x1b" not in line
    assert stat.S_IMODE((tmp_path / "audit.jsonl").stat().st_mode) == 0o600


def test_what_cannot_be_written_is_logged(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    AuditLog(tmp_path / "none").note("ann", "sign in", "done")
    assert "sign in" in caplog.text
