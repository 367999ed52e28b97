"""Orders that several stages of a search share."""

from collections.abc import Sequence

from index.types import ArticleHit, PassageHit, SentenceHit


def ranked_articles(passages: Sequence[PassageHit]) -> tuple[ArticleHit, ...]:
    """Rank articles by their best passage; `passages` are best first."""
    best: dict[str, ArticleHit] = {}
    for hit in passages:
        article_id = hit.passage.article_id
        best.setdefault(article_id, ArticleHit(article_id, hit.score, hit.parts))
    return tuple(best.values())


def sentence_order(hit: SentenceHit) -> tuple[float, str, int]:
    """Return the key that sorts sentences best first, and the same way every time."""
    return (-hit.score, hit.sentence.article_id, hit.sentence.number)
