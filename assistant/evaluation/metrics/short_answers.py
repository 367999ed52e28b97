"""Are the words right? SQuAD's exact match and F1, and whether an answer string is contained.

The normalisation is that of the official SQuAD evaluation scripts (Rajpurkar et al. 2016 for 1.1,
2018 for 2.0): lower case, without ASCII punctuation, without the words a, an and the, single
spaces.
"""

import re
import string
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence

_PUNCTUATION = str.maketrans("", "", string.punctuation)
_ARTICLES = re.compile(r"\b(?:a|an|the)\b")
_WORD = re.compile(r"[^\W_]+")


def normalise_answer(text: str) -> str:
    """Return the text as SQuAD's scripts compare it.

    Example: "The  U.S. Senate!" -> "us senate"
    """
    return " ".join(_ARTICLES.sub(" ", text.lower().translate(_PUNCTUATION)).split())


def exact_match(prediction: str, answers: Sequence[str]) -> float:
    """1 when the normalised prediction equals one of the normalised answers, else 0.

    Range {0, 1}. No answers means that the question has none; then an empty prediction is right.
    Source: SQuAD.
    """
    return _best(prediction, answers, lambda guess, answer: float(guess == answer))


def f1(prediction: str, answers: Sequence[str]) -> float:
    """Token overlap with the closest answer: F1 = 2 P R / (P + R) over bags of tokens.

    P is the share of the prediction's tokens that are in the answer, R the share of the answer's
    that are in the prediction, both counted with multiplicity after normalisation. When either
    side has no token, 1 if both have none, else 0. Range [0, 1]. Source: SQuAD.
    """
    return _best(prediction, answers, _token_f1)


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


def _best(prediction: str, answers: Sequence[str], score: Callable[[str, str], float]) -> float:
    """Score against every answer and keep the best, as SQuAD 2.0 does.

    Answers that normalise to nothing are left out; when none is left the answer is "".
    """
    normalised = [answer for answer in map(normalise_answer, answers) if answer] or [""]
    guess = normalise_answer(prediction)
    return max(score(guess, answer) for answer in normalised)


def _token_f1(guess: str, answer: str) -> float:
    guess_tokens, answer_tokens = guess.split(), answer.split()
    if not guess_tokens or not answer_tokens:
        return float(guess_tokens == answer_tokens)
    shared = (Counter(guess_tokens) & Counter(answer_tokens)).total()
    return 2 * shared / (len(guess_tokens) + len(answer_tokens))
