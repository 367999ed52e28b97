"""Hybrid search: dense passages and BM25 at three levels, fused; a LlamaIndex retriever.

question -> dense passages (Chroma) + BM25 articles, passages, sentences (SQLite)
         -> candidates = all that any of them found, each given every score
         -> passages ranked by the sum of z-scores, articles by their best passage,
            sentences by their own BM25, their passage and their neighbours
"""

from collections.abc import Sequence
from dataclasses import dataclass

from llama_index.core.base.embeddings.base import BaseEmbedding
from llama_index.core.callbacks.base import CallbackManager
from llama_index.core.retrievers import BaseRetriever
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode

from index.catalogue import Catalogue, PassageRow
from index.catalogue.terms import match_expression
from index.embedding import embed_query
from index.fusion import weighted_sum
from index.rankings import ranked_articles, sentence_order
from index.reading import ReadingStage
from index.types import (
    PassageHit,
    SearchFilter,
    SearchResult,
    SentenceHit,
    Vector,
)
from index.vectors import VectorStore


@dataclass(frozen=True, slots=True)
class RetrievalOptions:
    """How much is looked at and how scores are weighted. Weights apply to z-scores.

    A passage's score is its vector's and its words', which weigh the same: half of the latter is
    the passage's own BM25 and half its article's. A sentence's is its own BM25 and its passage's
    score.

    Attributes:
        candidates: Best rows taken from each of the dense and BM25 rankings.
        passages: Best passages whose sentences are ranked.
    """

    candidates: int = 100
    passages: int = 30
    dense_weight: float = 1.0
    passage_weight: float = 0.5
    article_weight: float = 0.5
    sentence_weight: float = 1.0
    context_weight: float = 1.0


class HybridRetriever(BaseRetriever):
    """Finds passages and sentences of published articles. Thread safe."""

    def __init__(
        self,
        catalogue: Catalogue,
        vectors: VectorStore,
        embedding: BaseEmbedding,
        options: RetrievalOptions | None = None,
        filter_: SearchFilter | None = None,
        reading: ReadingStage | None = None,
    ) -> None:
        # An explicit manager: LlamaIndex would otherwise reach for its global settings.
        super().__init__(callback_manager=CallbackManager([]))
        self._catalogue = catalogue
        self._vectors = vectors
        self._embedding = embedding
        self._options = options or RetrievalOptions()
        self._filter = filter_ or SearchFilter()
        self._reading = reading

    def search(self, question: str, filter_: SearchFilter | None = None) -> SearchResult:
        """Return ranked articles, passages and sentences for a question."""
        chosen = filter_ or self._filter
        expression = match_expression(question)
        vector = embed_query(self._embedding, question)
        rows = self._passage_candidates(expression, vector, chosen)
        if not rows:
            return SearchResult()
        passages = self._ranked_passages(rows, expression, vector)
        found = SearchResult(
            articles=ranked_articles([hit for _, hit in passages]),
            passages=tuple(hit for _, hit in passages),
            sentences=self._ranked_sentences(passages, expression),
        )
        return found if self._reading is None else self._reading.apply(question, found)

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        result = self.search(query_bundle.query_str)
        return [self._node(hit) for hit in result.passages[: self._options.passages]]

    def _node(self, hit: PassageHit) -> NodeWithScore:
        passage = hit.passage
        article = self._catalogue.article(passage.article_id)
        node = TextNode(
            id_=passage.id,
            text=passage.text,
            start_char_idx=passage.span.start,
            end_char_idx=passage.span.end,
            metadata={
                "article_id": article.id,
                "version": passage.version,
                "title": article.title,
                "source": article.source,
                "url": article.url,
                "date": article.date.isoformat() if article.date else "",
            },
        )
        return NodeWithScore(node=node, score=hit.score)

    def _passage_candidates(
        self, expression: str | None, vector: Vector, filter_: SearchFilter
    ) -> list[PassageRow]:
        limit = self._options.candidates
        near = self._vectors.search(vector, limit, filter_)
        rows = {row.key: row for row in self._catalogue.passage_rows(ids=list(near))}
        if expression is not None:
            lexical = self._catalogue.lexical
            keys = set(lexical.search("passage", expression, limit, filter_))
            keys |= self._passages_of_sentences(expression, filter_)
            for row in self._catalogue.passage_rows(keys=sorted(keys - rows.keys())):
                rows[row.key] = row
        return list(rows.values())

    def _passages_of_sentences(self, expression: str, filter_: SearchFilter) -> set[int]:
        found = self._catalogue.lexical.search(
            "sentence", expression, self._options.candidates, filter_
        )
        return set(self._catalogue.passage_keys_of_sentences(list(found)).values())

    def _ranked_passages(
        self, rows: Sequence[PassageRow], expression: str | None, vector: Vector
    ) -> list[tuple[PassageRow, PassageHit]]:
        options, lexical = self._options, self._catalogue.lexical
        dense = self._vectors.similarities(vector, [row.passage.id for row in rows])
        of_passage, of_article = dict[int, float](), dict[int, float]()
        if expression is not None:
            of_passage = lexical.scores("passage", expression, [row.key for row in rows])
            of_article = lexical.scores("article", expression, {row.version_key for row in rows})
        scores, parts = weighted_sum(
            {
                "dense": [dense.get(row.passage.id, 0.0) for row in rows],
                "passage": [of_passage.get(row.key, 0.0) for row in rows],
                "article": [of_article.get(row.version_key, 0.0) for row in rows],
            },
            {
                "dense": options.dense_weight,
                "passage": options.passage_weight,
                "article": options.article_weight,
            },
        )
        hits = [
            (row, PassageHit(row.passage, float(score), dense.get(row.passage.id, 0.0), part))
            for row, score, part in zip(rows, scores, parts, strict=True)
        ]
        return sorted(hits, key=lambda pair: (-pair[1].score, pair[1].passage.id))

    def _ranked_sentences(
        self,
        passages: Sequence[tuple[PassageRow, PassageHit]],
        expression: str | None,
    ) -> tuple[SentenceHit, ...]:
        options = self._options
        best = passages[: options.passages]
        scores_of_passages = {row.key: hit.score for row, hit in best}
        pairs = self._catalogue.sentence_rows_of_passages([row.key for row, _ in best])
        if not pairs:
            return ()
        own = dict[int, float]()
        if expression is not None:
            own = self._catalogue.lexical.scores(
                "sentence", expression, [row.key for row, _ in pairs]
            )
        scores, parts = weighted_sum(
            {
                "sentence": [own.get(row.key, 0.0) for row, _ in pairs],
                "context": [scores_of_passages[passage_key] for _, passage_key in pairs],
            },
            {"sentence": options.sentence_weight, "context": options.context_weight},
        )
        hits = [
            SentenceHit(row.sentence, float(score), part)
            for (row, _), score, part in zip(pairs, scores, parts, strict=True)
            if not row.sentence.is_heading
        ]
        return tuple(sorted(hits, key=sentence_order))
