"""The real application on a socket, from a thread."""

import socket
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from functools import cache

import uvicorn

from assistant import Assistant
from assistant.settings import WebSettings
from tests.stores import free_port

END_SECONDS = 15
"""For a server to answer what is still asked of it; a page that is open may ask for ever."""


@contextmanager
def serving(
    assistant: Assistant,
    port: int = 0,
    *,
    breaks_off: bool = False,
    settings: WebSettings | None = None,
) -> Iterator[str]:
    """Serve an assistant from a thread; yield the page's address.

    Args:
        assistant: Is served, and stays open.
        port: One that is known before and after; 0 for the usual one, else any.
        breaks_off: At the end wait for no request that is being answered.
        settings: How; by default as without any.
    """
    from assistant.web.http import create_app

    # In a thread, since Playwright's own event loop may be running in this one.
    with ThreadPoolExecutor(1) as builder:
        app = builder.submit(create_app, assistant, settings or WebSettings()).result()
    with closing(_listening(port)) as listener:
        log_level = "critical" if breaks_off else "warning"
        config = uvicorn.Config(
            app, log_level=log_level, lifespan="on", timeout_graceful_shutdown=END_SECONDS
        )
        server = uvicorn.Server(config)
        # A daemon, so that one that does not end fails its test and holds up nothing else.
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}/"
        finally:
            server.should_exit = True
            server.force_exit = breaks_off
            thread.join(2 * END_SECONDS)
            assert not thread.is_alive(), "the server did not end"


def _listening(port: int) -> socket.socket:
    if port:
        return socket.create_server(("127.0.0.1", port))
    try:
        return socket.create_server(("127.0.0.1", usual_port()))
    except OSError:  # another server's
        return socket.create_server(("127.0.0.1", 0))


@cache
def usual_port() -> int:
    """Return the port of one server after another, so that browsers keep what pages are made of."""
    return free_port()
