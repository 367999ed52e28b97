"""Orders that several stages of a search share."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from index.types import ArticleHit, PassageHit, SearchResult, SentenceHit


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


def within_articles(result: SearchResult, ids: Collection[str]) -> SearchResult:
    """Return of what a search found only what is of some articles, in the same order."""
    return replace(
        result,
        articles=tuple(one for one in result.articles if one.article_id in ids),
        passages=tuple(one for one in result.passages if one.passage.article_id in ids),
        sentences=tuple(one for one in result.sentences if one.sentence.article_id in ids),
    )
