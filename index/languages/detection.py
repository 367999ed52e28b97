"""Which language a text is in: an article's from its beginning, a question's among theirs."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from index.errors import ModelError
from index.languages.stemming import lowered
from index.languages.stop_words import STOP_WORDS

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

LANGUAGES = (
    *("en", "de", "fr", "it", "es", "pt", "nl", "no", "nn", "da", "sv", "fi", "pl", "cs"),
    *("ru", "uk", "bg", "el", "tr", "zh", "ja", "ko", "ar", "fa", "ur", "hi", "mr", "bn"),
    *("he", "th"),
)
"""What `language_of` can return: codes of ISO 639-1."""

NAMES = {
    **{"en": "English", "de": "German", "fr": "French", "it": "Italian", "es": "Spanish"},
    **{"pt": "Portuguese", "nl": "Dutch", "no": "Norwegian", "sv": "Swedish", "fi": "Finnish"},
    **{"pl": "Polish", "cs": "Czech", "ru": "Russian", "uk": "Ukrainian", "bg": "Bulgarian"},
    **{"el": "Greek", "tr": "Turkish", "zh": "Chinese", "ja": "Japanese", "ko": "Korean"},
    **{"ar": "Arabic", "fa": "Persian", "ur": "Urdu", "hi": "Hindi", "mr": "Marathi"},
    **{"bn": "Bengali", "he": "Hebrew", "th": "Thai"},
}
"""Language -> its English name."""

_LOOKED_AT = 2_000  # characters
_REMEMBERED = 256  # texts: one is asked about when it is split, and when its batch is written
# Written alike as far as sentences go; and sentencex is a hundred times slower with Danish marks.
_LIKE_NORWEGIAN = frozenset(("da", "nn"))
# Neighbours such as Danish and Norwegian share the probability; what matters is what English has.
_MAX_ENGLISH = 0.1
_ACCENTED = re.compile(r"[\u00c0-\u024f]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]+")
_WORD = re.compile(r"[^\W\d_]+")
_FEW_WORDS = 5
_OTHERS = frozenset(STOP_WORDS) - {"en"}
_WORDS_OF_OTHERS = frozenset().union(*(STOP_WORDS[one] for one in _OTHERS))
_ENGLISH = frozenset("the of and is was that with from by it his which were are has have".split())


def language_of(text: str) -> str:
    """Return the language of a text, told from its beginning; "en" where that is not clear."""
    return _language_of(text[:_LOOKED_AT])


def language_among(question: str, languages: Iterable[str]) -> str:
    """Return which of the languages of some articles a question is in; it may be English anyway.

    A question has few words, and the commonest of its language are a surer sign than the letters
    of all: the language with most of them wins.
    """
    candidates = {"en", *languages}
    if len(candidates) == 1:
        return "en"
    common = {one: _common_words(question, one) for one in candidates}
    probabilities = dict(_identifier().rank(question[:_LOOKED_AT]))
    for close in _LIKE_NORWEGIAN:
        probabilities["no"] += probabilities[close]
    return max(candidates, key=lambda one: (common[one], probabilities.get(one, 0.0), one))


def seems_foreign(question: str, languages: Iterable[str]) -> str | None:
    """Return the language of a question if it surely is in none of the given ones."""
    known = set(languages)
    found = _language_of(question)
    is_sure = _common_words(question, found) >= 2 or found not in STOP_WORDS
    if found in known or not is_sure or any(_common_words(question, one) for one in known):
        return None
    return found


def _common_words(text: str, language: str) -> int:
    return len(_words(text, language) & STOP_WORDS.get(language, frozenset()))


def _most_common_words_of_others(text: str, words: set[str]) -> int:
    """Return how many of its common words that language has in a text which has most of them."""
    turkish = _words(text, "tr") & STOP_WORDS["tr"]  # the only one with its own lower case
    common = words & _WORDS_OF_OTHERS
    return max(len(turkish), *(len(common & STOP_WORDS[one]) for one in _OTHERS - {"tr"}))


def _words(text: str, language: str) -> set[str]:
    return set(_WORD.findall(lowered(text, language)))


@lru_cache(maxsize=_REMEMBERED)
def _language_of(beginning: str) -> str:
    letters = sum(map(str.isalpha, beginning))
    if not _is_mostly_letters(beginning, letters):
        return "en"
    lower, composed = beginning.lower(), lowered(beginning, "en")
    words = set(_WORD.findall(lower))
    is_latin = 2 * sum(map(len, _LATIN.findall(beginning))) > letters
    # An English text about "Peter schießt den Vogel ab" has more English words than German ones.
    english = len(words & _ENGLISH) if is_latin else 0
    if english:
        alike = words if composed == lower else set(_WORD.findall(composed))
        if _most_common_words_of_others(beginning, alike) <= english:
            return "en"  # whatever the letters say, as below
    probabilities = dict(_identifier().rank(beginning))
    if probabilities["en"] > _MAX_ENGLISH:
        return "en"
    found = str(max(probabilities, key=probabilities.__getitem__))
    found = "no" if found in _LIKE_NORWEGIAN else found
    if english:
        return found if _common_words(beginning, found) > english else "en"
    is_telling = len(words) >= _FEW_WORDS or _ACCENTED.search(beginning)
    return found if not is_latin or is_telling or _common_words(beginning, found) else "en"


def _is_mostly_letters(text: str, letters: int) -> bool:
    """Whether a third of what a text shows are letters, or marks on them as Hindi has."""
    shown = "".join(text.split())
    if 3 * letters < len(shown):
        letters += sum(unicodedata.category(one)[0] == "M" for one in shown)
    return 3 * letters >= len(shown)


@lru_cache(1)
def _identifier() -> "LanguageIdentifier":
    try:
        from py3langid.langid import LanguageIdentifier

        model = files("py3langid") / "data" / "model.npz.xz"
        identifier = LanguageIdentifier.from_modelpath(str(model), norm_probs=True)
    except (OSError, ImportError) as error:
        raise ModelError(
            f"What tells languages apart cannot be loaded ({error}). Look at the number of files "
            "that a process may open; if that is no reason, install Citeline anew."
        ) from error
    identifier.set_languages(list(LANGUAGES))
    # It keeps the table of all its languages, 27 MB, to choose others from.
    identifier._full_model = identifier.nb_ptc, identifier.nb_pc, identifier.nb_classes
    return identifier
