"""The two libraries under a sentence-embedding model, loaded the way it needs them."""

import os
from typing import TYPE_CHECKING

from index.embedding.files import ModelFiles
from index.errors import ModelError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer


def load_tokenizer(files: ModelFiles, max_tokens: int) -> "Tokenizer":
    """Load a model's tokenizer: no padding, cut to `max_tokens`, no special tokens from text.

    A `tokenizer.json` may carry padding and truncation of its own; the embedded one pads to 128
    and cuts at 128, which would spoil every vector of a longer text.

    Raises:
        ModelError: It is not a tokenizer.
    """
    from tokenizers import Tokenizer

    try:
        tokenizer = Tokenizer.from_file(str(files.tokenizer))
    except Exception as error:  # the library raises nothing narrower
        raise ModelError(
            f"{files.tokenizer} is not a tokenizer: {error}. Put the tokenizer.json of "
            f"{files.name} there."
        ) from error
    tokenizer.no_padding()
    tokenizer.enable_truncation(max_tokens)
    # "[SEP]" in an article is five characters like any other.
    tokenizer.encode_special_tokens = True
    return tokenizer


def padding_id(tokenizer: "Tokenizer") -> int:
    """Return the id that fills short rows; some models count their positions by it."""
    ids = (tokenizer.token_to_id(token) for token in ("[PAD]", "<pad>"))
    return next((id_ for id_ in ids if id_ is not None), 0)


def load_session(files: ModelFiles) -> "InferenceSession":
    """Load an ONNX file to run on the processor, one core per call.

    Raises:
        ModelError: It is not an ONNX model that this onnxruntime can run.
    """
    import onnxruntime

    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3  # errors
    try:
        return onnxruntime.InferenceSession(
            str(files.model), options, providers=["CPUExecutionProvider"]
        )
    except onnx_errors() as error:
        raise ModelError(
            f"{files.model} cannot be loaded: {error}. Use an ONNX model that onnxruntime "
            f"{onnxruntime.__version__} runs."
        ) from error


def onnx_errors() -> tuple[type[Exception], ...]:
    """Return what onnxruntime raises; its errors share no base class."""
    from onnxruntime.capi import onnxruntime_pybind11_state as state

    names = (
        "Fail InvalidArgument InvalidGraph InvalidProtobuf NoModel NoSuchFile NotImplemented "
        "RuntimeException"
    )
    return tuple(getattr(state, name) for name in names.split())


def available_cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
