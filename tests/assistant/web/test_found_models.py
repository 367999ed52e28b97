"""Language models of this machine are found at the ports they come with."""

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from assistant.settings import LanguageModelSettings, Settings
from assistant.web.found_models import Kind, Server, found_servers, tried
from index.errors import CitelineError, LanguageModelError


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


def test_the_model_that_is_set_is_tried(tmp_path: Path) -> None:
    script = tmp_path / "script.jsonl"
    script.write_text('"ready  <b>"\n', encoding="utf-8")
    model = LanguageModelSettings(provider="scripted", model="quill", script=script)
    assert re.fullmatch(r"It answered in \d+\.\d s: “ready <b>”", tried(Settings(llm=model)))


def test_a_model_that_does_not_answer_says_so_without_its_key() -> None:
    pytest.importorskip("llama_index.llms.openai_like", reason="the extra openai-like is missing")
    model = LanguageModelSettings(
        provider="openai-like",
        model="any",
        api_base="http://127.0.0.1:1/v1",
        api_key="sk-not-to-be-shown",
        timeout_seconds=2,
    )
    with pytest.raises(LanguageModelError) as caught:
        tried(Settings(llm=model))
    assert "sk-not" not in str(caught.value)


def test_without_a_model_there_is_nothing_to_try() -> None:
    with pytest.raises(CitelineError, match="No language model is set"):
        tried(Settings())
