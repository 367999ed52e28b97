"""Every pattern comes to an end, whatever is typed: none tries all ways to cut a text in parts."""

import importlib
import pkgutil
import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

import index.english

LONGEST_SECONDS = 5
"""For a text of this length it is a hang: each of the others takes a few milliseconds."""

CHARACTERS = 300
REPEATED = (
    *("a", "a ", "word ", "Word ", "under white ", "in the ", "of Alva ", "and ", "more than "),
    *("1", "1 ", "1,", "5 million ", "a-", "a’", "a, ", ". ", "; ", '"', "( ", "not ", "said "),
)
BEGINNINGS = ("", "How many were in ")
ENDS = ("!", "€7", "7")


def patterns_of(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, tuple | list):
        for one in value:
            yield from patterns_of(one)
    elif isinstance(value, dict):
        yield from patterns_of(list(value.values()))


def patterns() -> dict[str, list[re.Pattern[str]]]:
    """Return the patterns by the modules that have them."""
    names = [one.name for one in pkgutil.iter_modules(index.english.__path__, "index.english.")]
    found = {
        name: list(patterns_of(list(vars(importlib.import_module(name)).values())))
        for name in names
    }
    return {name: own for name, own in found.items() if own}


@contextmanager
def ending(what: str) -> Iterator[None]:
    def stop(*_: object) -> None:
        pytest.fail(f"{what} does not end")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, LONGEST_SECONDS)
    yield
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize("module", patterns())
def test_patterns_end(module: str) -> None:
    texts = [
        beginning + (one * CHARACTERS)[:CHARACTERS] + end
        for beginning in BEGINNINGS
        for one in REPEATED
        for end in ENDS
    ]
    for pattern in patterns()[module]:
        for text in texts:
            with ending(f"{pattern.pattern[:80]} in “{text[:40]}…{text[-10:]}”"):
                pattern.search(text)
