"""ONNX files on the processor. The only module that imports onnxruntime."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.errors import ModelError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession


def load_session(model: Path) -> "InferenceSession":
    """Load an ONNX file to run on the processor, one core per call.

    Cores work on separate calls, which need not wait for each other after every layer.

    Raises:
        ModelError: It is not an ONNX model that this onnxruntime can run.
    """
    onnxruntime = _runtime()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3  # errors
    try:
        return onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
    except onnx_errors() as error:
        raise ModelError(
            f"{model} cannot be loaded: {error}. Use an ONNX model that onnxruntime "
            f"{onnxruntime.__version__} runs."
        ) from error


def onnx_errors() -> tuple[type[Exception], ...]:
    """Return what onnxruntime raises; its errors share no base class."""
    state = _runtime().capi.onnxruntime_pybind11_state
    names = (
        "Fail InvalidArgument InvalidGraph InvalidProtobuf NoModel NoSuchFile NotImplemented "
        "RuntimeException"
    )
    return tuple(getattr(state, name) for name in names.split())


def _runtime() -> Any:  # noqa: ANN401 - onnxruntime has no types
    """Import onnxruntime in silence.

    Version 1.31 looks its maker's server up and writes a device id under the home folder when it is
    imported: `disable_telemetry_events` comes too late for that, the variable does not.
    """
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    import onnxruntime

    onnxruntime.disable_telemetry_events()
    return onnxruntime
