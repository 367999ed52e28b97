"""Articles that another text names by their title.

A question that needs two articles often shares its words with one of them only, and that one names
the other: "Who directed the film in which Ida Holm played the queen?".
"""

import re
from collections.abc import Mapping

MIN_TITLE_CHARACTERS = 4
"""Shorter titles are found in any text."""

_EXPLANATION = re.compile(r"\s*\([^)]*\)\s*$")  # "Mercury (planet)"


def named_articles(text: str, titles: Mapping[str, str]) -> set[str]:
    """Return the ids of the articles whose title stands in a text, as whole words, in its case.

    An explanation in brackets after a title need not stand there. Titles that begin without a
    capital letter or digit are words like any other and never count.

    Args:
        text: What may name them.
        titles: Article id -> title.
    """
    return {id_ for id_, title in titles.items() if _names(text, _EXPLANATION.sub("", title))}


def _names(text: str, title: str) -> bool:
    if len(title) < MIN_TITLE_CHARACTERS or title[0].islower() or title not in text:
        return False
    return re.search(rf"(?<!\w){re.escape(title)}(?!\w)", text) is not None
