from pathlib import Path

import pytest

from index.embedding import folder_files
from index.errors import ModelError


@pytest.mark.parametrize("absent", ["model.onnx", "tokenizer.json"])
def test_a_folder_without_one_of_its_files_is_refused(tmp_path: Path, absent: str) -> None:
    for name in {"model.onnx", "tokenizer.json"} - {absent}:
        (tmp_path / name).write_bytes(b"")
    with pytest.raises(ModelError, match=absent.replace(".", r"\.") + " is missing"):
        folder_files(tmp_path)


@pytest.mark.parametrize("changed", ["model.onnx", "tokenizer.json"])
def test_the_revision_of_a_folder_depends_on_both_files(tmp_path: Path, changed: str) -> None:
    for name in ("model.onnx", "tokenizer.json"):
        (tmp_path / name).write_bytes(b"one")
    before = folder_files(tmp_path)
    (tmp_path / changed).write_bytes(b"two")
    assert folder_files(tmp_path).revision != before.revision
    assert before.name == tmp_path.name
