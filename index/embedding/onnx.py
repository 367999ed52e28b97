"""A sentence-embedding model on onnxruntime."""

from collections.abc import Sequence
from threading import Lock

from index.embedding.files import ModelFiles
from index.embedding.local import LocalEmbedding, PassageIdentity
from index.embedding.model import SentenceModel
from index.embedding.options import OnnxModelOptions
from index.types import Matrix, Vector


class OnnxEmbedding(LocalEmbedding):
    """Embeds texts with a model from a folder. The model is loaded at the first use.

    Args:
        files: The model on disk.
        options: How it is to be used.
        threads: Batches run at once; None for one per core that this process may use.
    """

    def __init__(
        self,
        files: ModelFiles,
        options: OnnxModelOptions | None = None,
        threads: int | None = None,
    ) -> None:
        super().__init__(files.name)
        self._files = files
        self._options = options or OnnxModelOptions()
        self._threads = threads
        self._lock = Lock()
        self._model: SentenceModel | None = None

    @property
    def files(self) -> ModelFiles:
        """The model on disk."""
        return self._files

    @property
    def identity(self) -> PassageIdentity:
        """What decides the vectors of passages."""
        options = self._options
        return PassageIdentity(
            self._files.revision, options.pooling, options.passage_prefix, options.max_tokens
        )

    @property
    def dimension(self) -> int:
        """Numbers in a vector. Loads the model."""
        return self._load().dimension

    def embed(self, texts: Sequence[str]) -> Matrix:
        """Embed passages: one row each, in the order given.

        Hand over some hundreds at once: batches are made of texts of similar length, and spread
        over the cores.

        Raises:
            ModelError: The model is not what it should be, or failed.
        """
        return self.embed_tokens(self.token_ids(texts))

    def embed_query(self, query: str) -> Vector:
        """Embed one question.

        Raises:
            ModelError: The model is not what it should be, or failed.
        """
        model = self._load()
        vector: Vector = model.vectors(model.token_ids([self._options.query_prefix + query]))[0]
        return vector

    def token_ids(self, texts: Sequence[str]) -> list[list[int]]:
        """Return the token ids of passages as the model reads them: prefixed and cut."""
        prefix = self._options.passage_prefix
        return self._load().token_ids([prefix + text for text in texts] if prefix else texts)

    def embed_tokens(self, token_ids: Sequence[Sequence[int]]) -> Matrix:
        """Embed texts that `token_ids` has tokenised: one row each, in the order given."""
        return self._load().vectors(token_ids)

    def close(self) -> None:
        """Free the model's memory. A later call loads it again."""
        with self._lock:
            self._model = None

    def _load(self) -> SentenceModel:
        with self._lock:
            if self._model is None:
                self._model = SentenceModel(self._files, self._options, self._threads)
            return self._model
