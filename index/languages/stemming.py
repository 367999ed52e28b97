"""Words as search compares them: one form for the many that a word has in its language.

The stemmers are Snowball's; Arabic has one of its own (`arabic.py`). Before them, ways of writing
one word are made one: a Turkish I has no dot, an Arabic alef has no hamza, Hindi may leave out the
dot below a letter.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

import snowballstemmer

_STEMMERS: Mapping[str, str] = {
    **{"ca": "catalan", "cs": "czech", "de": "german", "el": "greek"},
    **{"es": "spanish", "fa": "persian", "fi": "finnish", "fr": "french", "hi": "hindi"},
    **{"hu": "hungarian", "id": "indonesian", "it": "italian", "mr": "hindi", "nl": "dutch"},
    **{"no": "norwegian", "pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian"},
    **{"sv": "swedish", "ta": "tamil", "tr": "turkish"},
}
"""Language -> Snowball's name of its stemmer."""

_ARABIC_MARKS = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]")
_ARABIC = str.maketrans("أإآٱىیکة", "ااااييكه")
_PERSIAN = str.maketrans("يىكأإآ", "ییکااا")
_HINDI_NASAL = re.compile("[ङञणनम]\u094d(?=[\u0915-\u0939])")
_HINDI = str.maketrans({"\u093c": None, "\u0901": "\u0902"})


def lowered(text: str, language: str) -> str:
    """Return a text in lower case, as its language writes it, in compatible composed characters."""
    if language == "tr":
        text = text.replace("I", "ı").replace("İ", "i")
    return unicodedata.normalize("NFKC", text.lower())


@lru_cache(maxsize=65_536)
def stemmed(word: str, language: str) -> str:
    """Return the stem of a word in lower case; the word itself where no stemmer is known."""
    name = _STEMMERS.get(language)
    plain = spelled_alike(word, language)
    if name is None or (plain.isascii() and plain.isdigit()):
        return plain
    return str(snowballstemmer.stemmer(name).stemWord(plain)) or plain


def spelled_alike(word: str, language: str) -> str:
    """Return a word with what its language writes in more than one way written in one."""
    match language:
        case "ar":
            return _ARABIC_MARKS.sub("", word).translate(_ARABIC)
        case "fa" | "ur":
            return _ARABIC_MARKS.sub("", word).translate(_PERSIAN)
        case "hi" | "mr":
            plain = unicodedata.normalize("NFD", word).translate(_HINDI)
            return _HINDI_NASAL.sub("\u0902", plain)
        case "ru":
            return word.replace("ё", "е")
        case _:
            return word
