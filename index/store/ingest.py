"""Articles into the index: plan, stage, embed, upsert, publish. Safe to kill at any instant.

    read -> unchanged? skip -> sentences -> passages     (prepared while the batch before embeds)
         -> catalogue: staged -> vectors embedded and upserted -> one transaction publishes
         -> vectors of retired versions removed -> search for own vectors verified

Readers see published versions only. What a killed process left staged is dropped by `recover` and
read again on the next ingest, since it was never published.
"""

import random
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from threading import Lock
from typing import TypeAlias

from llama_index.core.base.embeddings.base import BaseEmbedding

from index.embedding import embed_matrix
from index.errors import DamagedError, EmptyError
from index.formats import ReadFailure, ReadItem, ReadWarning
from index.passages import pack_passages
from index.sentences.split import split_sentences
from index.store import Catalogue, PreparedArticle
from index.store.vectors import VectorStore
from index.types import Article, Passage, TokenCounter

BATCH_PASSAGES = 256
"""Passages embedded and published together: enough to fill length-sorted batches, and what a kill
costs at most."""

VERIFIED_SAMPLE = 500
"""How many passages are looked up by their own vector after an ingest."""

MINIMUM_SELF_RECALL = 0.99
"""Below this share of the sample the graph index is rebuilt from the stored vectors."""


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What an ingest did. Counts of articles, and failures and warnings with their reasons."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    passages: int = 0
    tokens: int = 0
    failures: tuple[ReadFailure, ...] = ()
    warnings: tuple[ReadWarning, ...] = ()
    article_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IngestProgress:
    """Called back after every batch: articles done so far, and the last one's title."""

    articles: int
    failures: int
    title: str


ProgressCallback: TypeAlias = Callable[[IngestProgress], None]


@dataclass(slots=True)
class _Batch:
    """Articles on their way in, and what was met on the way to them."""

    ids: set[str] = field(default_factory=set)
    prepared: list[PreparedArticle] = field(default_factory=list)
    passages: int = 0
    updated: int = 0
    unchanged: list[str] = field(default_factory=list)
    failures: list[ReadFailure] = field(default_factory=list)
    warnings: list[ReadWarning] = field(default_factory=list)


