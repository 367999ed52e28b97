"""Articles into the index: plan, stage, embed, upsert, publish. Safe to kill at any instant.

    read -> unchanged? skip -> sentences -> passages -> new vectors     (on a thread of their own,
                                                       while the batch before is written)
         -> catalogue: staged -> vectors upserted -> one transaction publishes
         -> vectors that nothing uses any more removed -> search for own vectors verified

Where vectors follow, versions are published without waiting for theirs (`following`).

Readers see published versions only. What a killed process left staged is dropped by `recover` and
read again on the next ingest, since it was never published.
"""

import logging
from collections.abc import Generator, Iterable, Sequence
from contextlib import closing

import numpy as np

from index.ahead import made_ahead
from index.embedding import Embedding, embed_matrix
from index.formats import ReadItem
from index.store import Catalogue
from index.store.embedded import vector_id
from index.store.following import FollowingVectors
from index.store.naming import Naming
from index.store.preparing import Preparation
from index.store.protocols import Vectors
from index.store.recall import misses
from index.store.report import Batch, IngestReport, ProgressCallback, extended, progress_of
from index.types import Matrix, SearchFilter, TokenCounter

MAXIMUM_MISSED = 0.01
"""Above this share of the sample, all vectors are made anew."""

logger = logging.getLogger(__name__)


