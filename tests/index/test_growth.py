"""Reading, splitting and packing take time in proportion to their input, whatever stands in it."""

import gc
import time
from math import log

import pytest

from index.formats import read_bytes
from index.passages import pack_passages
from index.sentences.split import split_sentences
from index.types import Article

SMALL, LARGE = 10_000, 60_000
"""Characters. Far enough apart that what does not grow hardly counts."""

LEAST_SECONDS = 0.001
"""What takes less is taken for so much: a clock tells little about it."""

WORST_EXPONENT = 1.3
ROUNDS = 3
ATTEMPTS = 6

PATTERNS = {
    "words": "The council met. ",
    "one word": "a",
    "one sentence": "word ",
    "images": "![",
    "brackets": "[",
    "closed brackets": "[]",
    "links": "[a](b)",
    "wiki links": "[[",
    "comments": "%%",
    "marked": "==",
    "code": "`",
    "emphasis": "*a ",
    "underscores": "_a",
    "less": "<",
    "ampersand": "&",
    "style comment": "<p style='/*'>a",
    "css comment": "<style>/*</style>a",
    "html comment": "<!--",
    "tags": "<div>",
    "closed tags": "<b>a</b>",
    "cells": "<td>a",
    "rows": "a | b | c\n",
    "quotes": '"',
    "curly": "“a. ",
    "parentheses": "(a. ",
    "dots": ".",
    "stops": "A. ",
    "questions": "? ",
    "newlines": "\n",
    "blank lines": "a\n\n",
    "list": "- a\n",
    "quotation": "> a\n",
    "rule": "---\n",
    "toml": "+++\n",
    "yaml": "a: [",
    "hash": "# a\n",
    "Chinese": "港口新码头将于五月启用",
    "Chinese sentences": "港口新码头将于五月启用。",
    "Arabic": "افتتح العمدة الميناء الجديد ",
    "Arabic sentences": "افتتح العمدة الميناء. ",
    "Hindi": "खदान बंद हुई। ",
    "notes": "It closed.[1] ",
    "raised": "It closed.² ",
    "emoji": "We won!🎉 ",
    "agencies": "(AP) ",
    "numbers": "1. ",
    "ordinals": "am 3. Oktober ",
    "tabs": "a\t",
    "heads": "By Ada Berg, 3 May 2026\n",
    "days": "3 May 2026, ",
    "places": "Lornby, ",
    "days of nothing": "12 Tables 2026\n",
    "bars": "| ",
    "rules with bars": "-|\n",
    "heads with bars": "a|b\n-|-\n",
    "drawn borders": "\n-----\n-- --\nx\n\n",
    "drawn grids": "\n+---+\n| a |\n",
    "footnotes": "[^1] ",
    "addresses": "https://a.b/ ",
    "dashes": "— a ",
    "zero width": "a\u200b",
    "joiners": "\u200d",
    "combining": "e\u0301",
}


def seconds(name: str, data: bytes, rounds: int) -> float:
    """Return the processor time that a file takes, the least of a few rounds."""
    times = []
    gc.disable()  # which takes the longer the more there is in the process, whatever is read
    try:
        for _ in range(rounds):
            start = time.process_time()
            for item in read_bytes(name, data):
                if isinstance(item, Article):
                    sentences = split_sentences(item)
                    pack_passages(item, sentences, len, 200)
            times.append(time.process_time() - start)
    finally:
        gc.enable()
    return min(times)


@pytest.mark.parametrize("name", ["a.md", "a.html"])
@pytest.mark.parametrize("pattern", PATTERNS.values(), ids=PATTERNS.keys())
def test_time_grows_with_the_input(name: str, pattern: str) -> None:
    opening = "---\n" if pattern.startswith("a: [") else "x "
    small, large = (
        (opening + pattern * (size // len(pattern))).encode() for size in (SMALL, LARGE)
    )
    # Other work on the machine only ever adds time: what grows too fast does so each time.
    exponents = (
        log(seconds(name, large, 1) / max(seconds(name, small, ROUNDS), LEAST_SECONDS))
        / log(LARGE / SMALL)
        for _ in range(ATTEMPTS)
    )
    assert any(exponent <= WORST_EXPONENT for exponent in exponents)
