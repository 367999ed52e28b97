"""A data folder opened for use: its lock, catalogue, vectors and model, as one object."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Self
from uuid import uuid4

from llama_index.core.base.embeddings.base import BaseEmbedding

from index.embedding import Fingerprint, check, embed_matrix
from index.formats import ReadItem
from index.reader import load_reader
from index.search.reranking import ReadingOptions, ReadingStage
from index.search.retrieve import HybridRetriever, RetrievalOptions
from index.store import Catalogue
from index.store.ingest import Ingestor, IngestReport, ProgressCallback, embedded_text
from index.store.lock import FolderLock
from index.store.vectors import VectorStore
from index.types import Article, Passage, TokenCounter

CATALOGUE_NAME = "catalogue.sqlite3"
VECTORS_NAME = "chroma"

_COLLECTION = "collection"
_FINGERPRINT = "fingerprint"
_REINDEX_BATCH = 256


@dataclass(frozen=True, slots=True)
class LibraryOptions:
    """How a library cuts and searches articles. Without `reading` there is no second stage."""

    passage_tokens: int = 200
    retrieval: RetrievalOptions = field(default_factory=RetrievalOptions)
    reading: ReadingOptions | None = field(default_factory=ReadingOptions)


class Library:
    """The one owner of a data folder. Close it, or use it as a context manager.

    Args:
        folder: Made if it does not exist.
        embedding: Must be the model that the folder was built with.
        count_tokens: Counts the passage budget.
        options: How articles are cut and searched.
        accept_other_model: Open although the model differs; only `reindex` is safe then.

    Raises:
        LockedError: Another process owns the folder.
        MismatchError: It was built with another model.
        StoreError: It cannot be used.
    """

    def __init__(
        self,
        folder: Path,
        embedding: BaseEmbedding,
        count_tokens: TokenCounter,
        options: LibraryOptions | None = None,
        *,
        accept_other_model: bool = False,
    ) -> None:
        self._options = options or LibraryOptions()
        self._embedding = embedding
        self._lock = FolderLock(folder)
        try:
            self.catalogue = Catalogue(folder / CATALOGUE_NAME)
            if not accept_other_model:
                self._check_model()
            self._vectors = VectorStore(folder / VECTORS_NAME, self._collection_name())
            self._ingestor = Ingestor(
                self.catalogue,
                self._vectors,
                embedding,
                count_tokens,
                self._options.passage_tokens,
            )
            self._ingestor.recover()
        except BaseException:
            self._lock.release()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give the folder back. Calling it again does nothing."""
        self._vectors.close()
        self.catalogue.close()
        self._lock.release()

    def retriever(self) -> HybridRetriever:
        """Return a retriever over everything published."""
        options = self._options
        reading = None
        if options.reading is not None:
            reading = ReadingStage(load_reader(), self.catalogue, options.reading)
        return HybridRetriever(
            self.catalogue, self._vectors, self._embedding, options.retrieval, reading=reading
        )

    def ingest(
        self,
        items: Iterable[ReadItem],
        progress: ProgressCallback | None = None,
    ) -> IngestReport:
        """Take articles in; unchanged ones are skipped, changed ones replace their old version."""
        return self._ingestor.ingest(items, progress)

    def remove(self, article_id: str) -> None:
        """Remove an article and its vectors.

        Raises:
            NotFoundError: No article has this id.
        """
        self._ingestor.remove(article_id)

    def reindex(self) -> int:
        """Embed every passage anew with the current model; return how many.

        The old vectors stay in use until the new ones are complete, so a killed run loses nothing.
        """
        name = _new_collection_name()
        self._vectors.recreate(name)
        count = 0
        for batch in _batches(self._published_passages()):
            articles = [article for article, _ in batch]
            passages = [passage for _, passage in batch]
            texts = [embedded_text(article, passage) for article, passage in batch]
            self._vectors.upsert(articles, passages, embed_matrix(self._embedding, texts))
            count += len(batch)
        self.catalogue.set_facts(
            {_COLLECTION: name, _FINGERPRINT: Fingerprint.of(self._embedding).to_json()}
        )
        self._vectors.drop_others()
        return count

    def _published_passages(self) -> Iterator[tuple[Article, Passage]]:
        for summary in list(self.catalogue.summaries()):
            article = self.catalogue.article(summary.id)
            for passage in self.catalogue.passages(summary.id):
                yield article, passage

    def _check_model(self) -> None:
        current = Fingerprint.of(self._embedding)
        stored = self.catalogue.fact(_FINGERPRINT)
        if stored is None:
            self.catalogue.set_facts({_FINGERPRINT: current.to_json()})
        else:
            check(Fingerprint.from_json(stored), current)

    def _collection_name(self) -> str:
        name = self.catalogue.fact(_COLLECTION)
        if name is None:
            name = _new_collection_name()
            self.catalogue.set_facts({_COLLECTION: name})
        return name


def _new_collection_name() -> str:
    return f"passages-{uuid4().hex[:12]}"


def _batches(
    pairs: Iterator[tuple[Article, Passage]],
) -> Iterator[list[tuple[Article, Passage]]]:
    while batch := list(islice(pairs, _REINDEX_BATCH)):
        yield batch