class Ingestor:
    """Puts articles into a catalogue and its vectors. Thread safe.

    One writes an article at a time, whoever calls (`Catalogue.adding`): the second of two that
    publish one version would retire it. Who removes anything is alone (`Catalogue.writing`): what
    is removed while it is verified would pass for damage, and a vector that one has found there may
    not go before what needs it is published.

    Args:
        catalogue: Where articles are staged and published.
        vectors: Where their passages' vectors go.
        embedding: Turns a passage, with its title before it, into a vector.
        count_tokens: Measures sentences against the budget.
        passage_tokens: The budget of a passage.
        vectors_follow: Publish first and make vectors behind it, as for a slow embedding.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        vectors: Vectors,
        embedding: Embedding,
        count_tokens: TokenCounter,
        passage_tokens: int,
        *,
        vectors_follow: bool = False,
    ) -> None:
        self._catalogue = catalogue
        self._vectors = vectors
        self._embedding = embedding
        self._naming = Naming(catalogue)
        self._preparation = Preparation(catalogue, self._naming, count_tokens, passage_tokens)
        self._vectors_follow = vectors_follow
        self.following = FollowingVectors(catalogue.ledger, self._make, self._complete)

    def ingest(
        self,
        items: Iterable[ReadItem],
        progress: ProgressCallback | None = None,
        *,
        dry_run: bool = False,
    ) -> IngestReport:
        """Take articles in, batch by batch. An article is safe once its batch is reported.

        With `dry_run` nothing is written, and the report says what would be.
        """
        report = IngestReport()
        named: set[str] = set()
        try:
            with closing(self._ahead(items, named, with_vectors=not dry_run)) as batches:
                for batch in batches:
                    with self._catalogue.adding(batch.ids):
                        self._settle(batch)
                        if not dry_run:
                            self._take_in(batch)
                    report = extended(report, batch)
                    if progress is not None:
                        progress(progress_of(report, batch))
        finally:
            self._naming.forget(named)
        if (report.added or report.updated) and not dry_run:
            self._tidy(report)
            if self._vectors_follow:
                self.following.wake()
        return report

    def _tidy(self, report: IngestReport) -> None:
        if report.updated or self._vectors.has_outgrown:
            with self._catalogue.writing():
                self._vectors.tidy()
                if report.updated:
                    self._catalogue.purge()
        self.verify(report.passages)

    def _ahead(
        self, items: Iterable[ReadItem], named: set[str], *, with_vectors: bool
    ) -> Generator[Batch, None, None]:
        """Yield batches, the next of which is made on a thread while one is worked on."""
        embedded = with_vectors and not self._vectors_follow
        with closing(self._preparation.batches(items, named)) as prepared:
            batches = map(self._with_vectors, prepared) if embedded else prepared
            with closing(made_ahead(batches, "prepare")) as ahead:
                yield from ahead

    def remove(self, *article_ids: str) -> None:
        """Remove articles; no word of them stays in the catalogue's files.

        Raises:
            NotFoundError: No article has one of these ids; those before it are gone.
        """
        with self._catalogue.writing():
            try:
                for article_id in article_ids:
                    self._catalogue.remove(article_id)
            finally:
                self._vectors.tidy(thoroughly=True)
                self._catalogue.purge()

    def recover(self) -> None:
        """Drop what an interrupted ingest left behind, and make the vectors that are missing."""
        with self._catalogue.writing():
            self._catalogue.forget_staged()
            if not self._vectors_follow:
                self._make_missing()
            is_unpurged = self._catalogue.is_unpurged
            self._vectors.tidy(thoroughly=is_unpurged)
            if is_unpurged:
                self._catalogue.purge()
        if self._vectors_follow:
            self.following.wake()

    def _make_missing(self) -> None:
        made = 0
        for batch in self._catalogue.ledger.texts(unrecorded=True):
            ids, rows = self._embedded(batch)
            self._catalogue.ledger.record(self._vectors.add(ids, rows))
            made += len(ids)
        if made:
            logger.warning("%d vectors were missing and have been made.", made)

    def _make(self, batch: Sequence[tuple[str, str]]) -> None:
        """Make the vectors of some texts, those that are still wanted by then."""
        ids, rows = self._embedded(batch)
        with self._catalogue.writing():
            ledger = self._catalogue.ledger
            used = {vector for vector, _ in ledger.passages_of(ids, SearchFilter())}
            wanted = used.intersection(ledger.new(ids))
            places = [place for place, id_ in enumerate(ids) if id_ in wanted]
            ledger.record(self._vectors.add([ids[place] for place in places], rows[places]))

    def _complete(self) -> None:
        with self._catalogue.writing():
            self._vectors.tidy()
        self.verify(self._catalogue.ledger.count())

    def embed_anew(self) -> int:
        """Embed every text anew with the current model; return how many.

        The old vectors stay in use until the new ones are complete. A run that was killed, or whose
        model was down, goes on where it was.
        """
        with self._catalogue.writing():
            self._vectors.make_anew(self._catalogue.ledger.texts(), self._embedded)
            self._vectors.tidy()
            return self._catalogue.ledger.count()

    def verify(self, added: int) -> None:
        """Look up a sample of vectors by themselves; make all anew if too many are not found.

        Args:
            added: So many passages were.
        """
        with self._catalogue.adding(()):
            is_right = self._are_found(sample := self._vectors.sample(added))
        if is_right:
            return
        with self._catalogue.writing():
            if not self._are_found(sample):
                self.embed_anew()

    def _are_found(self, sample: Sequence[str]) -> bool:
        missed = misses(self._vectors, sample)
        if len(missed) <= MAXIMUM_MISSED * len(sample):
            return True
        logger.warning(
            "Of %d vectors looked up by themselves, %d were not found. All are made anew.",
            len(sample),
            len(missed),
        )
        return False

    def _embedded(self, batch: Sequence[tuple[str, str]]) -> tuple[list[str], Matrix]:
        ids, texts = [id_ for id_, _ in batch], [text for _, text in batch]
        return ids, embed_matrix(self._embedding, texts)

    def _take_in(self, batch: Batch) -> None:
        self._catalogue.places.keep_moved(batch.unchanged)
        if not batch.prepared:
            return
        self._catalogue.stage(batch.prepared)
        if self._vectors_follow:
            self._catalogue.publish(batch.prepared)
            return
        # Again: what another ingest has removed since is missing, what it has added is there.
        vectors = self._with_vectors(batch).vectors
        written = self._vectors.add(list(vectors), np.array(list(vectors.values())))
        self._catalogue.publish(batch.prepared, written)

    def _with_vectors(self, batch: Batch) -> Batch:
        """Give a batch a vector for each of its texts that the index has none for."""
        texts = {vector_id(text): text for one in batch.prepared for text in one.embedded_texts}
        new = self._catalogue.ledger.new(texts)
        ids, rows = self._embedded([(one, texts[one]) for one in new if one not in batch.vectors])
        made = batch.vectors | dict(zip(ids, rows, strict=True))
        batch.vectors = {one: made[one] for one in new}
        return batch

    def _settle(self, batch: Batch) -> None:
        """Sort out what another ingest has published since the batch was prepared."""
        published = {one: self._catalogue.published_version(one) for one in batch.ids}
        batch.prepared = [
            one if published[one.article.id] is None else self._preparation.anew(one)
            for one in batch.prepared
        ]
        batch.unchanged += [
            one.article for one in batch.prepared if published[one.article.id] == one.version
        ]
        batch.prepared = [one for one in batch.prepared if published[one.article.id] != one.version]
        batch.passages = sum(len(one.passages) for one in batch.prepared)
        batch.updated = frozenset(
            one.article.id for one in batch.prepared if published[one.article.id] is not None
        )
