"""Vectors that follow, with real other models: one behind a server, one in a folder."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from index.embedding import Embedding, load_embedding
from index.errors import ModelError
from index.holdings import LibraryOptions
from index.library import Library
from index.store import following
from tests.faults.folders import articles, check_whole, contents, found
from tests.hashing import HashingEmbedding
from tests.tiny_onnx import write_look_up


class Server(ThreadingHTTPServer):
    """Speaks OpenAI's protocol for embeddings on this machine.

    Attributes:
        gate: Open while passages are embedded; questions and probes always are.
        broken: Answers 503 to passages.
        embedded: How many passages it has embedded.
    """

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.gate, self.broken, self.embedded = threading.Event(), False, 0
        self.gate.set()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Server

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        texts = [asked["input"]] if isinstance(asked["input"], str) else asked["input"]
        passages = sum("edition" in text for text in texts)
        if passages:
            self.server.gate.wait(30)
            if self.server.broken:
                self.reply(503, {"error": {"message": "The model is being loaded."}})
                return
            self.server.embedded += passages
        model = HashingEmbedding()
        data = [
            {"object": "embedding", "index": place, "embedding": model._vector(text)}
            for place, text in enumerate(texts)
        ]
        usage = {"prompt_tokens": 1, "total_tokens": 1}
        reply = {"object": "list", "model": asked["model"], "data": data, "usage": usage}
        self.reply(200, reply)

    def reply(self, status: int, body: dict[str, Any]) -> None:
        written = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(written)))
        self.send_header("Connection", "close")  # the provider's client is never closed
        self.end_headers()
        self.wfile.write(written)

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[Server]:
    pytest.importorskip("llama_index.embeddings.openai")
    with Server() as serving:
        thread = threading.Thread(target=serving.serve_forever)
        thread.start()
        yield serving
        serving.gate.set()
        serving.shutdown()
        thread.join()


@pytest.fixture(autouse=True)
def small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(following, "AT_ONCE", 8)


def behind(server: Server) -> Embedding:
    return load_embedding("openai-like", model="hashing", base_url=server.url, api_key="none")


def opened(folder: Path, embedding: Embedding, *, follow: bool = True) -> Library:
    return Library(
        folder,
        embedding,
        lambda text: len(text.split()),
        LibraryOptions(passage_tokens=40, reading=None, vectors_follow=follow),
    )


def test_a_server_s_vectors_follow_articles_that_are_found_at_once(
    tmp_path: Path, server: Server
) -> None:
    server.gate.clear()
    with opened(tmp_path / "data", behind(server)) as library:
        library.ingest(articles("second"))
        assert library.vector_progress().made == server.embedded == 0
        assert "article-04" in found(library, "pier 4 moved")
        server.gate.set()
        seen = list[int]()
        library.wait_for_vectors(lambda progress: seen.append(progress.missing))
        assert seen[-1] == 0
        assert sorted(seen, reverse=True) == seen
        check_whole(library, tmp_path / "data")
        made = contents(library)
    with opened(tmp_path / "waiting", behind(server), follow=False) as library:
        library.ingest(articles("second"))
        assert contents(library) == made


def test_a_server_that_was_down_goes_on_where_it_was(tmp_path: Path, server: Server) -> None:
    with opened(tmp_path / "data", behind(server)) as library:
        library.ingest(articles("first")[:4])
        library.wait_for_vectors()
        before = server.embedded
        server.broken = True
        library.ingest(articles("first"))
        with pytest.raises(ModelError):
            library.wait_for_vectors()
        assert "article-07" in found(library, "pier 7 moved")
    server.broken = False
    with opened(tmp_path / "data", behind(server)) as library:
        library.wait_for_vectors()
        assert server.embedded == library.vector_progress().made > before
        check_whole(library, tmp_path / "data")


def test_the_vectors_of_a_model_in_a_folder_follow(tmp_path: Path) -> None:
    model = tmp_path / "model"
    model.mkdir()
    write_look_up(model)
    with opened(tmp_path / "data", load_embedding("onnx", folder=model)) as library:
        library.ingest(articles("second"))
        assert "article-04" in found(library, "pier 4 moved")
        library.wait_for_vectors()
        check_whole(library, tmp_path / "data")
        made = contents(library)
    with opened(tmp_path / "again", load_embedding("onnx", folder=model), follow=False) as library:
        library.ingest(articles("second"))
        assert contents(library)["passages"] == made["passages"]
        assert contents(library)["vectors"].keys() == made["vectors"].keys()
