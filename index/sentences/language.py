"""Which language a text is in, as far as the rules for sentence ends differ by it."""

import unicodedata
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from index.errors import ModelError

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

LANGUAGES = (
    *("en", "de", "fr", "it", "es", "pt", "nl", "no", "nn", "da", "sv", "fi", "pl", "cs"),
    *("ru", "uk", "bg", "el", "tr", "zh", "ja", "ko", "ar", "fa", "ur", "hi", "mr", "bn"),
)
"""What `language_of` can return: codes of ISO 639-1."""

_LOOKED_AT = 2_000  # characters
# Written alike as far as sentences go; and sentencex is a hundred times slower with Danish marks.
_LIKE_NORWEGIAN = frozenset(("da", "nn"))
# Neighbours such as Danish and Norwegian share the probability; what matters is what English has.
_MAX_ENGLISH = 0.1


def language_of(text: str) -> str:
    """Return the language of a text, told from its beginning; "en" where that is not clear."""
    beginning = text[:_LOOKED_AT]
    shown = [unicodedata.category(one)[0] for one in beginning if not one.isspace()]
    if 3 * sum(kind in "LM" for kind in shown) < len(shown):  # letters, and marks as of Hindi
        return "en"
    probabilities = dict(_identifier().rank(beginning))
    if probabilities["en"] > _MAX_ENGLISH:
        return "en"
    found = str(max(probabilities, key=probabilities.__getitem__))
    return "no" if found in _LIKE_NORWEGIAN else found


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
    return identifier
