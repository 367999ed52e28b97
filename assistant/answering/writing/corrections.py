"""Articles that put others right: a column of corrections is seldom found by a question's words."""

from collections.abc import Iterable
from itertools import pairwise

from index.english.corrections import (
    corrected,
    corrected_after,
    is_correction,
    tells_own_error,
)
from index.english.words import content_stems
from index.store import Catalogue
from index.store.terms import question_terms
from index.types import SearchFilter, Sentence

LOOKED_AT = 10
"""Articles with the words of a title, the best, among which the corrections of its article are."""


REPEATED_SHARE = 0.7
"""Of an error's telling words, as the article had it, those that the correction says again."""


def put_right(
    sentences: Iterable[Sentence], catalogue: Catalogue, filter_: SearchFilter
) -> dict[Sentence, tuple[Sentence, Sentence]]:
    """Return by sentence where a correction of its article tells it as an error, and what follows.

    Those that none tells of are left out.

    Args:
        sentences: Of articles that may have been put right.
        catalogue: Where corrections are looked for.
        filter_: Lets pass what may be shown.
    """
    corrections: dict[str, list[tuple[Sentence, Sentence]]] = {}
    found = {}
    for sentence in sentences:
        own = sentence.article_id
        if own not in corrections:
            ids = corrections_of([own], catalogue, filter_)
            corrections[own] = [pair for id_ in ids for pair in pairwise(catalogue.sentences(id_))]
        said = set(content_stems(sentence.text))
        pairs = (pair for pair in corrections[own] if _puts_right(*pair, said))
        if (pair := next(pairs, None)) is not None:
            found[sentence] = pair
    return found


def corrected_behind(sentence: Sentence, catalogue: Catalogue) -> list[Sentence]:
    """Return the sentence behind one of a correction that only tells what was wrong, or nothing."""
    if not tells_own_error(sentence.text) or corrected(sentence.text) is not None:
        return []
    after = catalogue.sentences(sentence.article_id, sentence.number + 1, sentence.number + 1)
    own = [one for one in after if not one.starts_paragraph and one.version == sentence.version]
    is_of_column = is_correction(catalogue.title(sentence.article_id))
    return [one for one in own if is_of_column or corrected_after(sentence.text, one.text)]


def _puts_right(error: Sentence, right: Sentence, said: set[str]) -> bool:
    """Whether a sentence tells as an error what has some stems, and the one after it goes on."""
    if right.starts_paragraph or not tells_own_error(error.text):
        return False
    return len(said.intersection(content_stems(error.text))) >= REPEATED_SHARE * len(said)


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
        for other, its_title in catalogue.titles(catalogue.article_ids(list(keys))).items():
            if other == own or not is_correction(its_title):
                continue
            if title in catalogue.article(other).text:
                found[other] = None
    return list(found)
