"""What an article without an id is called: after its web address, its file's place or its text."""

import hashlib
import re
from dataclasses import dataclass
from pathlib import PurePath
from typing import Literal
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from index.types import Place

_DEFAULT_PORTS = {"http": 80, "https": 443}

_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|igshid")
"""Parameters that say how a reader came to a page; the page is the same without."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the bytes of one or more articles come from.

    Attributes:
        path: What a `ReadFailure` calls it.
        name: The bare file name; the source of an article that names no other.
        key: The file's absolute path without links, as bytes. None for standard input and uploads,
            which lie nowhere: an id is then derived from the article's text.
        below: The file's path below the folder that was given; empty for a file named on its own.
    """

    path: str
    name: str
    key: bytes | None
    below: str = ""

    def article_id(self, text: str, title: str, row: int | None = None) -> str:
        """Return the id of an article that brings none of its own: "town-hall-1f0c8a6b2d3e-7".

        Args:
            text: The article's text; matters only where the origin has no key.
            title: Its title; likewise.
            row: Number of its line or item, from 1, where one file holds many articles.
        """
        if self.key is None:
            return derived_id(title, text.encode())
        below = self.below.encode("utf-8", "surrogateescape")
        return derived_id(PurePath(self.name).stem, below or self.key, row)

    def place(self, row: int | None, named_by: Literal["id", "address", "path"]) -> Place | None:
        """Return where an article of this origin lies; None where that is nowhere."""
        if self.key is None:
            return None
        own = derived_id(PurePath(self.name).stem, self.key, row)
        return Place(quote(self.key), own, row or 0, named_by)


def derived_id(name: str, key: bytes, row: int | None = None) -> str:
    """Return an id: something to read, twelve digits of the hash of a key, the row if any."""
    slug = re.sub(r"[\W_]+", "-", name.lower())[:40].strip("-")
    # 48 bits: ten thousand files called index.html meet by chance once in five million times.
    parts = [slug or "article", hashlib.sha256(key).hexdigest()[:12]]
    return "-".join(parts if row is None else [*parts, str(row)])


def address_id(url: str) -> str:
    """Return the id of the article at a web address; empty where the address is no article's.

    The front page of a site stands for none: many articles may name it.
    """
    try:
        address = canonical_address(url)
    except ValueError:  # a port that is none
        return ""
    path = address.partition("/")[2]
    return derived_id(PurePath(path.partition("?")[0]).stem, address.encode()) if path else ""


def canonical_address(url: str) -> str:
    """Return a web address in the one form that all its spellings share: "example.org/news/1?p=2".

    Without scheme, default port, fragment, closing slash, and parameters that only track readers.
    """
    parts = urlsplit(url)
    port = parts.port if parts.port != _DEFAULT_PORTS.get(parts.scheme) else None
    host = f"{parts.hostname or ''}:{port}" if port else parts.hostname or ""
    kept = [
        pair
        for pair in parse_qsl(parts.query, keep_blank_values=True)
        if not _TRACKING.fullmatch(pair[0])
    ]
    path = parts.path.rstrip("/")
    return f"{host}{path or '/' if kept else path}" + (f"?{urlencode(kept)}" if kept else "")
