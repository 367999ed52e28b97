"""Counting tokens with tiktoken, without a download. The only module that imports tiktoken.

tiktoken's wheel holds no encoding data; llama-index-core's wheel ships the two encodings that
matter in tiktoken's own cache layout, so they are loaded from there.
"""

import importlib.util
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property, lru_cache
from pathlib import Path

import tiktoken

from index.errors import ModelError

DEFAULT_ENCODING = "cl100k_base"
FALLBACK_ENCODING = "o200k_base"
"""What models that tiktoken does not know are counted with: the newest general encoding."""

SHIPPED_ENCODINGS = frozenset({"cl100k_base", "o200k_base", "o200k_harmony"})
"""Those whose data llama-index-core ships; tiktoken would download any other."""

_CACHE_VARIABLE = "TIKTOKEN_CACHE_DIR"
_environment_lock = threading.Lock()


class TokenCounter:
    """Counts the tokens of a text in one encoding. Thread safe; special tokens are plain text.

    Attributes:
        encoding_name: The tiktoken name of the encoding, such as "cl100k_base". It is loaded for
            the first text: to answer from articles that are there, nothing is counted.

    Raises:
        ModelError: The encoding cannot be had without a download.
    """

    def __init__(self, encoding_name: str = DEFAULT_ENCODING) -> None:
        if encoding_name not in SHIPPED_ENCODINGS:
            raise ModelError(
                f"The encoding {encoding_name!r} cannot be loaded without a download. "
                f"Choose {DEFAULT_ENCODING} or {FALLBACK_ENCODING}."
            )
        self.encoding_name = encoding_name
        _shipped_cache_folder()  # what is not installed is said now

    def __call__(self, text: str) -> int:
        """Return the number of tokens of `text`."""
        return len(self._encoding.encode_ordinary(text))

    @cached_property
    def _encoding(self) -> tiktoken.Encoding:
        return _load_encoding(self.encoding_name)


def counter_for_model(model_name: str) -> TokenCounter:
    """Return the counter for a language model; unknown models get the newest general encoding."""
    try:
        return TokenCounter(tiktoken.encoding_name_for_model(model_name))
    except (KeyError, ModelError):
        return TokenCounter(FALLBACK_ENCODING)


@lru_cache(maxsize=4)
def _load_encoding(name: str) -> tiktoken.Encoding:
    with _environment_lock, _shipped_cache():
        return tiktoken.get_encoding(name)


@contextmanager
def _shipped_cache() -> Iterator[None]:
    """Point tiktoken at the shipped encodings while one is loaded, and restore what was set."""
    before = os.environ.get(_CACHE_VARIABLE)
    os.environ[_CACHE_VARIABLE] = str(_shipped_cache_folder())
    try:
        yield
    finally:
        if before is None:
            del os.environ[_CACHE_VARIABLE]
        else:
            os.environ[_CACHE_VARIABLE] = before


def _shipped_cache_folder() -> Path:
    # find_spec on a top-level name does not run the package, which would cost two seconds.
    spec = importlib.util.find_spec("llama_index")
    for location in (spec.submodule_search_locations or ()) if spec else ():
        folder = Path(location) / "core" / "_static" / "tiktoken_cache"
        if folder.is_dir():
            return folder
    raise ModelError(
        "llama-index-core is installed without its _static/tiktoken_cache folder: "
        "install it from a wheel."
    )
