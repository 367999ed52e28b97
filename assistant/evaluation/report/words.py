"""What the pages about runs say, in English or in German."""

import json
import re
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from typing import TypeAlias

Say: TypeAlias = Callable[[str], str]
"""Puts what a page says into its language; what is not known stays as it is."""

GERMAN_NAME = "german.json"

_HOLE = re.compile(r"\{(\w+)\}")


def speaker(language: str) -> Say:
    """Return what says things in a language: German for "de", and else English."""
    return _in_german if language == "de" else _same


@cache
def german() -> Mapping[str, str]:
    """Return what is said in English, with holes for what is not, and the same in German."""
    text = files("assistant.evaluation.report").joinpath(GERMAN_NAME).read_text(encoding="utf-8")
    table: Mapping[str, str] = json.loads(text)
    return table


def _same(text: str) -> str:
    return text


def _in_german(text: str) -> str:
    known = german().get(text)
    if known is not None:
        return known
    for expression, translated in _forms():
        found = expression.fullmatch(text)
        if found is not None:
            values = {name: _in_german(value) for name, value in found.groupdict().items()}
            return _HOLE.sub(lambda hole, values=values: values[hole[1]], translated)  # type: ignore[misc]
    return text


@cache
def _forms() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(_expression(one), re.DOTALL), other)
        for one, other in german().items()
        if _HOLE.search(one)
    )


def _expression(english: str) -> str:
    parts = _HOLE.split(english)
    return "".join(
        f"(?P<{part}>.+?)" if at % 2 else re.escape(part) for at, part in enumerate(parts)
    )
