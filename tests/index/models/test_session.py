"""onnxruntime as Citeline loads it: silent at the level of system calls, and clear about errors."""

import os
import re
import shutil
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import numpy as np
import onnxruntime
import pytest

from index.errors import ModelError
from index.models.session import load_session
from index.processes import available_cores

BUILD_SERVER_VARIABLES = ("CI", "GITHUB_ACTIONS", "TF_BUILD", "GITLAB_CI", "BUILD_BUILDID")
"""Where one of these is set, onnxruntime is silent by itself, which would prove nothing."""

READ = """
import time
from index.embedding import load_embedding
from index.reader import load_reader
from index.reader.model import ReadablePassage
from index.types import Span

load_reader().read("Who won?", [ReadablePassage("", "Ada won.", (Span(0, 8),))])
load_embedding().embed_query("Who won?")
time.sleep(2)
"""


def traced(program: str, home: Path, calls: str) -> list[str]:
    """Run a program as on a reader's own machine; return its system calls of some kinds."""
    strace = shutil.which("strace")
    if strace is None:
        pytest.skip("strace is not installed: system calls cannot be seen")
    (home / "tmp").mkdir(parents=True)
    trace = home.with_suffix(".trace")
    environment = {k: v for k, v in os.environ.items() if k not in BUILD_SERVER_VARIABLES}
    environment.pop("ORT_DISABLE_TELEMETRY", None)
    environment |= {"HOME": str(home), "TMPDIR": str(home / "tmp"), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [strace, "-f", "-qq", "-e", f"trace={calls}", "-o", str(trace)]
    run = subprocess.run(
        [*command, sys.executable, "-c", program],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    if "PTRACE" in run.stderr or "ptrace" in run.stderr:
        pytest.skip("strace may not trace here: system calls cannot be seen")
    assert run.returncode == 0, run.stderr
    return trace.read_text("utf-8", "replace").splitlines()


def sent(calls: list[str]) -> list[str]:
    """Keep the calls that reach for another program over the network."""
    return [call for call in calls if re.search(r"\b(?:connect|send\w*)\(.*AF_INET", call)]


def test_models_run_without_a_call_to_the_network_or_a_file_under_home(tmp_path: Path) -> None:
    assert sent(traced(READ, tmp_path / "home", "network")) == []
    assert [file for file in (tmp_path / "home").rglob("*") if file.name != "tmp"] == []


def test_network_calls_are_seen_where_there_are_some(tmp_path: Path) -> None:
    program = "import socket; socket.socket().connect_ex(('127.0.0.1', 9))"
    assert sent(traced(program, tmp_path / "home", "network"))


def test_a_file_that_is_no_model_is_named(tmp_path: Path) -> None:
    (tmp_path / "model.onnx").write_bytes(b"no model")
    with pytest.raises(ModelError, match=r"model\.onnx cannot be loaded"):
        load_session(tmp_path / "model.onnx")


def test_there_is_a_core() -> None:
    assert available_cores() >= 1


def test_the_reader_reads_alike_in_bytes_and_in_float() -> None:
    weights = Path(str(files("index.reader") / "weights" / "model.onnx"))
    length = 60
    inputs = {
        name: np.full((1, length), value, dtype=np.int64)
        for name, value in (("attention_mask", 1), ("token_type_ids", 0))
    }
    inputs["input_ids"] = np.arange(2000, 2000 + length, dtype=np.int64)[None]
    options = onnxruntime.SessionOptions()
    options.add_session_config_entry("session.disable_quant_qdq", "1")
    float_session = onnxruntime.InferenceSession(weights, options)
    in_bytes, in_floats = (
        session.run(["sentence_logits"], inputs)[0]
        for session in (load_session(weights), float_session)
    )
    difference = np.abs(in_bytes - in_floats)
    assert 0 < difference.max() < 1, "one of them is not what it says"
    assert difference.mean() < 0.2
