"""What is said of a request that does not have the form that it should have."""

from collections.abc import Mapping
from typing import Any

from fastapi.exceptions import RequestValidationError

from index.errors import QuestionError

NO_BODY = "The body is missing; send JSON"
NO_JSON = "The body is not read as JSON; send the header Content-Type: application/json"
NO_OBJECT = "The body should be a JSON object"


def said_of(problem: Mapping[str, Any]) -> str:
    """Return what one problem is and where, in words for whoever wrote the request."""
    inside, kind = problem["loc"][1:], problem["type"]
    if kind == "json_invalid":
        return f"The body is no JSON: {problem['ctx']['error']}, at character {inside[0]}"
    if not inside and kind == "missing":
        return NO_BODY
    if not inside and kind == "model_attributes_type":
        return NO_JSON if isinstance(problem["input"], bytes) else NO_OBJECT
    place = ".".join(map(str, inside))
    return f"{place}: {_words(problem)}" if place else _words(problem)


def _words(problem: Mapping[str, Any]) -> str:
    match problem["type"]:
        case "model_attributes_type":
            return "Input should be an object"
        case "value_error":
            return str(problem["ctx"]["error"])
    return str(problem["msg"])


def parameter_of(error: Exception) -> str | None:
    """Return which part of a request is wrong, as OpenAI names it: `messages[0].role`."""
    if isinstance(error, QuestionError):
        return "messages"
    if not isinstance(error, RequestValidationError):
        return None
    first = error.errors()[0]
    if first["type"] == "json_invalid":
        return None
    parts = (f"[{one}]" if isinstance(one, int) else f".{one}" for one in first["loc"][1:])
    return "".join(parts).lstrip(".") or None
