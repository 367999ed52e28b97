"""Articles that are open for use: their catalogue, vectors and model, as one object."""

import datetime
from collections.abc import Iterable
from contextlib import ExitStack
from copy import copy
from dataclasses import dataclass, field
from functools import cached_property
from typing import Self

from index.embedding import Embedding
from index.encoder import Encoder, load_encoder
from index.formats import ReadItem
from index.reader import (
    Cascade,
    Reader,
    load_careful_reader,
    load_multilingual_reader,
    load_reader,
)
from index.search.meaning import MeaningStage
from index.search.multilingual import READ, MultilingualStage
from index.search.reranking import ReadingOptions, ReadingStage
from index.search.retrieve import HybridRetriever, RetrievalOptions
from index.sight import Sight
from index.store import Catalogue
from index.store.dense import DenseIndex
from index.store.edits import edited
from index.store.following import VectorCallback, VectorProgress
from index.store.ingest import Ingestor
from index.store.protocols import Vectors
from index.store.recall import misses
from index.store.report import IngestReport, ProgressCallback
from index.types import Article, TokenCounter


@dataclass(frozen=True, slots=True)
class LibraryOptions:
    """How a library cuts and searches articles. Without `reading` there is no second stage.

    With `vectors_follow` articles can be found by their words at once, and by their vectors when
    these are made, behind them: for an embedding that takes long.
    """

    passage_tokens: int = 200
    retrieval: RetrievalOptions = field(default_factory=RetrievalOptions)
    reading: ReadingOptions | None = field(default_factory=ReadingOptions)
    vectors_follow: bool = False


