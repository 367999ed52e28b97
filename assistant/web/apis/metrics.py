"""What is counted while the server runs, for Prometheus."""

from typing import TYPE_CHECKING

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    generate_latest,
)
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.types import Answer

if TYPE_CHECKING:
    from assistant.assistant import Assistant

SECONDS = (0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0, 60.0)


class Metrics:
    """Counts answers and replies. Thread safe. Of questions it keeps no word.

    Args:
        assistant: Whose answers and articles are counted.
    """

    def __init__(self, assistant: "Assistant") -> None:
        self._registry = CollectorRegistry()
        ProcessCollector(registry=self._registry)
        self._answers = Counter(
            "citeline_answers", "Answers given.", ["outcome"], registry=self._registry
        )
        self._seconds = Histogram(
            "citeline_answer_seconds", "Time to answer.", buckets=SECONDS, registry=self._registry
        )
        self._replies = Counter(
            "citeline_http_replies",
            "Replies over HTTP.",
            ["method", "route", "status"],
            registry=self._registry,
        )
        articles = Gauge("citeline_articles", "Articles.", registry=self._registry)
        articles.set_function(lambda: float(assistant.holdings.catalogue.article_count()))
        following = Gauge(
            "citeline_vectors_to_follow", "Vectors still to be made.", registry=self._registry
        )
        following.set_function(lambda: float(assistant.vector_progress().missing))
        assistant.on_answer(self._answered)

    def _answered(self, answer: Answer) -> None:
        outcome = "incomplete" if answer.incomplete else "refused" if answer.refused else "answered"
        self._answers.labels(outcome).inc()
        self._seconds.observe(answer.latency_ms.get("total", 0.0) / 1000)

    def replied(self, method: str, route: str, status: int) -> None:
        """Count a reply."""
        self._replies.labels(method, route, str(status)).inc()

    def text(self) -> bytes:
        """Return everything in Prometheus's text form."""
        return generate_latest(self._registry)


class CountedReplies:
    """Counts every reply by its method, route and status."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def counted(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._metrics.replied(scope["method"], route_of(scope), message["status"])
            await send(message)

        await self._app(scope, receive, counted)


METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


def route_of(scope: Scope) -> str:
    """Return the path of the route that was taken, without ids in it; "other" for other routes."""
    path = getattr(scope.get("route"), "path", "")
    return path if path and scope["method"] in METHODS else "other"
