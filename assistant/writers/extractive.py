"""The writer that needs no language model: the sentences that answer, verbatim."""

import re
from collections.abc import Sequence

from assistant.writers.draft import DraftSentence
from index.types import SearchResult, Sentence, SentenceHit

SAME_WORDS = 0.8
"""Two sentences that share this much of their words (Jaccard) say the same: one is shown, and the
other becomes a second citation of it."""

CLOSE_SCORE = 2.0
"""A further sentence is shown when its score is at most this far below the best one's, in units of
the sentence scores (sums of z-scores)."""

_WORD = re.compile(r"\w+")


class ExtractiveWriter:
    """Picks the best sentences of a search and groups them by article."""

    def __init__(self, max_sentences: int) -> None:
        self._max_sentences = max_sentences

    def write(self, result: SearchResult) -> list[DraftSentence]:
        """Return the answer's sentences, those of the best article first."""
        chosen = self._chosen(result.sentences)
        articles = list(dict.fromkeys(sentence.sources[0].article_id for sentence in chosen))
        return sorted(chosen, key=lambda one: articles.index(one.sources[0].article_id))

    def _chosen(self, hits: Sequence[SentenceHit]) -> list[DraftSentence]:
        groups: list[list[Sentence]] = []
        for hit in hits:
            if hit.score < hits[0].score - CLOSE_SCORE:
                break
            twin = next((group for group in groups if _same(group[0], hit.sentence)), None)
            if twin is not None:
                twin.append(hit.sentence)
            elif len(groups) < self._max_sentences:
                groups.append([hit.sentence])
        return [DraftSentence(group[0].text, tuple(group)) for group in groups]


def _same(one: Sentence, other: Sentence) -> bool:
    first, second = _words(one.text), _words(other.text)
    union = first | second
    return bool(union) and len(first & second) / len(union) >= SAME_WORDS


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower()))
