"""When a text holds an answer string of the set.

The normalisation is that of the official SQuAD evaluation scripts (Rajpurkar et al. 2016 for 1.1,
2018 for 2.0): lower case, without ASCII punctuation, without the words a, an and the, single
spaces.
"""

import re
import string
import unicodedata
from collections.abc import Sequence

_PUNCTUATION = str.maketrans("", "", string.punctuation)
_ARTICLES = re.compile(r"\b(?:a|an|the)\b")
_WORD = re.compile(r"[^\W_]+")


def normalise_answer(text: str) -> str:
    """Return the text as SQuAD's scripts compare it.

    Example: "The  U.S. Senate!" -> "us senate"
    """
    return " ".join(_ARTICLES.sub(" ", text.lower().translate(_PUNCTUATION)).split())


def answer_contained(text: str, answers: Sequence[str]) -> float:
    """1 when an answer stands in the text as consecutive whole words, else 0.

    Range {0, 1}. Whole words, so that "six" is not found in "sixteen". Punctuation may be left out,
    as SQuAD does ("U.S." and "US"), or part words ("21" in "21-day", "Ada" in "Ada’s"). Answers
    that are empty after normalisation are never contained. Source: the accuracy of RGB (Chen et al.
    2024), there on substrings.
    """
    return float(any(_stands_in(answer, text) for answer in answers))


def _stands_in(answer: str, text: str) -> bool:
    return any(
        wanted and f" {wanted} " in f" {there} "
        for wanted, there in (
            (normalise_answer(answer), normalise_answer(text)),
            (_words(answer), _words(text)),
        )
    )


def _words(text: str) -> str:
    """Return the words of a text in lower case, compatible characters alike, a space between."""
    whole = _ARTICLES.sub(" ", unicodedata.normalize("NFKC", text).lower())
    return " ".join(_WORD.findall(whole))
