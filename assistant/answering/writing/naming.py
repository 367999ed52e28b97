"""Of whom a question names, only articles that know the name answer, where there are any.

"How heavy is the Heron?" has nothing to do with heavy rain, nor the books of one town with those of
another. What ranks sentences weighs names no more than other words.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from assistant.answering.deciding.named import are_several, knows_name
from assistant.answering.draft import Candidate
from index.english.names import Name, has_name, names_in
from index.english.questions import asks_through
from index.store import Catalogue
from index.types import Article

CLOSE_SCORE = 4.0
"""A sentence of an article with the name is at most this far below the best, in units of the
candidates' scores: farther down, the name may be one of something else."""

LOOKED_AT = 12
"""Best articles in which names are looked for; sentences of others are left as they are."""


TITLE_BONUS = 1.0
"""For a sentence whose article has the name in its title, in units of the scores: another's text
may only mention it. Within an article, "they won" is as much of whoever it is about."""


def of_named(question: str, found: Sequence[Candidate], catalogue: Catalogue) -> list[Candidate]:
    """Return the candidates without those of articles that know nothing of whom a question names.

    Those of articles that are called so come before others as good. All are left as they are where
    none of the best is of an article with a name, and where the question names several, each of
    which may have its own article.

    Args:
        question: As it was searched for.
        found: Best first.
        catalogue: Where the articles are read.
    """
    names = [name for name in names_in(question) if name.span.start > 0]
    if not names or not found or asks_through(question) or are_several(question, names):
        return list(found)
    ids = islice(dict.fromkeys(one.hit.sentence.article_id for one in found), LOOKED_AT)
    articles = [catalogue.article(id_) for id_ in ids]
    strange = {one.id for one in articles if not _knows(names, one)}
    kept = [one for one in found if one.hit.sentence.article_id not in strange]
    if not kept or kept[0].score < found[0].score - CLOSE_SCORE:
        return list(found)
    titled = {one.id for one in articles if any(has_name(name, [one.title]) for name in names)}

    def lifted(one: Candidate) -> Candidate:
        bonus = TITLE_BONUS * (one.hit.sentence.article_id in titled)
        return replace(one, score=one.score + bonus)

    return sorted(map(lifted, kept), key=lambda one: -one.score)


def _knows(names: Sequence[Name], article: Article) -> bool:
    said = [article.text, article.title, article.source, article.author]
    return any(knows_name(name, said) for name in names)
