"""Embeddings that run on this machine."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from index.types import Matrix, Vector

if TYPE_CHECKING:
    from llama_index.core.base.embeddings.base import BaseEmbedding


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


class LocalEmbedding(ABC):
    """Embeds texts on this machine's processor, without network. Safe to call from any thread.

    LlamaIndex takes a second and 50 MB to import, so that this is no LlamaIndex embedding;
    `index.embedding.llama_index` makes one of it.

    Attributes:
        model_name: What people call the model.
    """

    def __init__(self, name: str) -> None:
        self.model_name = name

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


Embedding: TypeAlias = "LocalEmbedding | BaseEmbedding"
"""What Citeline searches with: a model on this machine, or any LlamaIndex embedding."""
