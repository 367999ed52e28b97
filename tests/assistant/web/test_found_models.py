"""Language models of this machine are found at the ports they come with."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from assistant.web.found_models import Kind, Server, found_servers


@contextmanager
def replying(content: bytes) -> Iterator[int]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            assert self.path == "/v1/models"
            self.send_response(200)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


async def test_a_server_is_found_with_its_models_and_address() -> None:
    content = json.dumps({"data": [{"id": "qwen"}, {"id": 3}]}).encode()
    with replying(content) as port:
        kinds = (Kind("LM Studio", port, "openai-like"), Kind("Ollama", port, "ollama"))
        assert await found_servers(kinds) == [
            Server("LM Studio", "openai-like", f"http://127.0.0.1:{port}/v1", ("qwen",)),
            Server("Ollama", "ollama", f"http://127.0.0.1:{port}", ("qwen",)),
        ]


async def test_where_nothing_answers_nothing_is_found() -> None:
    assert await found_servers((Kind("Ollama", 1, "ollama"),)) == []


@pytest.mark.parametrize("content", [b"", b"[]", b'{"data": [1]}', b'{"data": null}'])
async def test_an_odd_reply_is_a_server_without_models(content: bytes) -> None:
    with replying(content) as port:
        [server] = await found_servers((Kind("vLLM", port, "openai-like"),))
    assert (server.models, bool(server.problem)) == ((), True)
