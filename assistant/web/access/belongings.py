"""What of Gradio's is whose: sessions and events are their first user's only.

Gradio itself asks for no more than their names, which is why they are kept here.
"""

import json
import threading
from collections import OrderedDict
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.web.middleware import JOIN_PATH
from assistant.web.problems import nothing_here
from assistant.web.replaying import replayed

GRADIO = "/gradio_api/"
MOST = 100_000
"""That are remembered; the ones unused for longest go first."""


class Belongings:
    """Whose everything is. Thread safe."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._owners: OrderedDict[tuple[str, str], str] = OrderedDict()
        self._lock = threading.Lock()

    def claim(self, kind: str, name: str, user: str) -> bool:
        """Whether something is a user's; it becomes that if it was nobody's."""
        with self._lock:
            owner = self._owners.setdefault((kind, name), user)
            self._used((kind, name))
            return user == owner

    def owns(self, kind: str, name: str, user: str) -> bool:
        """Whether something is a user's."""
        with self._lock:
            return self._owners.get((kind, name)) == user

    def _used(self, key: tuple[str, str]) -> None:
        self._owners.move_to_end(key)
        if len(self._owners) > self._most:
            self._owners.popitem(last=False)


class OwnBelongings:
    """Lets a user reach only what is the user's own; 404 for what is another's, or nobody's."""

    def __init__(self, app: ASGIApp, belongings: Belongings | None = None) -> None:
        self._app = app
        self._all = belongings or Belongings()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] != "http" or not scope["path"].startswith(GRADIO):
            await self._app(scope, receive, send)
            return
        user = scope["state"]["user"].id
        body = b""
        if scope["method"] == "POST":
            body = await Request(scope, receive).body()
            receive = replayed(body, receive)
        if not self._may(scope, body, user):
            await nothing_here(scope)(scope, receive, send)
            return
        await self._app(scope, receive, self._learning(scope, user, send))

    def _may(self, scope: Scope, body: bytes, user: str) -> bool:
        path, query = scope["path"], parse_qs(scope.get("query_string", b"").decode("latin-1"))
        name, _, rest = path.removeprefix(GRADIO).partition("/")
        if name == "heartbeat":
            return self._all.claim("session", rest, user)
        if name == "queue" and rest == "data":
            sessions = query.get("session_hash", ())
            return all(self._all.claim("session", one, user) for one in sessions)
        if path == JOIN_PATH or name in ("cancel", "reset"):
            return self._may_act(_values(body), user, is_join=path == JOIN_PATH)
        return name not in ("queue", "run", "call", "file", "stream")

    def _may_act(self, values: dict[str, Any], user: str, *, is_join: bool) -> bool:
        session, event = values.get("session_hash"), values.get("event_id")
        if session is not None and not self._all.claim("session", str(session), user):
            return False
        if event is not None and not self._all.owns("event", str(event), user):
            return False
        # The page takes no file through Gradio: an event that names one is forged.
        return not is_join or not any(_paths(values.get("data")))

    def _learning(self, scope: Scope, user: str, send: Send) -> Send:
        """Return what sends a reply on, and learns from it what becomes the user's."""
        if scope["path"] != JOIN_PATH:
            return send
        body = bytearray()

        async def learning(message: Message) -> None:
            if message["type"] == "http.response.body":
                body.extend(message.get("body", b""))
                if not message.get("more_body", False):
                    self._learn(bytes(body), user)
            await send(message)

        return learning

    def _learn(self, body: bytes, user: str) -> None:
        try:
            reply = json.loads(body)
        except ValueError:
            return
        if isinstance(reply, dict) and isinstance(reply.get("event_id"), str):
            self._all.claim("event", reply["event_id"], user)


def _values(body: bytes) -> dict[str, Any]:
    try:
        values = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return values if isinstance(values, dict) else {}


def _paths(value: Any) -> Iterator[str]:  # noqa: ANN401 - whatever a client sent
    """Yield every path of a file that is named anywhere in an event's data."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting += one
        elif isinstance(one, dict):
            if isinstance(one.get("path"), str):
                yield one["path"]
            waiting += one.values()
