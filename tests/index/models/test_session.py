"""onnxruntime as Citeline loads it: clear about errors, and quick on this processor."""

from importlib.resources import files
from pathlib import Path

import numpy as np
import onnxruntime
import pytest

from index.errors import ModelError
from index.models.session import load_session
from index.processes import available_cores


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
