"""The guest's end of the door: an assistant over a folder that another program owns."""

import os
import socket
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from assistant.door.channel import Channel
from assistant.door.messages import GUEST, OWNER, packed, unpacked, unpacked_error
from assistant.settings import Settings
from assistant.types import Answer, Turn
from index.errors import OwnerEndedError
from index.store.lock import Owner, read_owner
from index.types import Article, SearchFilter, SearchResult

if TYPE_CHECKING:
    from index.formats import ReadItem
    from index.store import ArticleSummary
    from index.store.following import VectorProgress
    from index.store.report import IngestProgress, IngestReport

CONNECT_SECONDS = 5.0


class Guest:
    """Calls the assistant of a folder's owner; has the methods of `Assistant` that commands use.

    What it raises is what the owner's assistant raises, and an `OwnerEndedError` if that has gone.
    Thread safe. Get one with `knock`.
    """

    def __init__(self, folder: Path, owner: Owner) -> None:
        self._folder = folder
        self._owner = owner

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Leave; nothing is held between two calls."""

    @cached_property
    def settings(self) -> Settings:
        """The owner's settings, without its keys."""
        values = self._call("settings")
        return Settings.model_construct(
            **{
                name: unpacked(values[name], field.annotation)
                for name, field in Settings.model_fields.items()
            }
        )

    def ask(
        self,
        question: str,
        *,
        history: Sequence[Turn] = (),
        filter: SearchFilter | None = None,
        today: date | None = None,
    ) -> Answer:
        """Answer one question; see `Assistant.ask`."""
        answer: Answer = unpacked(
            self._call(
                "ask",
                question=question,
                history=packed(tuple(history), tuple[Turn, ...]),
                filter=packed(filter or SearchFilter(), SearchFilter),
                today=packed(today, date | None),
            ),
            Answer,
        )
        return answer

    def ingest(
        self,
        paths: Iterable[Path | str],
        progress: "Callable[[IngestProgress], None] | None" = None,
        *,
        dry_run: bool = False,
    ) -> "IngestReport":
        """Read files and folders here, and index them there; see `Assistant.ingest`."""
        from index.formats import read_paths

        return self.ingest_articles(read_paths(paths), progress, dry_run=dry_run)

    def ingest_articles(
        self,
        articles: "Iterable[ReadItem]",
        progress: "Callable[[IngestProgress], None] | None" = None,
        *,
        dry_run: bool = False,
    ) -> "IngestReport":
        """Take ready articles into the index; see `Assistant.ingest_articles`."""
        from assistant.door.calls import PROGRESS
        from index.store.report import IngestProgress, IngestReport

        with self._connected() as channel:
            channel.send({"call": "ingest", "arguments": {"dry_run": dry_run}})
            with _sending(channel, articles):
                while PROGRESS in (message := channel.receive()):
                    if progress is not None:
                        progress(unpacked(message[PROGRESS], IngestProgress))
            report: IngestReport = unpacked(_result(message), IngestReport)
            return report

    def articles(self) -> "list[ArticleSummary]":
        """Return every article, newest first."""
        from index.store import ArticleSummary

        found: list[ArticleSummary] = unpacked(self._call("articles"), list[ArticleSummary])
        return found

    def article(self, article_id: str) -> Article:
        """Return one article as it is stored; see `Assistant.article`."""
        article: Article = unpacked(self._call("article", id=article_id), Article)
        return article

    def remove(self, article_id: str) -> None:
        """Remove an article; see `Assistant.remove`."""
        self._call("remove", id=article_id)

    def undo(self, article_id: str) -> None:
        """Bring back the version before the present one; see `Assistant.undo`."""
        self._call("undo", id=article_id)

    def search(self, question: str, *, filter: SearchFilter | None = None) -> SearchResult:
        """Return what a question finds; see `Assistant.search`."""
        wanted = packed(filter or SearchFilter(), SearchFilter)
        found: SearchResult = unpacked(
            self._call("search", question=question, filter=wanted), SearchResult
        )
        return found

    def places(self, folder: Path | str) -> list[tuple[str, str]]:
        """Return id and path of every article below a folder; see `Assistant.places`."""
        found = self._call("places", folder=os.path.realpath(folder))
        return [(article_id, path) for article_id, path in found]

    def vector_progress(self) -> "VectorProgress":
        """Return how many vectors are to follow there; see `Assistant.vector_progress`."""
        from index.store.following import VectorProgress

        found: VectorProgress = unpacked(self._call("vector_progress"), VectorProgress)
        return found

    def _call(self, name: str, **arguments: object) -> Any:  # noqa: ANN401 - as the call has it
        with self._connected() as channel:
            channel.send({"call": name, "arguments": arguments})
            return _result(channel.receive())

    @contextmanager
    def _connected(self) -> Iterator[Channel]:
        try:
            with _entered(self._owner) as channel:
                yield channel
        except OSError as error:
            raise OwnerEndedError(
                f"{self._owner}, which owns the data folder {self._folder}, has ended before it "
                "replied. What it had reported is kept; run the command again."
            ) from error


def knock(folder: Path) -> Guest | None:
    """Return a guest of the folder's owner, or None where nobody opens: take the folder then."""
    owner = read_owner(folder)
    if owner is None or not owner.port:
        return None
    try:
        with _entered(owner):
            return Guest(folder, owner)
    except OSError:
        return None


@contextmanager
def _entered(owner: Owner) -> Iterator[Channel]:
    connection = socket.create_connection(("127.0.0.1", owner.port), CONNECT_SECONDS)
    channel = Channel(connection)
    try:
        channel.prove(owner.secret, GUEST, OWNER)
        connection.settimeout(None)
        yield channel
    finally:
        channel.close()


@contextmanager
def _sending(channel: Channel, articles: "Iterable[ReadItem]") -> Iterator[None]:
    """Send articles from a thread, while this one hears of progress."""
    failures: list[Exception] = []
    sender = threading.Thread(target=_send, args=(channel, articles, failures), daemon=True)
    sender.start()
    try:
        yield
    except OSError as error:
        raise (failures or [error])[0] from error


def _send(channel: Channel, articles: "Iterable[ReadItem]", failures: list[Exception]) -> None:
    from assistant.door.calls import ARTICLE, END, FAILURE, WARNING
    from index.formats import ReadFailure, ReadWarning

    try:
        for item in articles:
            if isinstance(item, Article):
                channel.send({ARTICLE: packed(item, Article)})
            elif isinstance(item, ReadWarning):
                channel.send({WARNING: packed(item, ReadWarning)})
            else:
                channel.send({FAILURE: packed(item, ReadFailure)})
        channel.send({END: True})
    except Exception as error:  # noqa: BLE001 - raised where the reply is waited for
        failures.append(error)
        channel.hang_up()


def _result(message: dict[str, Any]) -> Any:  # noqa: ANN401 - as the call has it
    if "error" in message:
        raise unpacked_error(message["error"])
    return message["result"]
