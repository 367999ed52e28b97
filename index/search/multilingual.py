"""The second stage in other languages than English: what sentences mean, then the reader.

The encoder compares many sentences fast; the reader of other languages, twice as deep as the
English one, goes over the passages that come out best.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from index.languages.detection import language_of
from index.search.meaning import MeaningStage
from index.search.rankings import sentence_order
from index.search.reranking import ReadingOptions, ReadingStage
from index.types import SearchResult, SentenceHit

READ = ReadingOptions(passages=6, fewest=6)

OWN_LANGUAGE = 1.5
"""What a sentence of an article in the question's language is ahead by, in z-scores: of two
articles that say the same, whoever asks can read that one."""

_TOLD_FROM = 80  # characters of sentences: fewer do not tell the language of an article


class MultilingualStage:
    """Ranks by meaning, and then by reading."""

    def __init__(self, meaning: MeaningStage, reading: ReadingStage) -> None:
        self._meaning = meaning
        self._reading = reading

    def apply(self, question: str, result: SearchResult) -> SearchResult:
        """Return the result with cosines and the reader's scores in it, short answers too."""
        compared = self._meaning.apply(question, result)
        read = self._reading.apply(question, compared)
        if not read.crosses:
            read = replace(read, sentences=_own_first(read.sentences, read.language))
        if compared.reading is None or read.reading is None:
            return read
        return replace(read, reading=replace(read.reading, cosine=compared.reading.cosine))


def _own_first(hits: Sequence[SentenceHit], language: str) -> tuple[SentenceHit, ...]:
    """Return hits with those of articles in other languages further behind."""
    texts: dict[str, list[str]] = defaultdict(list)
    for hit in hits:
        texts[hit.sentence.article_id].append(hit.sentence.text)
    told = {id_: " ".join(own) for id_, own in texts.items()}
    foreign = {
        id_
        for id_, text in told.items()
        if len(text) >= _TOLD_FROM and language_of(text) != language
    }
    ranked = (
        replace(hit, score=hit.score - OWN_LANGUAGE) if hit.sentence.article_id in foreign else hit
        for hit in hits
    )
    return tuple(sorted(ranked, key=sentence_order))
