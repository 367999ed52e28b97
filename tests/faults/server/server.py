"""The fault server: a real HTTP server on 127.0.0.1, a thread for every connection."""

import json
import socket
import socketserver
import threading
from collections import Counter
from contextlib import suppress
from typing import Any, Self

from tests.faults.server import FAULTS
from tests.faults.server.connections import REFUSED
from tests.faults.server.exchange import Exchange, ExchangeOver, Speech

HEALTHY = "healthy"
"""A name of no fault: under it, as under any other, the server replies as it should."""

HOST = "127.0.0.1"
SHUTDOWN_SECONDS = 0.05
"""How often the server looks whether it is to end."""


class FaultServer:
    """Serves every fault under an address of its own. A context manager.

    Attributes:
        requests: The bodies of the requests, in the order of their arrival.
        asked: How often each fault was asked for.
    """

    def __init__(self, speech: Speech | None = None) -> None:
        self.speech = speech or Speech()
        self.requests: list[dict[str, Any]] = []
        self.asked: Counter[str] = Counter()
        self._changed = threading.Condition()
        self._open: set[socket.socket] = set()
        # Bound and never listening: nobody else gets the port, and connections are refused.
        self._deaf = socket.socket()
        self._deaf.bind((HOST, 0))
        self._server = _Server((HOST, 0), _Handler)
        self._server.owner = self
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(SHUTDOWN_SECONDS,), daemon=True
        )

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        with self._changed:
            for connection in self._open:
                with suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)
        self._thread.join()
        self._server.server_close()
        self._deaf.close()

    def url(self, name: str) -> str:
        """Return the address, as `llm.api_base` takes it, of a fault or of `HEALTHY`."""
        port = (self._deaf if name == REFUSED else self._server.socket).getsockname()[1]
        return f"http://{HOST}:{port}/{name}/v1"

    def wait_until_idle(self, timeout_seconds: float) -> bool:
        """Wait until no connection is open any more; return whether that came to pass."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._open, timeout_seconds)

    def opened(self, connection: socket.socket) -> None:
        """Note a connection."""
        with self._changed:
            self._open.add(connection)
            self._changed.notify_all()

    def closed(self, connection: socket.socket) -> None:
        """Forget a connection."""
        with self._changed:
            self._open.discard(connection)
            self._changed.notify_all()

    def wait_until_asked(self, name: str, timeout_seconds: float) -> bool:
        """Wait until a fault was asked for; return whether that came to pass."""
        with self._changed:
            return self._changed.wait_for(lambda: self.asked[name] > 0, timeout_seconds)

    def note(self, name: str, body: bytes) -> int:
        """Note a request; return how often its fault was asked for."""
        with self._changed:
            self.requests.append(json.loads(body or b"{}"))
            self.asked[name] += 1
            self._changed.notify_all()
            return self.asked[name]


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    owner: FaultServer


class _Handler(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        assert isinstance(self.server, _Server)
        owner, connection = self.server.owner, self.connection
        owner.opened(connection)
        try:
            name, headers, body = self._request()
            exchange = Exchange(connection, owner.speech, headers, owner.note(name, body))
            if name in FAULTS:
                FAULTS[name].serve(exchange)
            else:
                exchange.whole()
        except ExchangeOver:
            pass
        finally:
            owner.closed(connection)

    def _request(self) -> tuple[str, dict[str, str], bytes]:
        """Read a request: the name in its path, its headers, its body."""
        path = self.rfile.readline().decode("latin-1").split(" ")[1]
        headers: dict[str, str] = {}
        while (line := self.rfile.readline().decode("latin-1").strip()) != "":
            name, _, value = line.partition(":")
            headers[name.lower()] = value.strip()
        return path.split("/")[1], headers, self.rfile.read(int(headers.get("content-length", 0)))
