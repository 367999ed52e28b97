"""A model's tokenizer. The only module that imports tokenizers."""

from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import ModelError

if TYPE_CHECKING:
    from tokenizers import Tokenizer


def load_tokenizer(path: Path, max_tokens: int) -> "Tokenizer":
    """Load a tokenizer: no padding, cut to `max_tokens`, no special tokens from text.

    A `tokenizer.json` may carry padding and truncation of its own; that of MiniLM pads to 128 and
    cuts at 128, which would spoil every longer text. Of a pair the longer text is cut first, so
    that neither is cut below half of the tokens while the other has more.

    Raises:
        ModelError: It is not a tokenizer.
    """
    from tokenizers import Tokenizer

    try:
        tokenizer = Tokenizer.from_file(str(path))
    except Exception as error:  # the library raises nothing narrower
        raise ModelError(
            f"{path} is not a tokenizer: {error}. Put the tokenizer.json of its model there."
        ) from error
    tokenizer.no_padding()
    tokenizer.enable_truncation(max_tokens)
    # "[SEP]" in an article is five characters like any other.
    tokenizer.encode_special_tokens = True
    return tokenizer


def padding_id(tokenizer: "Tokenizer") -> int:
    """Return the id that fills short rows; some models count their positions by it."""
    ids = (tokenizer.token_to_id(token) for token in ("[PAD]", "<pad>"))
    return next((id_ for id_ in ids if id_ is not None), 0)


def encodable(text: str) -> str:
    """Return the text with a question mark for each lone surrogate, which UTF-8 cannot hold.

    No character changes its offset.
    """
    return text.encode("utf-8", "replace").decode()