class Ingestor:
    """Puts articles into a catalogue and a vector store.

    Args:
        catalogue: Where articles are staged and published.
        vectors: Where their passages' vectors go.
        embedding: Turns a passage, with its title before it, into a vector.
        count_tokens: Measures sentences against the budget.
        passage_tokens: The budget of a passage.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        vectors: VectorStore,
        embedding: BaseEmbedding,
        count_tokens: TokenCounter,
        passage_tokens: int,
    ) -> None:
        self._catalogue = catalogue
        self._vectors = vectors
        self._embedding = embedding
        self._count_tokens = count_tokens
        self._passage_tokens = passage_tokens
        # An article removed while an ingest looks for its vectors would pass for damage.
        self._tidying = Lock()

    def ingest(
        self,
        items: Iterable[ReadItem],
        progress: ProgressCallback | None = None,
    ) -> IngestReport:
        """Take articles in, batch by batch. An article is safe once its batch is reported."""
        report = IngestReport()
        with ThreadPoolExecutor(1, thread_name_prefix="prepare") as preparing:
            batches = self._batches(items)
            coming: Future[_Batch | None] = preparing.submit(next, batches, None)
            while (batch := coming.result()) is not None:
                coming = preparing.submit(next, batches, None)
                self._take_in(batch)
                report = _extended(report, batch)
                if progress is not None:
                    progress(_progress(report, batch))
        with self._tidying:
            self._remove_stale()
            if report.added or report.updated:
                self.verify()
        return report

    def remove(self, article_id: str) -> None:
        """Remove an article and its vectors.

        Raises:
            NotFoundError: No article has this id.
        """
        with self._tidying:
            self._catalogue.remove(article_id)
            self._remove_stale()

    def recover(self) -> None:
        """Drop what an interrupted ingest left behind."""
        self._catalogue.forget_staged()
        self._remove_stale()

    def _remove_stale(self) -> None:
        """Remove the vectors of retired versions."""
        stale = self._catalogue.stale_passage_ids()
        if stale:
            self._vectors.delete(stale)
            self._catalogue.forget_stale(stale)

    def verify(self) -> float:
        """Look up a sample of passages by their own vector; return the share found.

        Raises:
            DamagedError: Too many cannot be found. The articles themselves are safe.
        """
        ids = list(self._catalogue.passage_ids())
        sample = random.Random(len(ids)).sample(ids, min(VERIFIED_SAMPLE, len(ids)))  # noqa: S311
        missing = self._vectors.missing(sample)
        recall = self._vectors.self_recall(sample)
        if missing or recall < MINIMUM_SELF_RECALL:
            raise DamagedError(
                f"Of {len(sample)} passages looked up by their own vector, {len(missing)} have "
                f"none and {recall:.1%} were found. Run `citeline reindex`: the articles are safe."
            )
        return recall

    def _batches(self, items: Iterable[ReadItem]) -> Iterator[_Batch]:
        batch = _Batch()
        newest: dict[str, str] = {}  # batches still on their way are not in the catalogue yet
        for item in items:
            if isinstance(item, Article) and item.id in batch.ids:
                # Two versions of one article must not be published by the same transaction.
                yield batch
                batch = _Batch()
            self._sort_in(item, batch, newest)
            if batch.passages >= BATCH_PASSAGES or len(batch.ids) >= BATCH_PASSAGES:
                yield batch
                batch = _Batch()
        yield batch

    def _sort_in(self, item: ReadItem, batch: _Batch, newest: dict[str, str]) -> None:
        if isinstance(item, ReadFailure):
            batch.failures.append(item)
            return
        if isinstance(item, ReadWarning):
            batch.warnings.append(item)
            return
        batch.ids.add(item.id)
        version = item.version
        before = newest.get(item.id) or self._catalogue.published_version(item.id)
        if before == version:
            batch.unchanged.append(item.id)
            return
        try:
            prepared = self._prepare(item, version)
        except EmptyError as error:
            batch.failures.append(ReadFailure(item.id, str(error)))
            return
        newest[item.id] = version
        batch.prepared.append(prepared)
        batch.passages += len(prepared.passages)
        batch.updated += before is not None

    def _prepare(self, article: Article, version: str) -> PreparedArticle:
        sentences = split_sentences(article)
        if not sentences:
            raise EmptyError(f"The article {article.id!r} holds no text.")
        for sentence in sentences:
            if sentence.span.of(article.text) != sentence.text:
                raise EmptyError(f"Sentence {sentence.number} of {article.id!r} lost its place.")
        passages = pack_passages(article, sentences, self._count_tokens, self._passage_tokens)
        return PreparedArticle(article, version, sentences, passages)

    def _take_in(self, batch: _Batch) -> None:
        if not batch.prepared:
            return
        self._catalogue.stage(batch.prepared)
        articles = [one.article for one in batch.prepared for _ in one.passages]
        passages = [passage for one in batch.prepared for passage in one.passages]
        texts = list(map(embedded_text, articles, passages))
        self._vectors.upsert(articles, passages, embed_matrix(self._embedding, texts))
        self._catalogue.publish(batch.prepared)


def embedded_text(article: Article, passage: Passage) -> str:
    """Return what is embedded for a passage: its article's title gives it context."""
    return f"{article.title}\n{passage.text}"


def _extended(report: IngestReport, batch: _Batch) -> IngestReport:
    tokens = sum(passage.tokens for one in batch.prepared for passage in one.passages)
    return replace(
        report,
        added=report.added + len(batch.prepared) - batch.updated,
        updated=report.updated + batch.updated,
        unchanged=report.unchanged + len(batch.unchanged),
        passages=report.passages + batch.passages,
        tokens=report.tokens + tokens,
        failures=report.failures + tuple(batch.failures),
        warnings=report.warnings + tuple(batch.warnings),
        article_ids=report.article_ids
        + tuple(one.article.id for one in batch.prepared)
        + tuple(batch.unchanged),
    )


def _progress(report: IngestReport, batch: _Batch) -> IngestProgress:
    done = report.added + report.updated + report.unchanged
    title = batch.prepared[-1].article.title if batch.prepared else ""
    return IngestProgress(done, len(report.failures), title)
