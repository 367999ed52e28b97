"""Temporary folders of a killed process are cleared; those of a living one stay."""

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from index.temporary import clear_left_behind, prefix


def test_only_what_a_dead_process_left_is_cleared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    code = "from index.temporary import prefix; print(prefix('uploads'))"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    dead = tmp_path / f"{ended.stdout.strip()}abc"
    alive = Path(tempfile.mkdtemp(prefix=prefix("uploads")))
    other = tmp_path / "citeline-notes"
    for folder in (dead, other):
        folder.mkdir()
    (dead / "upload.txt").write_text("private")
    clear_left_behind()
    assert not dead.exists()
    assert alive.exists()
    assert other.exists()
