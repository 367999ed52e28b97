"""Passwords as argon2id hashes, with the parameters that the library recommends (RFC 9106)."""

import threading
from functools import cached_property

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from index.errors import SettingsError

FEWEST_CHARACTERS = 10
MOST_CHARACTERS = 1_000

AT_ONCE = 2
"""Each check takes 64 MB, and most of a core for a twentieth of a second."""


class Passwords:
    """Makes hashes, and checks passwords against them."""

    def __init__(self) -> None:
        self._hasher = PasswordHasher()
        self._places = threading.BoundedSemaphore(AT_ONCE)

    @cached_property
    def _of_nobody(self) -> str:
        return self._hasher.hash("nobody has this password")

    def hashed(self, password: str) -> str:
        """Return the hash to keep.

        Raises:
            SettingsError: It is too short, or too long to be one.
        """
        if not FEWEST_CHARACTERS <= len(password) <= MOST_CHARACTERS:
            raise SettingsError(
                f"A password has at least {FEWEST_CHARACTERS} characters. Choose a longer one."
            )
        return self._hasher.hash(password)

    def fits(self, password: str, kept: str | None) -> bool:
        """Whether a password is the one of a hash; takes as long where there is none."""
        try:
            with self._places:
                self._hasher.verify(kept or self._of_nobody, password[:MOST_CHARACTERS])
        except (VerificationError, InvalidHashError):
            return False
        return kept is not None