class Holdings:
    """Open articles, wherever they are kept. Close them, or use them as a context manager.

    Args:
        catalogue: The articles.
        vectors: What stands for their passages.
        embedding: The model that the vectors are from.
        count_tokens: Counts the passage budget.
        options: How articles are cut and searched.
        closing: Carried out on closing, after what is begun here.

    Attributes:
        is_shared: Whether other processes may change the same articles.
        read_only: Whether they can only be read.
    """

    is_shared = False
    read_only = False
    _sight: Sight | None = None

    def __init__(
        self,
        catalogue: Catalogue,
        vectors: Vectors,
        embedding: Embedding,
        count_tokens: TokenCounter,
        options: LibraryOptions,
        closing: ExitStack,
    ) -> None:
        self.catalogue, self._vectors = catalogue, vectors
        self._embedding, self._options, self._closing = embedding, options, closing
        self._ingestor = Ingestor(
            catalogue,
            vectors,
            embedding,
            count_tokens,
            options.passage_tokens,
            vectors_follow=options.vectors_follow,
        )
        closing.callback(self._ingestor.following.close)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give back what is held. Calling it again does nothing."""
        self._closing.close()

    def seen_by(self, sight: Sight) -> Self:
        """Return the articles as somebody sees them who sees only some; it is not to be closed.

        Nothing that is read or replied tells of the rest, and nothing of the rest can be changed.
        """
        seen = copy(self)
        seen.catalogue = self.catalogue.seen_by(sight.collections)
        seen._sight, seen._closing = sight, ExitStack()
        return seen

    def check(self) -> None:
        """Ask everything that an answer needs for next to nothing.

        Raises:
            CitelineError: It does not reply.
        """
        self.catalogue.languages()

    def announce(self, port: int, secret: str) -> None:
        """Note by which door others come in, where they need one."""

    @property
    def embedding(self) -> Embedding:
        """The model that the folder was built with."""
        return self._embedding

    @cached_property
    def reader(self) -> Reader | None:
        """The reader that goes over what is found, loaded at the first use; None without one."""
        return None if self._options.reading is None else load_reader()

    @cached_property
    def careful_reader(self) -> Reader | None:
        """The larger reader, which goes over the best of that again; None without one."""
        return None if self._options.reading is None else load_careful_reader()

    @cached_property
    def encoder(self) -> Encoder | None:
        """What goes over sentences in other languages than English; None without a second stage."""
        return None if self._options.reading is None else load_encoder()

    @cached_property
    def multilingual_reader(self) -> Reader | None:
        """The reader of other languages than English; None without a second stage."""
        return None if self._options.reading is None else load_multilingual_reader()

    def check_models(self) -> None:
        """Look whether the files of every model are there that answers need.

        Raises:
            ModelError: One is not, or is another.
        """
        _ = self.reader, self.careful_reader, self.encoder, self.multilingual_reader

    def retriever(self) -> HybridRetriever:
        """Return a retriever over everything published."""
        options = self._options
        reading = multilingual = None
        if options.reading is not None and self.reader is not None and self.careful_reader:
            both = Cascade(self.reader, self.careful_reader)
            reading = ReadingStage(both, self.catalogue, options.reading)
        if self.encoder is not None and self.multilingual_reader is not None:
            deep = ReadingStage(self.multilingual_reader, self.catalogue, READ)
            multilingual = MultilingualStage(MeaningStage(self.encoder), deep)
        dense = DenseIndex(self.catalogue.ledger, self._vectors)
        return HybridRetriever(
            self.catalogue, dense, self._embedding, options.retrieval, reading, multilingual
        )

    def ingest(
        self,
        items: Iterable[ReadItem],
        progress: ProgressCallback | None = None,
        *,
        dry_run: bool = False,
    ) -> IngestReport:
        """Take articles in; unchanged ones are skipped, changed ones replace their old version.

        With `dry_run` nothing is written, and the report says what would be.

        Raises:
            NotFoundError: An article is for a collection that is not seen.
        """
        if self._sight is not None:
            items = self._sight.placed(items)
        return self._ingestor.ingest(items, progress, dry_run=dry_run)

    def put_back(self, articles: Iterable[Article]) -> IngestReport:
        """Take in articles that were read here before, each where it was.

        Raises:
            NotFoundError: One was in a collection that is not seen.
        """
        returning = list(articles)
        for one in returning:
            if self._sight is not None:
                self._sight.check(one.collection)
        return self._ingestor.ingest(returning)

    def edit(
        self, article_id: str, *, title: str, source: str = "", date: datetime.date | None = None
    ) -> IngestReport:
        """Set what is said about an article; what is changed stays when its file is read again.

        Its text stays, and with it every citation.

        Raises:
            NotFoundError: No article has this id.
        """
        stored = self.catalogue.article(article_id)
        return self.put_back([edited(stored, title, source, date)])

    def undo(self, article_id: str) -> IngestReport:
        """Bring back the version of an article before the present one, which can come back too.

        Raises:
            NotFoundError: There is none.
        """
        return self._ingestor.ingest([self.catalogue.earlier.article(article_id)])

    def remove(self, *article_ids: str) -> None:
        """Remove articles and their vectors; many together take hardly longer than one.

        Raises:
            NotFoundError: No article has one of these ids; those before it are gone.
        """
        for article_id in article_ids if self._sight is not None else ():
            self.catalogue.article(article_id)  # what is not seen is not there
        self._ingestor.remove(*article_ids)

    def reindex(self) -> int:
        """Embed every text anew with the current model; return how many.

        The old vectors stay in use until the new ones are complete. A run that was killed, or whose
        model was down, goes on where it was.
        """
        return self._ingestor.embed_anew()

    def vector_progress(self) -> VectorProgress:
        """Return how many vectors are made and how many are to follow."""
        if self._sight is not None and self._options.vectors_follow:
            return VectorProgress(0, self.catalogue.ledger.missing())
        return self._ingestor.following.progress

    def wait_for_vectors(self, progress: VectorCallback | None = None) -> None:
        """Wait until all vectors that are to follow are made.

        Raises:
            CitelineError: They cannot be made now; they are as soon as they can be.
        """
        self._ingestor.following.wait(progress)

    def missed_vectors(self) -> list[str]:
        """Look up every vector by itself; return the ids of those that are not found."""
        return misses(self._vectors, sorted(self.catalogue.ledger.checksums()))
