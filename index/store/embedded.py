"""What is embedded for a passage, and the id of its vector.

The id is the hash of the embedded text, so that identical passages share one vector.
"""

import hashlib


def embedded_text(title: str, passage_text: str) -> str:
    """Return what is embedded for a passage: its article's title gives it context."""
    return f"{title}\n{passage_text}"


def vector_id(text: str) -> str:
    """Return 24 hexadecimal digits of SHA-256 of an embedded text."""
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()[:24]
