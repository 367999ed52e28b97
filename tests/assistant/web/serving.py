"""An application on a real socket, served from a thread."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager

import uvicorn
from starlette.types import ASGIApp

from assistant.web.connections import ImpatientProtocol


@contextmanager
def serving(app: ASGIApp) -> Iterator[int]:
    """Serve an application as the program does; yield the port."""
    with closing(socket.create_server(("127.0.0.1", 0))) as listener:
        config = uvicorn.Config(
            app, http=ImpatientProtocol, ws="none", log_level="critical", lifespan="auto"
        )
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            while not server.started:
                time.sleep(0.01)
            yield listener.getsockname()[1]
        finally:
            server.should_exit = server.force_exit = True
            thread.join(60)
