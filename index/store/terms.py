"""Text to search terms, the same way for what is indexed and what is asked.

SQLite's tokenizer lower-cases, strips accents and stems English. It takes a run of Chinese or
Japanese for one word, so such runs are given to it as overlapping pairs of characters. Texts in
other languages than English are given to it as terms already (`index.languages.words`).
"""

import re
from collections.abc import Sequence

from index.english.words import STOP_WORDS
from index.languages.words import asked_terms, index_terms

MAX_QUESTION_TERMS = 48
"""More distinct words than any real question has; a longer text costs time and finds nothing."""


_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_CJK_RUN = re.compile(f"[{_CJK}]+")
_WORD = re.compile(r"[^\W_]+")
_SHORTENED = re.compile(r"\b\w+n['’]t\b|['’](?:d|ll|m|re|ve)\b", re.IGNORECASE)
"""Didn't, they'll: helping verbs, of which the index has the pieces."""


def indexed_form(text: str, language: str = "en") -> str:
    """Return `text` as it is handed to the full-text index; the same text gives the same form."""
    if language != "en":
        return " ".join(index_terms(text, language))
    if text.isascii():
        return text
    return _CJK_RUN.sub(lambda run: f" {_pairs(run.group())} ", text)


def question_terms(question: str, language: str = "en") -> tuple[str, ...]:
    """Return the distinct words of a question that are worth searching for, in order.

    Stop words are left out unless nothing else is there. In English they are words of the
    question, in other languages the terms that the index has for them.
    """
    if language != "en":
        return tuple(dict.fromkeys(asked_terms(question, language)))[:MAX_QUESTION_TERMS]
    plain = _SHORTENED.sub(" ", indexed_form(question))
    words = [word.lower() for word in _WORD.findall(plain)]
    telling = [word for word in words if word not in STOP_WORDS]
    return tuple(dict.fromkeys(telling or words))[:MAX_QUESTION_TERMS]


def match_expression(question: str, language: str = "en") -> str | None:
    """Return a full-text query that finds any of the question's words; None if it has none.

    Every word is quoted and holds only letters and digits, so nothing that a user types is ever
    read as query syntax.
    """
    terms = question_terms(question, language)
    return any_of(terms) if terms else None


def any_of(terms: Sequence[str]) -> str:
    """Return a full-text query that finds any of some words, of which there is one."""
    return " OR ".join(f'"{term}"' for term in terms)


def _pairs(run: str) -> str:
    if len(run) == 1:
        return run
    return " ".join(run[i : i + 2] for i in range(len(run) - 1))
