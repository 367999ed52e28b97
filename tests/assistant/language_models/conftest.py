"""A server on this machine that speaks just enough of OpenAI's protocol, and short settings."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from assistant.settings import LanguageModelSettings


class ChatServer(ThreadingHTTPServer):
    """Answers every chat request with `reply`, noting the requests; fails with `status`."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), ChatHandler)
        self.reply = "It closed on Monday."
        self.status = 200
        self.requests = []

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_address[1]}/v1"


class ChatHandler(BaseHTTPRequestHandler):
    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        key = self.headers["Authorization"]
        self.server.requests.append({"path": self.path, "key": key, **body})
        message = {"role": "assistant", "content": self.server.reply}
        content = {
            "id": "1",
            "object": "chat.completion",
            "created": 0,
            "model": body["model"],
            "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
            "usage": {"prompt_tokens": 11, "completion_tokens": 7, "total_tokens": 18},
        }
        if self.server.status != 200:
            content = {"error": {"message": f"refused: {key}", "type": "x", "code": "x"}}
        data = json.dumps(content).encode()
        self.send_response(self.server.status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        """Keep quiet."""


@pytest.fixture
def chat_server():
    server = ChatServer()
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def llm():
    """Make the section of the settings."""
    return LanguageModelSettings
