"""Articles that put others right: a column of corrections is seldom found by a question's words."""

from collections.abc import Iterable
from itertools import pairwise

from index.english.corrections import is_correction, tells_own_error
from index.english.words import content_stems
from index.store import Catalogue
from index.store.terms import question_terms
from index.types import SearchFilter, Sentence

LOOKED_AT = 10
"""Articles with the words of a title, the best, among which the corrections of its article are."""


REPEATED_SHARE = 0.7
"""Of an error's telling words, as the article had it, those that the correction says again."""


def put_right(sentence: Sentence, catalogue: Catalogue, filter_: SearchFilter) -> list[Sentence]:
    """Return where a correction of its article repeats a sentence as an error, and what follows.

    Empty where none does.

    Args:
        sentence: Of an article that may have been put right.
        catalogue: Where corrections are looked for.
        filter_: Lets pass what may be shown.
    """
    said = set(content_stems(sentence.text))
    for id_ in corrections_of([sentence.article_id], catalogue, filter_):
        for error, right in pairwise(catalogue.sentences(id_)):
            repeated = said.intersection(content_stems(error.text))
            is_of_it = tells_own_error(error.text) and not right.starts_paragraph
            if is_of_it and len(repeated) >= REPEATED_SHARE * len(said):
                return [error, right]
    return []


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
