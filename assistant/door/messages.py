"""What goes through the door, as JSON: values by their type, and errors by their name."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from index import errors
from index.errors import CitelineError

OWNER = "owner"
GUEST = "guest"


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:  # noqa: ANN401 - types and what stands for types
    return TypeAdapter(kind)


def packed(value: Any, kind: Any) -> Any:  # noqa: ANN401
    """Return a value of this type as values that JSON has."""
    return _adapter(kind).dump_python(value, mode="json")


def unpacked(value: Any, kind: Any) -> Any:  # noqa: ANN401
    """Return what `packed` was given.

    Raises:
        ValueError: It is something else.
    """
    return _adapter(kind).validate_python(value)


def packed_error(error: Exception) -> dict[str, str]:
    """Return an error as values that JSON has."""
    if isinstance(error, CitelineError):
        return {"kind": type(error).__name__, "message": str(error)}
    return {
        "kind": CitelineError.__name__,
        "message": f"The program that owns the data folder failed unexpectedly: "
        f"{type(error).__name__}: {error}",
    }


def unpacked_error(value: dict[str, str]) -> CitelineError:
    """Return the error that `packed_error` was given, of the same type."""
    kinds = {kind.__name__: kind for kind in _kinds(CitelineError)}
    return kinds.get(value["kind"], errors.StoreError)(value["message"])


def _kinds(kind: type[CitelineError]) -> Iterator[type[CitelineError]]:
    yield kind
    for narrower in kind.__subclasses__():
        yield from _kinds(narrower)
