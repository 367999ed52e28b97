from importlib.resources import files
from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="training needs torch, a development dependency")
pytest.importorskip("onnx", reason="training needs onnx, a development dependency")

from tests.training.reader.multilingual import encoder_state  # noqa: E402
from tests.training.reader.network import Reader, reader_of  # noqa: E402
from tests.training.reader.recover import recovered  # noqa: E402


def test_the_shipped_weights_fill_the_network() -> None:
    state = recovered(Path(str(files("index.reader") / "weights" / "model.onnx")))
    reader = Reader()
    reader.load_state_dict(state)
    assert torch.isfinite(reader.pair_heads.weight).all()


def test_the_shipped_reader_of_other_languages_takes_its_words_from_the_encoder() -> None:
    weights = Path(str(files("index.encoder") / "weights"))
    state = recovered(weights / "reader.onnx")
    assert torch.equal(state["words.weight"], encoder_state(weights / "model.onnx")["words.weight"])
    assert torch.isfinite(reader_of([state]).pair_heads.weight).all()
