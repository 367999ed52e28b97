"""The articles that the settings name, opened. What answers from them is wired in `build.py`."""

from assistant.language_models.tokens import TokenCounter
from assistant.settings import EmbeddingSettings, Settings, StoreSettings
from index.embedding import Embedding, OnnxModelOptions, load_embedding
from index.errors import SettingsError
from index.holdings import Holdings, LibraryOptions
from index.library import Library
from index.search.reranking import ReadingOptions
from index.served_library import ServedLibrary, Servers


def open_library(settings: Settings, *, accept_other_model: bool = False) -> Holdings:
    """Open the articles that the settings name, with the model that they name."""
    counter, options = TokenCounter(settings.passages.encoding), _options(settings)
    embedding, store = _embedding(settings.embedding), settings.store
    if store.store == "local":
        return Library(
            store.data_dir, embedding, counter, options, accept_other_model=accept_other_model
        )
    return ServedLibrary(
        servers_of(store), embedding, counter, options, accept_other_model=accept_other_model
    )


def servers_of(store: StoreSettings) -> Servers:
    """Return where the servers are.

    Raises:
        SettingsError: The settings do not say.
    """
    if store.postgres_url is None or not store.chroma_url:
        raise SettingsError(
            'store.store is "server", and that needs store.postgres_url and store.chroma_url. Set '
            "both, the first as CITELINE_STORE__POSTGRES_URL, since a password is in it."
        )
    return Servers(store.postgres_url.get_secret_value(), store.chroma_url)


def _embedding(settings: EmbeddingSettings) -> Embedding:
    return load_embedding(
        settings.provider,
        folder=settings.folder,
        options=_model_options(settings),
        model=settings.model or "",
        base_url=settings.api_base or "",
        api_key=settings.api_key.get_secret_value() if settings.api_key else None,
    )


def _model_options(settings: EmbeddingSettings) -> OnnxModelOptions:
    return OnnxModelOptions(
        pooling=settings.pooling,
        query_prefix=settings.query_prefix,
        passage_prefix=settings.passage_prefix,
        max_tokens=settings.max_tokens,
    )


def _options(settings: Settings) -> LibraryOptions:
    count = settings.retrieval.read_passages
    return LibraryOptions(
        passage_tokens=settings.passages.max_tokens,
        reading=ReadingOptions(passages=count) if count else None,
        vectors_follow=settings.embedding.provider != "embedded",
    )
