import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from index.embedding import load_embedding
from index.embedding.static import StaticEmbedding
from index.errors import ModelError, SettingsError
from index.extras import import_extra

OFFLINE_PROGRAM = """
import sys

def refuse(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname"):
        sys.exit(f"network: {event} {arguments}")

sys.addaudithook(refuse)
from index.embedding import Fingerprint, embed_matrix, load_embedding

embedding = load_embedding()
assert len(embed_matrix(embedding, ["A text."])) == 1
Fingerprint.of(embedding)
print([name for name in ("onnxruntime", "tokenizers") if name in sys.modules])
"""

HEAVY = ["llama_index", "onnxruntime", "tokenizers", "openai", "httpx"]


def test_the_embedded_model_is_the_default() -> None:
    embedding = load_embedding()
    assert isinstance(embedding, StaticEmbedding)
    assert embedding.model_name == "citeline-static"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"provider": "telepathy"}, "no embedding provider 'telepathy'.* embedded, onnx"),
        ({"provider": "onnx"}, "needs a folder"),
        ({"provider": "ollama"}, "needs a model"),
        ({"provider": "openai-like"}, "needs a model"),
        ({"provider": "openai-like", "model": "m"}, "needs a base_url"),
    ],
    ids=["unknown", "folder", "ollama model", "openai-like model", "base_url"],
)
def test_a_missing_setting_is_named(arguments: dict[str, Any], message: str) -> None:
    with pytest.raises(SettingsError, match=message):
        load_embedding(**arguments)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="nowhere"):
        load_embedding("onnx", folder=tmp_path / "nowhere")


def test_a_provider_that_is_not_installed_is_named_with_one_command() -> None:
    with pytest.raises(SettingsError, match=r'`pip install "citeline\[ollama\]"`'):
        import_extra("embedding", "ollama", "llama_index.embeddings.not_installed")


@pytest.mark.skipif(find_spec("ollama") is not None, reason="the ollama extra is installed")
def test_ollama_without_its_extra_is_refused() -> None:
    with pytest.raises(SettingsError, match=r"citeline\[ollama\]"):
        load_embedding("ollama", model="nomic-embed-text")


def test_the_embedded_model_needs_no_network_and_no_runtime_of_models() -> None:
    done = subprocess.run(
        [sys.executable, "-c", OFFLINE_PROGRAM],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[3],
    )
    assert (done.returncode, done.stdout.strip()) == (0, "[]"), done.stderr


def test_importing_the_package_loads_nothing_heavy() -> None:
    program = f"import sys, index.embedding; print([n for n in {HEAVY} if n in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[3],
    )
    assert (done.returncode, done.stdout.strip()) == (0, "[]"), done.stderr
