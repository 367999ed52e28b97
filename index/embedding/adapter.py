"""Vectors from any LlamaIndex embedding, as arrays of unit length."""

from collections.abc import Sequence

import numpy as np

from index.embedding.local import Embedding, LocalEmbedding
from index.embedding.model import unit_rows
from index.embedding.providers import provider_errors
from index.errors import ModelError
from index.models.tokenizer import encodable
from index.types import Matrix, Vector


def embed_matrix(embedding: Embedding, texts: Sequence[str]) -> Matrix:
    """Embed passages: one unit row each, in the order given.

    Args:
        embedding: Ours, which yields arrays by itself, or any other.
        texts: None of them yields an array of no rows.

    Raises:
        ModelError: The model or the service failed, or what it returned are no vectors.
    """
    if isinstance(embedding, LocalEmbedding):
        return embedding.embed(texts)
    if not texts:
        return np.empty((0, 0), dtype=np.float32)
    try:
        rows = embedding.get_text_embedding_batch([encodable(text) for text in texts])
    except provider_errors() as error:
        raise no_answer(embedding, error) from error
    return as_matrix(embedding, rows, len(texts))


def embed_query(embedding: Embedding, query: str) -> Vector:
    """Embed one question.

    Raises:
        ModelError: The model or the service failed, or what it returned is no vector.
    """
    if isinstance(embedding, LocalEmbedding):
        return embedding.embed_query(query)
    try:
        row = embedding.get_query_embedding(encodable(query))
    except provider_errors() as error:
        raise no_answer(embedding, error) from error
    vector: Vector = as_matrix(embedding, [row], 1)[0]
    return vector


def as_matrix(embedding: Embedding, rows: Sequence[Sequence[float]], expected_rows: int) -> Matrix:
    """Return lists of numbers as unit rows.

    Raises:
        ModelError: Rows are missing, differ in length, are zero or are no numbers.
    """
    lengths = {len(row) for row in rows}
    if len(rows) != expected_rows or len(lengths) != 1 or 0 in lengths:
        raise ModelError(
            f"The embedding model {embedding.model_name} returned {len(rows)} vectors of "
            f"{sorted(lengths)} numbers for {expected_rows} texts. Check that it is a model for "
            "embeddings."
        )
    matrix = np.asarray(rows, dtype=np.float32)
    if not np.isfinite(matrix).all() or not matrix.any(axis=1).all():
        raise ModelError(
            f"The embedding model {embedding.model_name} returned a vector that is zero or not "
            "finite. Check that it is a model for embeddings."
        )
    return unit_rows(matrix)


def no_answer(embedding: Embedding, error: Exception) -> ModelError:
    """Return the error for a service that did not embed."""
    reason = str(error).rstrip(".")
    return ModelError(
        f"The embedding model {embedding.model_name} did not answer: {reason}. Check that its "
        "service is running and that address, key and model name in the settings are right."
    )
