"""What Chroma imports although nothing here uses it, and what its import checks each time.

It imports thirty services that make embeddings, an exporter of traces and a command line of its
HTTP client, and it compares the signature of every method with the one that it overrides: two
thirds of the processor time of its import.
"""

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any

EMBEDDINGS = "chromadb.utils.embedding_functions"
TRACES = "opentelemetry.exporter.otlp.proto.grpc.trace_exporter"
CLIENT_COMMANDS = "httpx._main"
"""Its package does without where it cannot be imported."""


@contextmanager
def without_ballast() -> Iterator[None]:
    """Leave that out of what is imported meanwhile; what asks for it later has it as ever."""
    chosen: dict[str, ModuleType | None] = {
        EMBEDDINGS: _StandIn(
            EMBEDDINGS,
            known_embedding_functions=_Later(EMBEDDINGS, "known_embedding_functions"),
            register_embedding_function=_called_later(EMBEDDINGS, "register_embedding_function"),
        ),
        TRACES: _StandIn(TRACES, OTLPSpanExporter=_called_later(TRACES, "OTLPSpanExporter")),
        CLIENT_COMMANDS: None,
    }
    left_out = {name: one for name, one in chosen.items() if name not in sys.modules}
    modules: dict[str, Any] = sys.modules
    modules.update(left_out)
    try:
        with _without_checks():
            yield
    finally:
        for name, one in left_out.items():
            if sys.modules.get(name) is one:
                del sys.modules[name]


@contextmanager
def _without_checks() -> Iterator[None]:
    """Let methods be marked as overriding without a look at what they override."""
    package = import_module("overrides")
    names = [name for name in ("override", "overrides") if hasattr(package, name)]
    kept = {name: getattr(package, name) for name in names}
    try:
        for name in names:
            setattr(package, name, _marked)
        yield
    finally:
        for name, one in kept.items():
            setattr(package, name, one)


def _marked(method: Any = None, **_: object) -> Any:  # noqa: ANN401 - a decorator of anything
    if method is None:
        return _marked
    method.__override__ = True
    return method


class _StandIn(ModuleType):
    """Holds some names of a module; for every other one the module is imported."""

    def __init__(self, name: str, **values: object) -> None:
        super().__init__(name)
        vars(self).update(values)

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(_real(self.__name__), name)


class _Later(dict[str, Any]):
    """A dictionary of a module, which is imported when something is looked up in it."""

    def __init__(self, module: str, name: str) -> None:
        super().__init__()
        self._module, self._name = module, name

    def __missing__(self, key: str) -> Any:  # noqa: ANN401 - as the module has it
        there: Mapping[str, Any] = getattr(_real(self._module), self._name)
        return there[key]


def _called_later(module: str, name: str) -> Callable[..., Any]:
    """Return what calls a function of a module, which is imported then."""

    def call(*arguments: object, **named: object) -> Any:  # noqa: ANN401 - as the module has it
        return getattr(_real(module), name)(*arguments, **named)

    return call


def _real(name: str) -> ModuleType:
    if isinstance(sys.modules.get(name), _StandIn):
        del sys.modules[name]
    return import_module(name)
