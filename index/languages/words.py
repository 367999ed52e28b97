"""Text in any language -> the words that search compares.

Scripts that put no spaces between words give overlapping pairs of characters; others give stems.
The full-text index takes letters and digits for words and the marks of Hindi or Thai for gaps
between them, so that each mark becomes a letter of the private use area.
"""

import itertools
import re
import unicodedata
from collections.abc import Iterator

from index.english.words import content_stems
from index.languages.arabic import arabic_terms
from index.languages.stemming import lowered, spelled_alike, stemmed
from index.languages.stop_words import FUNCTION_CHARACTERS, STOP_WORDS

_HAN = "\u3005\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_SYLLABLES = "\uac00-\ud7a3"  # of Korean, whose particles stick to their words
_SPACELESS = "\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0eae\u0eb0-\u0ecd\u1000-\u103f\u1780-\u17d3"
_INDIC = "\u0900-\u0963\u0971-\u0de5\u0df2-\u0df3"
_MARKS = "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
_RUN = re.compile(
    rf"(?P<pairs>[{_HAN}]+|[{_SYLLABLES}]+|[{_SPACELESS}]+)"
    rf"|(?:(?![{_HAN}{_SYLLABLES}{_SPACELESS}])(?:[^\W_]|[{_INDIC}{_MARKS}]))+"
)
_IDEOGRAPHS = re.compile(f"[{_HAN}]")
_UNSPACED = re.compile(f"[{_HAN}{_SPACELESS}]")
_CLUSTER = re.compile(r".[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd]*")
_HIRAGANA = re.compile(r"[\u3040-\u309f]+")
_NOT_ASCII_DIGIT = re.compile(r"(?![0-9])\d")
_JOINERS = re.compile("[\u200b-\u200d]")
_PRIVATE = 0xE000


def index_terms(text: str, language: str) -> list[str]:
    """Return the terms of a text, in order, each of letters and digits alone."""
    return [_of_letters(term) for word in _words(text, language) for term in _terms(word, language)]


def asked_terms(question: str, language: str) -> list[str]:
    """Return the terms of a question that tell something; all of them if none does."""
    cuts = FUNCTION_CHARACTERS.get(language)
    parts = cuts.split(question) if cuts else [question]
    words = [word for part in parts for word in _words(part, language)]
    stop_words = STOP_WORDS.get(language, frozenset())
    telling = [
        term
        for word in words
        if word not in stop_words
        for term in _terms(word, language)
        if term not in stop_words and not (language == "ja" and _HIRAGANA.fullmatch(term))
    ]
    return [_of_letters(term) for term in telling] or index_terms(question, language)


def word_count(text: str) -> int:
    """Return about how many words a text has: of scripts without spaces two letters are one."""
    return max(len(text.split()), len(_UNSPACED.findall(text)) // 2)


def telling_stems(text: str, language: str) -> list[str]:
    """Return the stems of the words that are not too common to tell, as texts are compared by."""
    return content_stems(text) if language == "en" else asked_terms(text, language)


def _words(text: str, language: str) -> Iterator[str]:
    plain = _JOINERS.sub("", lowered(text, language))
    plain = _NOT_ASCII_DIGIT.sub(lambda digit: str(unicodedata.decimal(digit[0])), plain)
    yield from (run[0] for run in _RUN.finditer(plain))


def _terms(word: str, language: str) -> Iterator[str]:
    """Yield the stem of a word; of a run that is no single word, pairs of its characters.

    One Chinese character is a word often enough ("桥" of "石桥") to be a term beside its pairs.
    """
    if _RUN.match(word)["pairs"] is None:  # type: ignore[index]
        if language == "ar" and not word.isascii():
            yield from arabic_terms(spelled_alike(word, language))
        else:
            yield stemmed(word, language)
        return
    clusters = _CLUSTER.findall(word)
    if len(clusters) == 1:
        yield word
    elif _IDEOGRAPHS.match(word):
        yield from clusters
    yield from map("".join, itertools.pairwise(clusters))


def _of_letters(term: str) -> str:
    if term.isalnum():
        return term
    composed = unicodedata.normalize("NFC", term)
    return "".join(one if one.isalnum() else chr(_PRIVATE + (ord(one) & 0xFFF)) for one in composed)
