"""Which of the page's languages a browser asks for, where no script of ours can tell."""

import re

LANGUAGES = ("en", "de")
"""The first is that of whoever asks for none of them."""

_ASKED = re.compile(r"\s*([a-z]{1,8})(?:-[\w-]+)?\s*(?:;\s*q=([\d.]{1,5}))?\s*", re.IGNORECASE)


def language_of(accepted: str) -> str:
    """Return the language that is liked best, by the header Accept-Language."""
    asked = [one for one in map(_ASKED.fullmatch, accepted.split(",")) if one]
    known = [one for one in asked if one[1].lower() in LANGUAGES and _weight(one[2]) > 0]
    best = max(known, key=lambda one: _weight(one[2]), default=None)
    return best[1].lower() if best else LANGUAGES[0]


def _weight(written: str | None) -> float:
    try:
        return 1.0 if written is None else float(written)
    except ValueError:
        return 0.0
