"""Articles that put others right: a column of corrections is seldom found by a question's words."""

from collections.abc import Iterable

from index.english.corrections import is_correction
from index.store import Catalogue
from index.store.terms import question_terms
from index.types import SearchFilter

LOOKED_AT = 10
"""Articles with the words of a title, the best, among which the corrections of its article are."""


def corrections_of(
    article_ids: Iterable[str], catalogue: Catalogue, filter_: SearchFilter
) -> list[str]:
    """Return the ids of articles that are corrections and name some others by their titles.

    Args:
        article_ids: Of those that may have been put right.
        catalogue: Where corrections are looked for.
        filter_: Lets pass what may be shown.
    """
    found: dict[str, None] = {}
    for own in article_ids:
        title = catalogue.title(own)
        terms = question_terms(title)
        if not terms:
            continue
        keys = catalogue.lexical.best("article", [*terms, "correction"], LOOKED_AT, filter_)
        for other in catalogue.article_ids(list(keys)):
            if other == own or not is_correction(catalogue.title(other)):
                continue
            if title in catalogue.article(other).text:
                found[other] = None
    return list(found)
