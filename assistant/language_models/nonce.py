"""The mark between which a prompt puts what is only material: no text can hold it."""

import secrets
from collections.abc import Callable

NONCE_BYTES = 8


def random_nonce() -> str:
    """Return a mark that nobody can guess: 16 hexadecimal digits."""
    return secrets.token_hex(NONCE_BYTES)


def fresh_nonce(material: str, make: Callable[[], str] = random_nonce) -> str:
    """Return a mark that the material does not hold, so that nothing in it can end its part.

    Args:
        material: Everything of a prompt that others wrote.
        make: Makes a mark; another call must give another one.
    """
    while (nonce := make()) in material:
        pass
    return nonce
