"""An embedding that runs on this machine, as LlamaIndex knows embeddings."""

import asyncio

from llama_index.core.base.embeddings.base import BaseEmbedding
from pydantic import PrivateAttr

from index.embedding.local import LocalEmbedding

TEXTS_PER_CALL = 256
"""Texts that LlamaIndex hands over at once: enough to fill batches of similar length."""


class LlamaIndexEmbedding(BaseEmbedding):
    """Gives the vectors of a `LocalEmbedding`.

    The async methods run in a thread and never hold up the event loop.
    """

    _local: LocalEmbedding = PrivateAttr()

    def __init__(self, local: LocalEmbedding) -> None:
        super().__init__(model_name=local.model_name, embed_batch_size=TEXTS_PER_CALL)
        self._local = local

    @classmethod
    def class_name(cls) -> str:
        """Return the name that LlamaIndex knows this class by."""
        return "CitelineEmbedding"

    def _get_query_embedding(self, query: str) -> list[float]:
        numbers: list[float] = self._local.embed_query(query).tolist()
        return numbers

    def _get_text_embedding(self, text: str) -> list[float]:
        return self._get_text_embeddings([text])[0]

    def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
        rows: list[list[float]] = self._local.embed(texts).tolist()
        return rows

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return await asyncio.to_thread(self._get_query_embedding, query)

    async def _aget_text_embedding(self, text: str) -> list[float]:
        return await asyncio.to_thread(self._get_text_embedding, text)

    async def _aget_text_embeddings(self, texts: list[str]) -> list[list[float]]:
        return await asyncio.to_thread(self._get_text_embeddings, texts)
