"""What a guest can call: each takes the assistant, the guest's channel and the call's arguments.

An ingest reads its articles from the channel, as the guest reads them from his files, and sends
progress back meanwhile. All others have nothing but their arguments.
"""

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Protocol, TypeAlias

from assistant.cancellation import Cancellation
from assistant.door.channel import Channel
from assistant.door.messages import packed, unpacked
from assistant.settings import Settings
from assistant.types import Answer, Turn
from index.formats import ReadFailure, ReadItem, ReadWarning
from index.store import ArticleSummary
from index.store.following import VectorProgress
from index.store.report import IngestProgress, IngestReport
from index.types import Article, SearchFilter, SearchResult


class Host(Protocol):
    """What guests call: the owner's `assistant.Assistant`, whose methods these are."""

    settings: Settings

    def ask(
        self,
        question: str,
        *,
        history: Sequence[Turn],
        filter: SearchFilter | None,
        today: date | None,
        cancellation: Cancellation | None,
    ) -> Answer:
        """Answer one question."""
        ...

    def ingest_articles(
        self,
        articles: Iterable[ReadItem],
        progress: Callable[[IngestProgress], None] | None,
        *,
        dry_run: bool,
    ) -> IngestReport:
        """Take ready articles into the index."""
        ...

    def articles(self) -> list[ArticleSummary]:
        """Return every article, newest first."""
        ...

    def article(self, article_id: str) -> Article:
        """Return one article as it is stored."""
        ...

    def remove(self, article_id: str) -> None:
        """Remove an article."""
        ...

    def undo(self, article_id: str) -> None:
        """Bring back the version of an article before the present one."""
        ...

    def search(self, question: str, *, filter: SearchFilter | None) -> SearchResult:
        """Return what a question finds."""
        ...

    def places(self, folder: Path | str) -> list[tuple[str, str]]:
        """Return id and path of every article whose file lies below a folder."""
        ...

    def vector_progress(self) -> VectorProgress:
        """Return how many vectors are made and how many are to follow."""
        ...


Call: TypeAlias = Callable[[Host, Channel, dict[str, Any]], Any]

ARTICLE = "article"
FAILURE = "failure"
WARNING = "warning"
PROGRESS = "progress"
END = "end"


def _settings(host: Host, _: Channel, arguments: dict[str, Any]) -> Any:  # noqa: ANN401
    return host.settings.model_dump(mode="json")


def _ask(host: Host, channel: Channel, arguments: dict[str, Any]) -> Any:  # noqa: ANN401
    cancellation = Cancellation()
    threading.Thread(target=_wait_for_end, args=(channel, cancellation), daemon=True).start()
    answer = host.ask(
        arguments["question"],
        history=unpacked(arguments["history"], tuple[Turn, ...]),
        filter=unpacked(arguments["filter"], SearchFilter),
        today=unpacked(arguments.get("today"), date | None),
        cancellation=cancellation,
    )
    return packed(answer, Answer)


def _wait_for_end(channel: Channel, cancellation: Cancellation) -> None:
    """Give a question up once its guest has gone. He says nothing while he waits for the reply."""
    try:
        channel.receive()
    except (OSError, ValueError):  # ValueError: we have closed the connection ourselves
        cancellation.cancel()


def _ingest(host: Host, channel: Channel, arguments: dict[str, Any]) -> Any:  # noqa: ANN401
    def tell(progress: IngestProgress) -> None:
        channel.send({PROGRESS: packed(progress, IngestProgress)})

    report = host.ingest_articles(_items(channel), tell, dry_run=arguments["dry_run"])
    return packed(report, IngestReport)


def _items(channel: Channel) -> Iterator[ReadItem]:
    while END not in (message := channel.receive()):
        if ARTICLE in message:
            yield unpacked(message[ARTICLE], Article)
        elif WARNING in message:
            yield unpacked(message[WARNING], ReadWarning)
        else:
            yield unpacked(message[FAILURE], ReadFailure)


def _articles(host: Host, _: Channel, arguments: dict[str, Any]) -> Any:  # noqa: ANN401
    return packed(host.articles(), list[ArticleSummary])


def _article(host: Host, _: Channel, arguments: dict[str, Any]) -> Any:  # noqa: ANN401
    return packed(host.article(arguments["id"]), Article)


def _remove(host: Host, _: Channel, arguments: dict[str, Any]) -> None:
    host.remove(arguments["id"])


def _undo(host: Host, _: Channel, arguments: dict[str, Any]) -> None:
    host.undo(arguments["id"])


def _search(host: Host, _: Channel, arguments: dict[str, Any]) -> Any:  # noqa: ANN401
    wanted = unpacked(arguments["filter"], SearchFilter)
    return packed(host.search(arguments["question"], filter=wanted), SearchResult)


def _places(host: Host, _: Channel, arguments: dict[str, Any]) -> Any:  # noqa: ANN401
    return host.places(arguments["folder"])


def _vector_progress(host: Host, _: Channel, arguments: dict[str, Any]) -> Any:  # noqa: ANN401
    return packed(host.vector_progress(), VectorProgress)


CALLS: Mapping[str, Call] = {
    "settings": _settings,
    "ask": _ask,
    "ingest": _ingest,
    "articles": _articles,
    "article": _article,
    "remove": _remove,
    "undo": _undo,
    "search": _search,
    "places": _places,
    "vector_progress": _vector_progress,
}
"""Name -> call."""
