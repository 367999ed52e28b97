"""Hybrid search: dense passages and BM25 at three levels, fused.

question -> dense passages (Chroma) + BM25 articles, passages, sentences (SQLite)
         -> candidates = all that any of them found, each given every score
         -> passages ranked by these scores, by time and by name; articles by their best passage
         -> sentences of the best passages, ranked by their own BM25 and their passage (`scoring`)
         -> a second opinion on the best of them: the reader's (`reranking`), in other languages
            than English the encoder's and then the reader's of these (`multilingual`)
"""

import datetime
from collections.abc import Collection, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from statistics import fmean

from index.embedding import Embedding, embed_query
from index.english.requests import without_request
from index.english.times import without_relative_time
from index.languages.detection import language_among, seems_foreign
from index.processes import available_cores
from index.search.compounds import compounds
from index.search.multilingual import MultilingualStage
from index.search.rankings import ranked_articles
from index.search.reranking import ReadingStage
from index.search.scoring import (
    OTHER_LANGUAGES,
    PassageCandidate,
    SentenceCandidate,
    Weights,
    ranked_passages,
    ranked_sentences,
)
from index.store import Catalogue, PassageRow
from index.store.dense import DenseIndex
from index.store.terms import question_terms
from index.types import (
    PassageHit,
    SearchFilter,
    SearchResult,
    SentenceHit,
    Vector,
)


@dataclass(frozen=True, slots=True)
class RetrievalOptions:
    """How much is looked at, and how scores are weighted.

    Attributes:
        candidates: Best rows taken from each of the dense and BM25 rankings.
        passages: Best passages whose sentences are ranked.
        weights: For questions in English.
        other_languages: For questions in other languages.
    """

    candidates: int = 100
    passages: int = 30
    weights: Weights = field(default_factory=Weights)
    other_languages: Weights = OTHER_LANGUAGES


class HybridRetriever:
    """Finds passages and sentences of published articles. Thread safe."""

    def __init__(
        self,
        catalogue: Catalogue,
        vectors: DenseIndex,
        embedding: Embedding,
        options: RetrievalOptions | None = None,
        reading: ReadingStage | None = None,
        multilingual: MultilingualStage | None = None,
    ) -> None:
        self._catalogue = catalogue
        self._vectors = vectors
        self._embedding = embedding
        self._options = options or RetrievalOptions()
        self._reading = reading
        self._multilingual = multilingual
        # The searches by words take as long as the one by vectors, which goes on beside them.
        self._threads = ThreadPoolExecutor(available_cores(), thread_name_prefix="search")

    def search(
        self,
        question: str,
        filter_: SearchFilter | None = None,
        today: datetime.date | None = None,
    ) -> SearchResult:
        """Return ranked articles, passages and sentences for a question; see `find`."""
        return self.read(question, self.find(question, filter_, today=today))

    def find(
        self,
        question: str,
        filter_: SearchFilter | None = None,
        keep: Collection[str] = (),
        today: datetime.date | None = None,
    ) -> SearchResult:
        """Return what the first stage ranks, before the reader goes over it.

        Args:
            question: What to search for.
            filter_: Which articles may be found.
            keep: Ids of passages that are ranked in any case.
            today: The day that counts as the present; None leaves it to the newest article found.
        """
        chosen = filter_ or SearchFilter()
        known = self._catalogue.languages()
        foreign = seems_foreign(question, known)
        language = foreign or language_among(question, known)
        asked = _in_articles_words(question)
        words = self._words(asked, language)
        vector = embed_query(self._embedding, asked)
        rows = self._passage_candidates(words, vector, chosen, keep)
        if not rows:
            return SearchResult(language=language)
        is_read = language == "en" and foreign is None
        weights = self._options.weights if is_read else self._options.other_languages
        passages = self._ranked_passages(question, rows, words, vector, weights, today)
        return SearchResult(
            articles=ranked_articles([hit for _, hit in passages]),
            passages=tuple(hit for _, hit in passages),
            sentences=self._ranked_sentences(passages, words, weights),
            language=language,
            crosses=foreign is not None,
        )

    def read(self, question: str, found: SearchResult) -> SearchResult:
        """Return what was found after the second stage went over it, where there is one."""
        stage = self._reading if found.reader_language == "en" else self._multilingual
        if stage is None or not found.passages:
            return found
        return stage.apply(_in_articles_words(question), found)

    def _words(self, asked: str, language: str) -> Sequence[str]:
        """Return the words to search for, in English with the other forms of compounds."""
        words = question_terms(asked, language)
        if language != "en":
            return words
        others = (one.other for one in compounds(asked, self._catalogue.lexical))
        return tuple(dict.fromkeys((*words, *others)))

    def _passage_candidates(
        self,
        words: Sequence[str],
        vector: Vector,
        filter_: SearchFilter,
        keep: Collection[str],
    ) -> list[PassageRow]:
        by_sentences = self._threads.submit(self._passages_of_sentences, words, filter_)
        by_words = self._threads.submit(self._passages_of_words, words, filter_)
        near = self._vectors.search(vector, self._options.candidates, filter_)
        ids = list(dict.fromkeys([*near, *keep]))
        rows = {row.key: row for row in self._catalogue.passage_rows(ids=ids)}
        keys = by_words.result() | by_sentences.result()
        for row in self._catalogue.passage_rows(keys=sorted(keys - rows.keys())):
            rows[row.key] = row
        return list(rows.values())

    def _passages_of_words(self, words: Sequence[str], filter_: SearchFilter) -> set[int]:
        limit = self._options.candidates
        return set(self._catalogue.lexical.best("passage", words, limit, filter_))

    def _passages_of_sentences(self, words: Sequence[str], filter_: SearchFilter) -> set[int]:
        limit = self._options.candidates
        found = self._catalogue.lexical.best("sentence", words, limit, filter_)
        return set(self._catalogue.passage_keys_of_sentences(list(found)).values())

    def _ranked_passages(
        self,
        question: str,
        rows: Sequence[PassageRow],
        words: Sequence[str],
        vector: Vector,
        weights: Weights,
        today: datetime.date | None,
    ) -> list[tuple[PassageRow, PassageHit]]:
        dense = self._vectors.similarities(vector, [row.passage.id for row in rows])
        # A passage whose vector is still to follow is neither near nor far.
        unknown = fmean(dense.values()) if dense else 0.0
        lexical = self._catalogue.lexical
        of_passage = lexical.scores("passage", words, [row.key for row in rows])
        of_article = lexical.scores("article", words, {row.version_key for row in rows})
        candidates = [
            PassageCandidate(
                row,
                dense=dense.get(row.passage.id, unknown),
                passage=of_passage.get(row.key, 0.0),
                article=of_article.get(row.version_key, 0.0),
            )
            for row in rows
        ]
        return ranked_passages(question, candidates, weights, today)

    def _ranked_sentences(
        self,
        passages: Sequence[tuple[PassageRow, PassageHit]],
        words: Sequence[str],
        weights: Weights,
    ) -> tuple[SentenceHit, ...]:
        of_passage = {row.key: hit.score for row, hit in passages[: self._options.passages]}
        pairs = self._catalogue.sentence_rows_of_passages(list(of_passage))
        own = self._catalogue.lexical.scores("sentence", words, [row.key for row, _ in pairs])
        candidates = [
            SentenceCandidate(row, own.get(row.key, 0.0), of_passage[key]) for row, key in pairs
        ]
        return ranked_sentences(candidates, weights)


def _in_articles_words(question: str) -> str:
    """Return what of a question articles may speak of: neither "tell me" nor "this week"."""
    return without_relative_time(without_request(question))
