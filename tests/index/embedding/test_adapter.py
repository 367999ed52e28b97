from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from json import dumps, loads
from threading import Thread
from typing import Any

import numpy as np
import pytest
from llama_index.core.base.embeddings.base import BaseEmbedding

from index.embedding import embed_matrix, embed_query, load_embedding
from index.embedding.adapter import as_matrix
from index.embedding.static import StaticEmbedding
from index.errors import ModelError

Answer = Callable[[dict[str, Any]], tuple[int, dict[str, Any]]]


@contextmanager
def serving(answer: Answer) -> Iterator[str]:
    """Serve OpenAI's embeddings endpoint on this machine; yield its base URL."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = loads(self.rfile.read(int(self.headers["Content-Length"])))
            status, reply = (404, {}) if self.path != "/v1/embeddings" else answer(body)
            payload = dumps(reply).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(payload)))
            self.end_headers()
            self.wfile.write(payload)

        def log_message(self, *args: Any) -> None:
            """Keep the test's output clean."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def lengths(body: dict[str, Any]) -> tuple[int, dict[str, Any]]:
    """Answer each text with its length and its number of spaces."""
    texts = body["input"] if isinstance(body["input"], list) else [body["input"]]
    data = [
        {"object": "embedding", "index": row, "embedding": [float(len(text)), text.count(" ") + 1]}
        for row, text in enumerate(texts)
    ]
    usage = {"prompt_tokens": 1, "total_tokens": 1}
    return 200, {"object": "list", "data": data, "model": body["model"], "usage": usage}


def test_our_embedding_yields_its_own_arrays(embedding: StaticEmbedding) -> None:
    texts = ["one", "two words"]
    assert np.array_equal(embed_matrix(embedding, texts), embedding.embed(texts))
    assert np.array_equal(embed_query(embedding, "one"), embedding.embed_query("one"))
    assert embed_matrix(embedding, []).shape == (0, embedding.dimension)


def test_any_other_embedding_yields_unit_rows_in_order(letter_counts: BaseEmbedding) -> None:
    matrix = embed_matrix(letter_counts, ["aaa", "rest", "a e"])
    assert matrix.dtype == np.float32
    expected = [[1, 0, 0, 0, 0, 0, 0, 0], [0, 1, 0, 0, 0, 1, 1, 1], [1, 1, 0, 0, 0, 0, 0, 0]]
    norms = np.sqrt([[1], [4], [2]])
    assert np.allclose(matrix, expected / norms)
    assert np.allclose(embed_query(letter_counts, "rest"), matrix[1])
    assert embed_matrix(letter_counts, []).shape[0] == 0


def test_a_lone_surrogate_reaches_no_service(letter_counts: BaseEmbedding) -> None:
    assert np.allclose(embed_matrix(letter_counts, ["a\ud800"]), embed_matrix(letter_counts, ["a"]))
    assert np.allclose(embed_query(letter_counts, "a\ud800"), embed_query(letter_counts, "a"))


def test_a_vector_of_zeros_is_refused(letter_counts: BaseEmbedding) -> None:
    with pytest.raises(ModelError, match="letter-counts returned a vector that is zero"):
        embed_matrix(letter_counts, ["aaa", "zzz"])


@pytest.mark.parametrize(
    "rows",
    [[[1.0, 2.0]], [[1.0], [1.0, 2.0]], [[], []], [[1.0], [float("nan")]], []],
    ids=["too few", "ragged", "no numbers", "not finite", "none"],
)
def test_what_is_no_matrix_is_refused(
    letter_counts: BaseEmbedding, rows: Sequence[Sequence[float]]
) -> None:
    with pytest.raises(ModelError, match="letter-counts returned"):
        as_matrix(letter_counts, rows, expected_rows=2)


def test_an_endpoint_that_speaks_openais_protocol_works() -> None:
    with serving(lengths) as base_url:
        embedding = load_embedding("openai-like", model="local-model", base_url=base_url)
        matrix = embed_matrix(embedding, [f"{'x' * count} y" for count in range(100)])
        query = embed_query(embedding, "xxx")
    expected = np.array([[count + 2.0, 2.0] for count in range(100)])
    assert np.allclose(matrix, expected / np.linalg.norm(expected, axis=1, keepdims=True))
    assert np.allclose(query, np.array([3, 1]) / np.sqrt(10))


def test_a_refusing_endpoint_is_named_with_what_to_check() -> None:
    def refuse(body: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        return 401, {"error": {"message": "wrong key"}}

    with serving(refuse) as base_url:
        embedding = load_embedding("openai-like", model="local-model", base_url=base_url)
        with pytest.raises(ModelError, match=r"local-model did not answer: .*wrong key"):
            embed_matrix(embedding, ["text"])
        with pytest.raises(ModelError, match="address, key and model name"):
            embed_query(embedding, "text")
