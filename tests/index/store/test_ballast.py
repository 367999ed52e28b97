"""Chroma without its ballast. Each test has a Python of its own that has not imported it before."""

import subprocess
import sys
from pathlib import Path

UNUSED = (
    *("chromadb.utils.embedding_functions", "opentelemetry.exporter", "grpc", "jsonschema"),
    *("httpx._main", "rich.console"),
)
"""What vectors have no use for; a new Chroma may have other names."""


def run(code: str, *arguments: str) -> list[str]:
    lead = "import sys\nfrom index.store import vectors\nimport chromadb, httpx, overrides\n"
    done = subprocess.run(
        [sys.executable, "-c", lead + code, *arguments], capture_output=True, text=True, check=True
    )
    return done.stdout.splitlines()


def test_vectors_are_written_and_found_without_it(tmp_path: Path) -> None:
    code = (
        "import numpy as np\nfrom pathlib import Path\n"
        "store = vectors.VectorStore(Path(sys.argv[1]))\n"
        "store.upsert(['a'], np.eye(1, 4, dtype=np.float32))\nprint(store.count())\nstore.close()\n"
        f"print([name for name in {UNUSED!r} if name in sys.modules])"
    )
    assert run(code, str(tmp_path)) == ["1", "[]"]


def test_signatures_are_not_compared_but_methods_are_marked() -> None:
    code = (
        "print(chromadb.api.rust.RustBindingsAPI.heartbeat.__override__)\n"
        "print(overrides.override.__module__, overrides.overrides.__module__)"
    )
    assert run(code) == ["True", "overrides.overrides overrides.overrides"]


def test_what_was_left_out_is_there_when_it_is_asked_for() -> None:
    code = (
        "from chromadb.api import collection_configuration as made\n"
        "from chromadb.telemetry.opentelemetry import OTLPSpanExporter\n"
        "known = made.known_embedding_functions\n"
        "print(known['default'].__name__, type(OTLPSpanExporter(endpoint='http://h:1')).__name__)\n"
        "from chromadb.utils import embedding_functions as real\n"
        "print(known['openai'] is real.known_embedding_functions['openai'])\n"
        "import httpx._main\nprint(callable(httpx._main.main))"
    )
    assert run(code) == ["DefaultEmbeddingFunction OTLPSpanExporter", "True", "True"]


def test_an_unknown_function_is_complained_of_as_ever() -> None:
    code = (
        "from chromadb.api import collection_configuration as made\n"
        "try:\n    made.known_embedding_functions['nonsense']\n"
        "except KeyError as error:\n    print(error)"
    )
    assert run(code) == ["'nonsense'"]
