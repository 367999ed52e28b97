"""Embeddings that run on this machine, as LlamaIndex knows embeddings and as Citeline uses them."""

import asyncio
from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass

from llama_index.core.base.embeddings.base import BaseEmbedding

from index.types import Matrix, Vector

TEXTS_PER_CALL = 256
"""Texts that LlamaIndex hands over at once: enough to fill batches of similar length."""


@dataclass(frozen=True, slots=True)
class PassageIdentity:
    """What, beside its name, decides which vector a model gives a passage.

    Attributes:
        revision: Hash of the model's files.
        pooling: How token vectors become one.
        passage_prefix: Put before every passage.
        max_tokens: Tokens of a passage that are read; None for all.
    """

    revision: str
    pooling: str
    passage_prefix: str = ""
    max_tokens: int | None = None


class LocalEmbedding(BaseEmbedding):
    """Embeds texts on this machine's processor, without network.

    Safe to call from several threads; the async methods run in a thread and never hold up the
    event loop.

    Args:
        name: What people call the model.
    """

    def __init__(self, name: str) -> None:
        super().__init__(model_name=name, embed_batch_size=TEXTS_PER_CALL)

    @property
    @abstractmethod
    def identity(self) -> PassageIdentity:
        """What decides the vectors of passages."""

    @abstractmethod
    def embed(self, texts: Sequence[str]) -> Matrix:
        """Embed passages: one unit row each, in the order given."""

    @abstractmethod
    def embed_query(self, query: str) -> Vector:
        """Embed one question: a unit vector."""

    def _get_query_embedding(self, query: str) -> list[float]:
        numbers: list[float] = self.embed_query(query).tolist()
        return numbers

    def _get_text_embedding(self, text: str) -> list[float]:
        return self._get_text_embeddings([text])[0]

    def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
        rows: list[list[float]] = self.embed(texts).tolist()
        return rows

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return await asyncio.to_thread(self._get_query_embedding, query)

    async def _aget_text_embedding(self, text: str) -> list[float]:
        return await asyncio.to_thread(self._get_text_embedding, text)

    async def _aget_text_embeddings(self, texts: list[str]) -> list[list[float]]:
        return await asyncio.to_thread(self._get_text_embeddings, texts)
