"""One request to one IP address that was vetted, within limits of time and size."""

import http.client
import socket
import ssl
import time
import zlib
from collections.abc import Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from threading import Timer

from index.addresses.vetting import WebAddress
from index.errors import UnreadableError

MAX_BYTES = 10_000_000
"""Of a reply, after decompression."""

CONNECT_SECONDS = 10.0

_PIECE = 65_536
_WINDOWS = {"gzip": 16 + zlib.MAX_WBITS, "x-gzip": 16 + zlib.MAX_WBITS, "deflate": zlib.MAX_WBITS}


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server replied: its headers by their names in lower case, and the body unpacked."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Deadline:
    """A moment by which everything must be over."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Return the seconds left.

        Raises:
            UnreadableError: None are left.
        """
        left = self._end - time.monotonic()
        if left <= 0:
            raise self.passed()
        return left

    def passed(self) -> UnreadableError:
        """Return the error that says so."""
        return UnreadableError(f"fetching it took longer than {self._seconds:g} seconds")


def requested(
    address: WebAddress, ip: str, headers: Mapping[str, str], deadline: Deadline
) -> Reply:
    """Return the reply to a GET request that is sent to this IP address and no other.

    Raises:
        UnreadableError: There is none within the limits.
    """
    try:
        plain = socket.create_connection((ip, address.port), min(CONNECT_SECONDS, deadline.left()))
    except OSError as error:
        raise UnreadableError(f"{address.host} cannot be connected to ({error})") from error
    plain.settimeout(deadline.left())
    # A copy, since the stream of TLS takes the first one over.
    with plain.dup() as peer:
        timer = Timer(deadline.left(), _shut, [peer])
        timer.start()
        try:
            return _replied(address, plain, headers, deadline)
        except (OSError, http.client.HTTPException, ValueError) as error:
            deadline.left()
            raise UnreadableError(f"{address.host} broke off ({error})") from error
        finally:
            timer.cancel()
            plain.close()


def _replied(
    address: WebAddress, plain: socket.socket, headers: Mapping[str, str], deadline: Deadline
) -> Reply:
    connection = http.client.HTTPConnection(address.host, address.port)
    connection.sock = plain
    if address.scheme == "https":
        context = ssl.create_default_context()
        connection.sock = context.wrap_socket(plain, server_hostname=address.host)
    with closing(connection):
        connection.request("GET", address.target, headers=dict(headers))
        reply = connection.getresponse()
        named = {name.lower(): value for name, value in reply.getheaders()}
        body = b"" if 300 <= reply.status < 400 else _body(reply, named, deadline)
        return Reply(reply.status, named, body)


def _shut(peer: socket.socket) -> None:
    with suppress(OSError):
        peer.shutdown(socket.SHUT_RDWR)


def _body(reply: http.client.HTTPResponse, headers: Mapping[str, str], deadline: Deadline) -> bytes:
    packing = headers.get("content-encoding", "identity").strip().lower()
    if packing not in (*_WINDOWS, "identity", ""):
        raise UnreadableError(f"it is packed in a way that is not read ({packing[:20]})")
    unpacker = zlib.decompressobj(_WINDOWS[packing]) if packing in _WINDOWS else None
    body = bytearray()
    while piece := reply.read1(_PIECE):
        deadline.left()
        try:
            body += unpacker.decompress(piece, MAX_BYTES + 1 - len(body)) if unpacker else piece
        except zlib.error as error:
            raise UnreadableError(f"it cannot be unpacked ({error})") from error
        if len(body) > MAX_BYTES:
            raise UnreadableError(f"it is larger than {MAX_BYTES:,} bytes")
    deadline.left()
    return bytes(body)
