"""A Citeline on another machine, or in another process, asked from Python over HTTP.

with Client("http://127.0.0.1:7860") as client:
    print(client.ask("Who interviewed the minister?").answer)
"""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeAlias, TypeVar
from urllib.parse import quote

import httpx
from pydantic import BaseModel

from assistant.replies.answers import AnswerReply, SentenceReply
from assistant.replies.articles import Added, ArticlePage, ArticleText, Found
from index.errors import (
    ArticleError,
    CitelineError,
    NotFoundError,
    QuestionError,
    StoreError,
)

TIMEOUT_SECONDS = 120.0
"""A language model may take a minute; see `llm.timeout_seconds`."""

QUESTIONS = ("/api/ask", "/api/search")
"""Where what was sent is a question, not an article."""

Reply = TypeVar("Reply", bound=BaseModel)
Days: TypeAlias = "date | None"


class Client:
    """A connection to a server. Close it, or use it as a context manager.

    What goes wrong is raised as by `Assistant`, with the server's own sentence.

    Args:
        address: Where it is served, such as "http://127.0.0.1:7860".
        key: An API key, where the server asks for one; as it was read from a file, too.
        timeout: Seconds that a reply may take.
    """

    def __init__(
        self, address: str, key: str | None = None, timeout: float = TIMEOUT_SECONDS
    ) -> None:
        headers = {"Authorization": f"Bearer {key.strip()}"} if key else {}
        self._http = httpx.Client(base_url=address, headers=headers, timeout=timeout)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Hang up."""
        self._http.close()

    def ask(
        self,
        question: str,
        *,
        history: Sequence[tuple[str, AnswerReply]] = (),
        sources: Sequence[str] = (),
        after: Days = None,
        before: Days = None,
    ) -> AnswerReply:
        """Answer one question.

        Args:
            question: What to ask.
            history: Earlier questions with their answers, oldest first.
            sources: Use only articles of these sources.
            after: Use only articles from this day on.
            before: Use only articles up to this day.
        """
        asked = _asked(question, history, sources, after, before)
        return self._as(AnswerReply, self._send("POST", "/api/ask", json=asked))

    def stream(
        self,
        question: str,
        *,
        history: Sequence[tuple[str, AnswerReply]] = (),
        sources: Sequence[str] = (),
        after: Days = None,
        before: Days = None,
    ) -> Iterator[SentenceReply | AnswerReply]:
        """Yield the sentences of an answer as they are made, and at last the whole; see `ask`."""
        asked = _asked(question, history, sources, after, before)
        accept = {"Accept": "text/event-stream"}
        try:
            with self._http.stream("POST", "/api/ask", json=asked, headers=accept) as reply:
                if reply.is_error:
                    reply.read()
                _check(reply)
                yield from _replies(reply.iter_lines())
        except httpx.HTTPError as error:
            raise _unreachable(self._http.base_url, error) from error

    def search(
        self,
        question: str,
        *,
        sources: Sequence[str] = (),
        after: Days = None,
        before: Days = None,
        limit: int = 10,
    ) -> Found:
        """Return the articles that a question finds, best first."""
        parameters = _limits(sources, after, before) | {"question": question, "limit": limit}
        return self._as(Found, self._send("GET", "/api/search", params=parameters))

    def articles(
        self,
        search: str = "",
        *,
        sources: Sequence[str] = (),
        after: Days = None,
        before: Days = None,
        limit: int = 100,
        offset: int = 0,
    ) -> ArticlePage:
        """Return some of the articles, newest first; with `search` those that have its words."""
        parameters = _limits(sources, after, before)
        parameters |= {"search": search, "limit": limit, "offset": offset}
        return self._as(ArticlePage, self._send("GET", "/api/articles", params=parameters))

    def article(self, article_id: str) -> ArticleText:
        """Return one article; every offset into it counts the characters of its text."""
        return self._as(ArticleText, self._send("GET", _place(article_id)))

    def add(self, paths: Sequence[Path | str]) -> Added:
        """Send files and add what is in them."""
        files = [("files", (Path(one).name, Path(one).read_bytes())) for one in paths]
        return self._as(Added, self._send("POST", "/api/articles", files=files))

    def add_text(self, text: str, *, title: str = "", source: str = "") -> str:
        """Add a text; return the id of its article."""
        body = {"text": text, "title": title, "source": source}
        return str(self._send("POST", "/api/texts", json=body).json()["article"])

    def remove(self, article_id: str) -> None:
        """Remove an article."""
        self._send("DELETE", _place(article_id))

    def _send(self, method: str, path: str, **content: Any) -> httpx.Response:  # noqa: ANN401
        try:
            reply = self._http.request(method, path, **content)
        except httpx.HTTPError as error:
            raise _unreachable(self._http.base_url, error) from error
        _check(reply)
        return reply

    def _as(self, kind: type[Reply], reply: httpx.Response) -> Reply:
        return kind.model_validate_json(reply.content)


def _asked(
    question: str,
    history: Sequence[tuple[str, AnswerReply]],
    sources: Sequence[str],
    after: Days,
    before: Days,
) -> dict[str, Any]:
    turns: list[dict[str, Any]] = []
    for asked, answer in history:
        cited = [one.model_dump() for each in answer.sentences for one in each.citations]
        rest = [one.model_dump() for one in answer.rest]
        turns += [
            {"role": "user", "text": asked},
            {"role": "assistant", "text": answer.answer, "citations": cited, "rest": rest},
        ]
    days = {"after": after and after.isoformat(), "before": before and before.isoformat()}
    return {"question": question, "history": turns, "sources": list(sources), **days}


def _limits(sources: Sequence[str], after: Days, before: Days) -> dict[str, Any]:
    limits: dict[str, Any] = {"source": list(sources)} if sources else {}
    days = (("after", after), ("before", before))
    return limits | {name: day.isoformat() for name, day in days if day}


def _place(article_id: str) -> str:
    return f"/api/articles/{quote(article_id, safe='')}"


def _replies(lines: Iterator[str]) -> Iterator[SentenceReply | AnswerReply]:
    name = ""
    for line in lines:
        if line.startswith("event: "):
            name = line.removeprefix("event: ")
        elif line.startswith("data: "):
            values = json.loads(line.removeprefix("data: "))
            if name == "error":
                raise StoreError(values["error"])
            if name == "sentence":
                yield SentenceReply.model_validate(values)
            elif name == "answer":
                yield AnswerReply.model_validate(values)


def _check(reply: httpx.Response) -> None:
    """Raise what the server says went wrong.

    Raises:
        CitelineError: It is the error of that kind.
    """
    if not reply.is_error:
        return
    try:
        sentence = str(reply.json()["error"])
    except (ValueError, KeyError, TypeError):
        sentence = f"The server replied with status {reply.status_code}."
    kinds: dict[int, type[CitelineError]] = {404: NotFoundError, 413: ArticleError, 503: StoreError}
    kind = kinds.get(reply.status_code, CitelineError)
    if reply.status_code == 422:
        kind = QuestionError if reply.request.url.path in QUESTIONS else ArticleError
    raise kind(sentence)


def _unreachable(address: httpx.URL, error: httpx.HTTPError) -> StoreError:
    return StoreError(f"The server at {address} did not reply: {error}. Is it running?")
