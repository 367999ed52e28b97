"""The way in from Python: one object that reads articles and answers questions about them."""

import asyncio
import threading
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterable, Sequence
from contextlib import aclosing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Self, cast

from assistant.cancellation import Cancellation
from assistant.door.server import Door, open_door
from assistant.typed import checked_question
from assistant.types import Answer, Answered, Question, RequestKind, StreamEvent, Turn
from index.types import Article, SearchFilter, SearchResult

if TYPE_CHECKING:
    from assistant.answering.engine import CitationEngine
    from assistant.llama_index import CitationQueryEngine, PassageRetriever
    from assistant.settings import Settings
    from index.formats import ReadItem
    from index.holdings import Holdings
    from index.store import ArticleSummary
    from index.store.following import VectorProgress
    from index.store.report import IngestProgress, IngestReport


class Assistant:
    """Reads articles and answers questions about them. Thread safe; the one owner of its folder.

    With articles on servers (`store.store`) it owns none, and any number of others may be open.
    Open one with `Assistant.open`, and close it, or use it as a context manager.
    """

    def __init__(
        self, library: "Holdings", engine: "CitationEngine | None", settings: "Settings"
    ) -> None:
        self._library = library
        self._door: Door | None = None
        self._listeners: list[Callable[[Answer], None]] = []
        self._engine = engine
        self._wiring = threading.Lock()
        self.settings = settings

    @property
    def engine(self) -> "CitationEngine":
        """What answers; unless it was given, it is imported and wired when it is first needed."""
        with self._wiring:
            if self._engine is None:
                from assistant.build import build_engine

                self._engine = build_engine(self._library, self.settings)
            return self._engine

    @property
    def holdings(self) -> "Holdings":
        """The open articles."""
        return self._library

    @classmethod
    def open(cls, data_dir: Path | str | None = None, settings: "Settings | None" = None) -> Self:
        """Open a data folder, by default the user's own.

        Raises:
            CitelineError: The folder is in use, was built with another model, or cannot be used.
        """
        # Imported here so that `import assistant` stays quick: this pulls Chroma.
        from assistant.opening import open_library
        from assistant.settings import load_settings

        folder = Path(data_dir) if data_dir is not None else None
        chosen = settings or load_settings(data_dir=folder)
        if settings is not None and folder is not None:
            chosen = settings.with_data_dir(folder)
        opened = cls(open_library(chosen), None, chosen)
        opened._library.check_models()
        if chosen.is_written:
            opened.engine  # noqa: B018 - what is set wrongly is said now, not at a question
        opened._door = open_door(opened, opened._library)
        return opened

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give the data folder back. Calling it again does nothing."""
        if self._door is not None:
            self._door.close()
        self._door = None
        self._library.close()

    def prepare(self) -> None:
        """Load now what would otherwise be loaded for the first question."""
        self.engine  # noqa: B018 - wires it
        for reader in (self._library.reader, self._library.careful_reader):
            if reader is not None:
                reader.prepare()

    # Questions

    def ask(
        self,
        question: str,
        *,
        history: Sequence[Turn] = (),
        filter: SearchFilter | None = None,
        today: date | None = None,
        cancellation: Cancellation | None = None,
    ) -> Answer:
        """Answer one question.

        Args:
            question: Anything but white space, up to `answer.max_question_characters`.
            history: Earlier turns, oldest first.
            filter: Which articles may be used; by default all.
            today: The day that "this week" is counted from; by default that of the newest article.
            cancellation: To give the question up from another thread.

        Raises:
            QuestionError: The question is empty or too long.
        """
        asked = self._question(question, history, filter, today)
        if cancellation is not None:
            cancellation.on_cancel(asked.cancellation.cancel)
        answer = self.engine.answer(asked)
        self.tell(answer)
        return answer

    async def aask(
        self,
        question: str,
        *,
        history: Sequence[Turn] = (),
        filter: SearchFilter | None = None,
    ) -> Answer:
        """Answer one question without blocking the event loop; see `ask`."""
        events = self.stream(question, history=history, filter=filter)
        async with aclosing(cast("AsyncGenerator[StreamEvent, None]", events)):
            async for event in events:
                if isinstance(event, Answered):
                    return event.answer
        raise AssertionError("a stream always ends with the whole answer")

    async def stream(
        self,
        question: str,
        *,
        history: Sequence[Turn] = (),
        filter: SearchFilter | None = None,
        as_kind: RequestKind | None = None,
    ) -> AsyncIterator[StreamEvent]:
        """Yield an answer as it is made: Searched, SentenceWritten..., Answered; see `ask`.

        With `as_kind` the question is understood as that, whatever it looks like. Closing the
        iterator, or cancelling the task that waits for it, gives the question up.
        """
        asked = replace(self._question(question, history, filter), as_kind=as_kind)
        engine = await asyncio.to_thread(lambda: self.engine)  # wiring it may take a while
        events = engine.stream(asked)
        try:
            while (event := await asyncio.to_thread(next, events, None)) is not None:
                if isinstance(event, Answered):
                    self.tell(event.answer)
                yield event
        finally:
            asked.cancellation.cancel()

    def tell(self, answer: Answer) -> None:
        """Call those who listen with an answer."""
        for listener in self._listeners:
            listener(answer)

    def _question(
        self,
        text: str,
        history: Sequence[Turn],
        filter_: SearchFilter | None,
        today: date | None = None,
    ) -> Question:
        joined = checked_question(text, self.settings.answer.max_question_characters)
        return Question(joined, tuple(history), filter_ or SearchFilter(), today=today)

    def search(self, question: str, *, filter: SearchFilter | None = None) -> SearchResult:
        """Return the articles, passages and sentences that a question finds, best first.

        Raises:
            QuestionError: The question is empty or too long.
        """
        asked = self._question(question, (), filter)
        return self.engine.finder.follow_ups.retriever.search(asked.text, asked.filter)

    def on_answer(self, listener: Callable[[Answer], None]) -> None:
        """Call `listener` with every answer that is given from now on, in the thread of it."""
        self._listeners.append(listener)

    # LlamaIndex

    def as_query_engine(self, filter: SearchFilter | None = None) -> "CitationQueryEngine":
        """Return LlamaIndex's kind of query engine: the citations are its source nodes."""
        from assistant.llama_index import CitationQueryEngine

        return CitationQueryEngine(engine=self.engine, search_filter=filter or SearchFilter())

    def as_retriever(
        self, filter: SearchFilter | None = None, *, similarity_top_k: int = 30
    ) -> "PassageRetriever":
        """Return LlamaIndex's kind of retriever: nodes are passages, at their exact offsets."""
        from assistant.llama_index import PassageRetriever

        retriever = self.engine.finder.follow_ups.retriever
        return PassageRetriever(retriever, self._library.catalogue, filter, similarity_top_k)

    # Articles

    def ingest(
        self,
        paths: Path | str | Iterable[Path | str],
        progress: "Callable[[IngestProgress], None] | None" = None,
        *,
        dry_run: bool = False,
    ) -> "IngestReport":
        """Read one or several files and folders; what cannot be read is in the report.

        With `dry_run` nothing is written, and the report says what would be.
        """
        from index.formats import read_paths

        return self.ingest_articles(read_paths(paths), progress, dry_run=dry_run)

    def ingest_articles(
        self,
        articles: "Iterable[ReadItem]",
        progress: "Callable[[IngestProgress], None] | None" = None,
        *,
        dry_run: bool = False,
    ) -> "IngestReport":
        """Take ready articles into the index; see `ingest`."""
        return self._library.ingest(articles, progress, dry_run=dry_run)

    def articles(self) -> "list[ArticleSummary]":
        """Return every article, newest first."""
        return list(self._library.catalogue.summaries())

    def article(self, article_id: str) -> Article:
        """Return one article as it is stored.

        Raises:
            NotFoundError: No article has this id.
        """
        return self._library.catalogue.article(article_id)

    def remove(self, *article_ids: str) -> None:
        """Remove articles; many together take hardly longer than one.

        Raises:
            NotFoundError: No article has one of these ids; those before it are gone.
        """
        self._library.remove(*article_ids)

    def undo(self, article_id: str) -> None:
        """Bring back the version of an article that the present one replaced; again, and it goes.

        Raises:
            NotFoundError: There is none.
        """
        self._library.undo(article_id)

    def places(self, folder: Path | str) -> list[tuple[str, str]]:
        """Return id and path of every article whose file lies, or lay, below a folder.

        Paths are percent-encoded; see `index.types.Place`.
        """
        from index.store.places import encoded_path

        return list(self._library.catalogue.places.below(encoded_path(folder)))

    def vector_progress(self) -> "VectorProgress":
        """Return how many vectors are made, and how many are still to follow.

        With Citeline's own embedding none ever is: they are made with the articles. With another
        one, articles are found by their words until their vectors have followed.
        """
        return self._library.vector_progress()

    def wait_for_vectors(self, progress: "Callable[[VectorProgress], None] | None" = None) -> None:
        """Wait until no vector is to follow any more.

        Raises:
            CitelineError: They cannot be made now. It is tried again while the folder is open, and
                when it is next opened.
        """
        self._library.wait_for_vectors(progress)

    def reindex(self) -> int:
        """Embed everything anew with the current model; return the number of passages."""
        return self._library.reindex()
