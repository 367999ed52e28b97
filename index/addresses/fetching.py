"""Fetching a page: redirects vetted one by one, texts only, and where robots are let in."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urljoin
from urllib.robotparser import RobotFileParser

from index.addresses.connection import Deadline, Reply, requested
from index.addresses.vetting import Resolve, WebAddress, looked_up, parse_address, vetted
from index.errors import UnreadableError

MAX_REDIRECTS = 3
MAX_SECONDS = 30.0
AGENT = "Citeline"
"""The name that robots.txt knows it by."""

_TYPES: Mapping[str, str] = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/rss+xml": ".rss",
    "application/atom+xml": ".atom",
    "application/xml": ".xml",
    "text/xml": ".xml",
    "application/json": ".json",
    "application/feed+json": ".json",
}
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_NOT_MODIFIED = 304
_NOBODY = "User-agent: *\nDisallow: /"


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it came.

    Attributes:
        address: Where it was in the end.
        ending: The ending of file names that its type stands for.
        charset: That its server says it is in; empty if it says nothing.
        body: Empty where nothing has changed.
        is_unchanged: Since it had the marks that were sent along.
        marks: Headers to send along the next time: what it is by now.
    """

    address: WebAddress
    ending: str
    charset: str
    body: bytes
    is_unchanged: bool
    marks: Mapping[str, str]


class Fetcher:
    """Fetches pages of the public internet. Thread safe.

    Args:
        allowed: IP addresses with their ports, such as "127.0.0.1:8080", that may be connected to
            though they are not public.
        resolve: Looks hosts up; the system's resolver if None.
        seconds: A page may take, with everything that leads to it.
    """

    def __init__(
        self,
        allowed: frozenset[str] = frozenset(),
        resolve: Resolve | None = None,
        seconds: float = MAX_SECONDS,
    ) -> None:
        self._allowed = allowed
        self._resolve = resolve
        self._seconds = seconds
        self._robots: dict[tuple[str, str, int], RobotFileParser] = {}

    def fetch(self, url: str, marks: Mapping[str, str] | None = None) -> Fetched:
        """Return the page at an address.

        Args:
            url: Of http or https.
            marks: Those that it had when it was fetched before: unchanged, it does not come again.

        Raises:
            UnreadableError: It may not be fetched, or does not come within the limits.
        """
        deadline = Deadline(self._seconds)
        address, reply = self._followed(url, marks or {}, deadline, heeds_robots=True)
        if reply.status == _NOT_MODIFIED and marks:
            return Fetched(address, "", "", b"", is_unchanged=True, marks=marks)
        if reply.status != 200:
            raise UnreadableError(f"{address.host} replied with status {reply.status}")
        kind, _, parameters = reply.headers.get("content-type", "").partition(";")
        ending = _TYPES.get(kind.strip().lower())
        if ending is None:
            raise UnreadableError(
                f"it is no text but {kind.strip()[:40] or 'of no type'}; save it and name the file"
            )
        return Fetched(
            address,
            ending,
            _charset(parameters),
            reply.body,
            is_unchanged=False,
            marks=_marks(reply),
        )

    def _followed(
        self, url: str, marks: Mapping[str, str], deadline: Deadline, *, heeds_robots: bool
    ) -> tuple[WebAddress, Reply]:
        for _ in range(MAX_REDIRECTS + 1):
            address = parse_address(url, self._allowed)
            if heeds_robots and not self._lets_in(address, deadline):
                raise UnreadableError(f"{address.host} asks robots to stay out (robots.txt)")
            reply = self._reply(address, marks, deadline)
            if reply.status not in _REDIRECTS:
                return address, reply
            url = urljoin(address.text, reply.headers.get("location", ""))
        raise UnreadableError(f"it redirects more than {MAX_REDIRECTS} times")

    def _reply(self, address: WebAddress, marks: Mapping[str, str], deadline: Deadline) -> Reply:
        def resolve(host: str, port: int) -> list[str]:
            if self._resolve is not None:
                return list(self._resolve(host, port))
            return looked_up(host, port, deadline.left())

        first, *_ = vetted(address, resolve, self._allowed)
        headers = {
            "User-Agent": f"{AGENT} (reads pages that its user names)",
            "Accept": f"{', '.join(_TYPES)};q=0.9",
            "Accept-Encoding": "gzip, deflate",
            "Connection": "close",
            **marks,
        }
        return requested(address, first, headers, deadline)

    def _lets_in(self, address: WebAddress, deadline: Deadline) -> bool:
        """Whether robots.txt lets us in. Where there is none it does; where it fails it does not.

        See RFC 9309, section 2.3.1.
        """
        key = (address.scheme, address.host, address.port)
        if key not in self._robots:
            where = WebAddress(*key, "/robots.txt").text
            _, reply = self._followed(where, {}, deadline, heeds_robots=False)
            rules = RobotFileParser()
            written = reply.body.decode("utf-8", "replace") if reply.status == 200 else ""
            rules.parse((_NOBODY if reply.status >= 500 else written).splitlines())
            self._robots[key] = rules
        return self._robots[key].can_fetch(AGENT, address.text)


def _charset(parameters: str) -> str:
    for parameter in parameters.split(";"):
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip("\"'")[:40]
    return ""


def _marks(reply: Reply) -> dict[str, str]:
    """Return the headers that ask whether a page is still what it was."""
    found = {
        "If-None-Match": reply.headers.get("etag", ""),
        "If-Modified-Since": reply.headers.get("last-modified", ""),
    }
    return {name: value for name, value in found.items() if value and value.isprintable()}
