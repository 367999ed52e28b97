"""One connection between a guest and an owner: JSON values, one a line, after a proof."""

import hashlib
import hmac
import json
import secrets
import socket
from contextlib import suppress
from typing import Any

PROOF_BYTES = 1_000
"""The longest line that is read of someone who has not shown yet that he knows the secret."""

FINISH_SECONDS = 5.0
"""How long the other end may take to hang up after the last reply."""


class Channel:
    """Sends and receives JSON values over a connected socket. One thread may do each.

    Every method raises an `OSError` once the other end has gone.
    """

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._incoming = connection.makefile("rb")

    def send(self, value: object) -> None:
        """Send one value."""
        self._connection.sendall(json.dumps(value).encode() + b"\n")

    def receive(self, limit: int = -1) -> Any:  # noqa: ANN401 - anything that json makes
        """Return the next value.

        Raises:
            ConnectionError: The other end has gone, or sent what is no value of this length.
        """
        line = self._incoming.readline(limit)
        if not line.endswith(b"\n"):
            raise ConnectionError("the other end has gone")
        try:
            return json.loads(line)
        except ValueError as error:
            raise ConnectionError("the other end sent something else than JSON") from error

    def prove(self, secret: str, own: str, other: str) -> None:
        """Show that this end knows the secret, and see that the other one does.

        Args:
            secret: Of the folder.
            own: The part that this end plays; the proof of one part is none of the other.
            other: The part of the other end.

        Raises:
            ConnectionError: The other end does not know the secret.
        """
        challenge = secrets.token_hex(32)
        self.send(challenge)
        asked = self.receive(PROOF_BYTES)
        self.send(_proof(secret, own, str(asked)))
        given = self.receive(PROOF_BYTES)
        if not hmac.compare_digest(str(given).encode(), _proof(secret, other, challenge).encode()):
            raise ConnectionError("the other end does not know the secret of the folder")

    def hang_up(self) -> None:
        """Wake whoever waits on this connection, at either end, with an `OSError`."""
        with suppress(OSError):  # it may have gone already
            self._connection.shutdown(socket.SHUT_RDWR)

    def finish(self) -> None:
        """Wait until the other end has hung up; what it still sends is passed over.

        Closed with something unread, a connection is reset, and what was sent last may be lost.
        """
        with suppress(OSError):
            self._connection.shutdown(socket.SHUT_WR)
            self._connection.settimeout(FINISH_SECONDS)
            while self._connection.recv(2**16):
                pass

    def close(self) -> None:
        """Close it."""
        self.hang_up()
        self._incoming.close()
        self._connection.close()


def _proof(secret: str, part: str, challenge: str) -> str:
    return hmac.new(secret.encode(), f"{part} {challenge}".encode(), hashlib.sha256).hexdigest()
