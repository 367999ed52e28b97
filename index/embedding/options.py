"""How a sentence-embedding model is used."""

from dataclasses import dataclass
from typing import Literal, get_args

from index.errors import SettingsError

Pooling = Literal["mean", "cls"]

DEFAULT_MAX_TOKENS = 256
FEWEST_MAX_TOKENS = 8


@dataclass(frozen=True, slots=True)
class OnnxModelOptions:
    """How a sentence-embedding model is to be used; what its model card says.

    Attributes:
        pooling: How token vectors become one: their mean, or the first one's. Not used by a model
            that returns `sentence_embedding` itself.
        query_prefix: Put before every question, as in "query: ".
        passage_prefix: Put before every passage, as in "passage: ".
        max_tokens: Tokens of a text that are read, prefix and special tokens included.

    Raises:
        SettingsError: A value is out of range.
    """

    pooling: Pooling = "mean"
    query_prefix: str = ""
    passage_prefix: str = ""
    max_tokens: int = DEFAULT_MAX_TOKENS

    def __post_init__(self) -> None:
        if self.pooling not in get_args(Pooling):
            raise SettingsError(f"The pooling of an embedding is mean or cls, not {self.pooling}.")
        if self.max_tokens < FEWEST_MAX_TOKENS:
            raise SettingsError(
                f"An embedding reads at least {FEWEST_MAX_TOKENS} tokens of a text, "
                f"not {self.max_tokens}: raise max_tokens."
            )
