"""What is wrong with a JSON text or with one article in it, and what to do, on one line."""

import json
from collections.abc import Mapping

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from index.formats.normalise import one_line

_OTHER_NAMES_OF_TEXT = frozenset(
    "text body content contents article passage page_content full_text maintext document "
    "abstract description".split()
)
_SHOWN_FIELDS = 5
_FIELD_CHARACTERS = 40


class NotAValueError(ValueError):
    """NaN or Infinity, which JSON does not have and spreadsheets write where nothing is."""


def no_constant(written: str) -> None:
    """Refuse NaN and Infinity; for `json.loads(..., parse_constant=no_constant)`.

    Raises:
        NotAValueError: Always.
    """
    raise NotAValueError(f"{written} is no value; write null, or leave the field out")


def why_no_json(error: Exception, *, is_line: bool) -> str:
    """Return why a text is not JSON and what to do.

    Args:
        error: What `json.loads` raised.
        is_line: Whether the text is one line of a .jsonl file.
    """
    if isinstance(error, RecursionError):
        return "not JSON that can be read: it is nested too deeply; write it flatter"
    if isinstance(error, UnicodeDecodeError):
        return "not JSON that can be read: it is not UTF-8 text; save the file as UTF-8"
    if isinstance(error, NotAValueError):
        return f"not valid JSON: {error}"
    if not isinstance(error, json.JSONDecodeError):
        # A number of thousands of digits.
        told = str(error).partition(";")[0]
        return f"not JSON that can be read: {told}; put this number in quotation marks"
    where = f"column {error.colno}" if error.lineno == 1 else f"line {error.lineno}"
    return f"not valid JSON: {error.msg} at {where}; {_json_advice(error, is_line=is_line)}"


def _json_advice(error: json.JSONDecodeError, *, is_line: bool) -> str:
    if is_line:
        return "each line must be one whole JSON object, correct this one"
    if not error.doc.strip():
        return "the file is empty, fill it"
    if error.msg == "Extra data" and error.lineno > 1:
        return "rename it to .jsonl if it has one object a line"
    if error.pos >= len(error.doc.rstrip()) or error.msg.startswith("Unterminated"):
        return "the file seems to be cut off, get the whole one"
    return "correct it there"


def complaints(error: ValidationError, row: Mapping[str, object]) -> str:
    """Return all that is wrong with the fields of an article, each with what to do."""
    return "; ".join(_complaint(one, row) for one in error.errors())


def _complaint(error: ErrorDetails, row: Mapping[str, object]) -> str:
    field = error["loc"][0]
    if error["type"] == "missing":
        return f"there is no {field!r}; {_missing_text_advice(row)}"
    if error["type"] == "string_type":
        return f"{field!r} is not text; write it as one string"
    return f"{field!r} {error['ctx']['error']}" if "ctx" in error else f"{field!r}: {error['msg']}"


def _missing_text_advice(row: Mapping[str, object]) -> str:
    for name, value in row.items():
        if name.lower() in _OTHER_NAMES_OF_TEXT and isinstance(value, str):
            return f"rename {name!r} to 'text'"
    for name, value in row.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            shown = one_line(name, _FIELD_CHARACTERS)
            return f"if its articles are the list under {shown!r}, make that list the whole file"
    names = [one_line(name, _FIELD_CHARACTERS) for name in row][:_SHOWN_FIELDS]
    more = ", …" if len(row) > _SHOWN_FIELDS else ""
    found = f", there is only {', '.join(map(repr, names))}{more}" if names else ""
    return f"put the article's text there{found}"
