"""A second embedding for tests: words hashed into 64 numbers. Real vectors in no time, no model."""

import zlib

import numpy as np
from llama_index.core.base.embeddings.base import BaseEmbedding

DIMENSION = 64


class HashingEmbedding(BaseEmbedding):
    """Texts that share words are near. `seed` makes another model of it."""

    model_name: str = "hashing"
    embed_batch_size: int = 512
    seed: int = 0

    def _vector(self, text: str) -> list[float]:
        vector = np.full(DIMENSION, 1e-3, np.float32)
        for word in text.lower().split():
            place = zlib.crc32(word.encode(), self.seed)
            vector[place % DIMENSION] += 1.0 if place & 0x80000000 else -1.0
        return vector.tolist()

    def _get_text_embedding(self, text: str) -> list[float]:
        return self._vector(text)

    def _get_query_embedding(self, query: str) -> list[float]:
        return self._vector(query)

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._vector(query)
