"""Which addresses of the web may be connected to: those of the public internet, on usual ports.

An address is read once, strictly: what two programs could read in two ways is refused. Every IP
address of its host must be public; a connection is then made to one of exactly these.
"""

import ipaddress
import re
import socket
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Thread
from typing import TypeAlias
from urllib.parse import quote, urlsplit

from index.errors import UnreadableError

IpAddress: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address

Resolve: TypeAlias = Callable[[str, int], Sequence[str]]
"""Host and port -> its IP addresses, as text."""

PORTS = {"http": 80, "https": 443}
"""Scheme -> its port. No others are connected to."""

_MAX_CHARACTERS = 2_048
_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
_LIKE_NUMBER = re.compile(r"(?:0x[0-9a-f]*|[0-9]+)")
_REFUSED = tuple(
    map(
        ipaddress.ip_network,
        (
            # Reached from the networks of clouds, though outside of the private ranges.
            *("168.63.129.16/32", "192.0.0.0/24", "192.88.99.0/24", "100.64.0.0/10"),
            # An IPv4 address within: mapped, compatible, translated, 6to4, Teredo, ISATAP's own.
            *("::/96", "::ffff:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32"),
            *("fec0::/10", "100::/64", "5f00::/16"),
        ),
    )
)


@dataclass(frozen=True, slots=True)
class WebAddress:
    """An http or https address, taken apart.

    Attributes:
        host: In lower case, as DNS has it; an IPv6 address without brackets.
        target: Path and query, as they are asked for.
    """

    scheme: str
    host: str
    port: int
    target: str

    @property
    def text(self) -> str:
        """The address as it is written."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}{self.target}"


def parse_address(url: str, allowed: frozenset[str] = frozenset()) -> WebAddress:
    """Return the parts of an address.

    Args:
        url: As it was given, or where a redirect leads.
        allowed: Hosts with their ports, such as "127.0.0.1:8080", whose port may be any.

    Raises:
        UnreadableError: It is no plain http or https address on a usual port.
    """
    if len(url) > _MAX_CHARACTERS or re.search(r"[\x00-\x20\x7f\\<>\"`{}|^]", url):
        raise UnreadableError("the address is too long, or has characters that no address has")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise UnreadableError(f"the address is no address ({error}); correct it") from error
    if parts.scheme not in PORTS or not parts.hostname:
        raise UnreadableError("only addresses that start with http:// or https:// are read")
    if "@" in parts.netloc:
        raise UnreadableError("an address with a user name in it is not read; leave it out")
    host = _host(parts.hostname)
    port = PORTS[parts.scheme] if port is None else port
    if port != PORTS[parts.scheme] and f"{host}:{port}" not in allowed:
        raise UnreadableError(f"port {port} is not connected to, only 80 and 443")
    query = f"?{parts.query}" if parts.query else ""
    target = quote((parts.path or "/") + query, safe="/?&=+,;:@!$'()*~%-._#[]")
    return WebAddress(parts.scheme, host, port, target)


def vetted(
    address: WebAddress, resolve: Resolve, allowed: frozenset[str] = frozenset()
) -> tuple[str, ...]:
    """Return the IP addresses of a host, all of them public.

    Raises:
        UnreadableError: It has none, or one of them is not public.
    """
    try:
        found = tuple(dict.fromkeys(resolve(address.host, address.port)))
    except (OSError, UnicodeError) as error:
        raise UnreadableError(f"the host {address.host} is not known ({error})") from error
    if not found:
        raise UnreadableError(f"the host {address.host} has no address")
    for one in found:
        is_allowed = f"{one}:{address.port}" in allowed
        if not is_allowed and not is_public(ipaddress.ip_address(one.partition("%")[0])):
            raise UnreadableError(
                f"the host {address.host} lies in a private network; save the page and name the "
                "file"
            )
    return found


def is_public(address: IpAddress) -> bool:
    """Whether an IP address is one of the public internet, and hides no other within it."""
    if not address.is_global or address.is_multicast or address.is_reserved:
        return False
    return not any(address in network for network in _REFUSED)


def looked_up(host: str, port: int, seconds: float) -> list[str]:
    """Return all IP addresses of a host, as the system's resolver has them.

    Raises:
        OSError: There are none, or they take longer than `seconds`.
    """
    found: list[str] = []
    failures: list[OSError | UnicodeError] = []

    def look() -> None:
        try:
            rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            failures.append(error)
        else:
            found.extend(str(row[4][0]) for row in rows)

    thread = Thread(target=look, daemon=True)  # the resolver knows no limit of time
    thread.start()
    thread.join(seconds)
    if failures:
        raise failures[0]
    if not found:
        raise TimeoutError("looking it up took too long")
    return found


def _host(written: str) -> str:
    """Return a host in lower case as DNS has it, or as an IP address in its one form."""
    host = written.lower()
    if ":" in host:
        return str(_ip(host))
    if unicodedata.normalize("NFKC", host) != host:
        raise UnreadableError("the host is written with characters that look like others")
    host = host.removesuffix(".")
    if not host.isascii():
        try:
            host = host.encode("idna").decode()
        except UnicodeError as error:
            raise UnreadableError(f"there can be no host {written!r}") from error
    labels = host.split(".")
    if _LIKE_NUMBER.fullmatch(labels[-1]):
        return str(_ip(host))
    if len(host) > 253 or not all(map(_LABEL.fullmatch, labels)):
        raise UnreadableError(f"there can be no host {written!r}")
    return host


def _ip(host: str) -> IpAddress:
    """Return an IP address written in its usual form; others mean different hosts to programs."""
    try:
        return ipaddress.ip_address(host)
    except ValueError as error:
        raise UnreadableError(f"{host!r} is no usual way to write an address") from error
