"""What a guest can call: each takes the assistant, the guest's channel and the call's arguments.

An ingest reads its articles from the channel, as the guest reads them from his files, and sends
progress back meanwhile. All others have nothing but their arguments.
"""

import threading
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from assistant.cancellation import Cancellation
from assistant.door.channel import Channel
from assistant.door.messages import packed, unpacked
from assistant.types import Answer, Turn
from index.formats import ReadFailure
from index.store import ArticleSummary
from index.store.ingest import IngestProgress, IngestReport
from index.types import Article, SearchFilter

if TYPE_CHECKING:
    from assistant.assistant import Assistant

Call: TypeAlias = Callable[["Assistant", Channel, dict[str, Any]], Any]

ARTICLE = "article"
FAILURE = "failure"
PROGRESS = "progress"
END = "end"


def _settings(assistant: "Assistant", _: Channel, arguments: dict[str, Any]) -> Any:  # noqa: ANN401
    return assistant.settings.model_dump(mode="json")


def _ask(assistant: "Assistant", channel: Channel, arguments: dict[str, Any]) -> Any:  # noqa: ANN401
    cancellation = Cancellation()
    threading.Thread(target=_wait_for_end, args=(channel, cancellation), daemon=True).start()
    answer = assistant.ask(
        arguments["question"],
        history=unpacked(arguments["history"], tuple[Turn, ...]),
        filter=unpacked(arguments["filter"], SearchFilter),
        cancellation=cancellation,
    )
    return packed(answer, Answer)


def _wait_for_end(channel: Channel, cancellation: Cancellation) -> None:
    """Give a question up once its guest has gone. He says nothing while he waits for the reply."""
    try:
        channel.receive()
    except (OSError, ValueError):  # ValueError: we have closed the connection ourselves
        cancellation.cancel()


def _ingest(assistant: "Assistant", channel: Channel, arguments: dict[str, Any]) -> Any:  # noqa: ANN401
    def tell(progress: IngestProgress) -> None:
        channel.send({PROGRESS: packed(progress, IngestProgress)})

    report = assistant.ingest_articles(_items(channel), tell)
    return packed(report, IngestReport)


def _items(channel: Channel) -> Iterator[Article | ReadFailure]:
    while END not in (message := channel.receive()):
        if ARTICLE in message:
            yield unpacked(message[ARTICLE], Article)
        else:
            yield unpacked(message[FAILURE], ReadFailure)


def _articles(assistant: "Assistant", _: Channel, arguments: dict[str, Any]) -> Any:  # noqa: ANN401
    return packed(assistant.articles(), list[ArticleSummary])


def _article(assistant: "Assistant", _: Channel, arguments: dict[str, Any]) -> Any:  # noqa: ANN401
    return packed(assistant.article(arguments["id"]), Article)


def _remove(assistant: "Assistant", _: Channel, arguments: dict[str, Any]) -> None:
    assistant.remove(arguments["id"])


CALLS: Mapping[str, Call] = {
    "settings": _settings,
    "ask": _ask,
    "ingest": _ingest,
    "articles": _articles,
    "article": _article,
    "remove": _remove,
}
"""Name -> call."""
