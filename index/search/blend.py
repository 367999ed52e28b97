"""Two searches for one question: as it was asked, and with words that it left out.

The second one counts less. Its parts are z-scores as well, so they can be added to the first one's;
what only one of the two found gets the lowest score that the other gave to anything.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from index.search.rankings import ranked_articles, sentence_order
from index.types import PassageHit, SearchResult, SentenceHit

Hit = TypeVar("Hit", PassageHit, SentenceHit)


@dataclass(frozen=True, slots=True)
class BlendOptions:
    """Weights of the second search's parts beside the whole score of the first.

    Its vector counts more than its words: added words find every passage that holds one of them.
    Measured by `tests/benchmarks/follow_ups.py`.
    """

    dense_weight: float = 1.5
    lexical_weight: float = 0.5


def blended(
    first: SearchResult, second: SearchResult, weight: float, options: BlendOptions | None = None
) -> SearchResult:
    """Return the rankings of both searches as one; neither may have been read.

    Args:
        first: For the question as it was asked.
        second: For the question with the words added.
        weight: Of the second one, in [0, 1].
        options: What its parts weigh.
    """
    chosen = options or BlendOptions()

    def of_passage(hit: PassageHit) -> float:
        lexical = hit.parts.get("passage", 0.0) + hit.parts.get("article", 0.0)
        dense = chosen.dense_weight * hit.parts.get("dense", 0.0)
        return weight * (dense + chosen.lexical_weight * lexical)

    passages = _added(
        {hit.passage.id: hit for hit in first.passages},
        {hit.passage.id: hit for hit in second.passages},
        of_passage,
    )
    sentences = _added(
        {(hit.sentence.article_id, hit.sentence.number): hit for hit in first.sentences},
        {(hit.sentence.article_id, hit.sentence.number): hit for hit in second.sentences},
        lambda hit: weight * hit.score,
    )
    ranked = sorted(passages, key=lambda hit: (-hit.score, hit.passage.id))
    return SearchResult(
        articles=ranked_articles(ranked),
        passages=tuple(ranked),
        sentences=tuple(sorted(sentences, key=sentence_order)),
        language=first.language,
        crosses=first.crosses,
    )


def _added(
    first: Mapping[object, Hit], second: Mapping[object, Hit], extra: Callable[[Hit], float]
) -> Sequence[Hit]:
    added = {key: extra(hit) for key, hit in second.items()}
    lowest_first = min((hit.score for hit in first.values()), default=0.0)
    lowest_added = min(added.values(), default=0.0)
    found = []
    for key in dict.fromkeys([*first, *second]):
        own = first[key].score if key in first else lowest_first
        more = added.get(key, lowest_added)
        hit = second.get(key) or first[key]
        found.append(replace(hit, score=own + more, parts={"asked": own, "added": more}))
    return found
