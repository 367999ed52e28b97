"""Starting quickly: what a bare import pulls in."""

import subprocess
import sys

HEAVY = ("gradio", "chromadb", "llama_index", "onnxruntime", "trafilatura", "torch")


def test_importing_the_assistant_pulls_in_nothing_heavy() -> None:
    code = (
        "import sys; import assistant; from assistant import Assistant;"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout
    assert loaded.strip() == "[]"


def test_the_command_line_starts_without_gradio_or_torch() -> None:
    code = (
        "import sys; import assistant.cli; assistant.cli.build_app();"
        "print([name for name in ('gradio', 'torch', 'chromadb') if name in sys.modules])"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout
    assert loaded.strip() == "[]"
