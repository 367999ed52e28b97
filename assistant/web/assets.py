"""The page's own style sheets, scripts and fonts, by name."""

import hashlib
from importlib.resources import files
from pathlib import PurePosixPath

CONTENT_TYPES = {".css": "text/css", ".js": "text/javascript", ".woff2": "font/woff2"}
"""What may be served, by ending, and as what."""


def read_asset(name: str) -> tuple[bytes, str]:
    """Return the content of one asset and its type.

    Raises:
        KeyError: There is none of this name.
    """
    folder = files("assistant.web") / "assets"
    kind = CONTENT_TYPES[PurePosixPath(name).suffix]
    found = {one.name: one for one in folder.iterdir()}
    return found[name].read_bytes(), kind


def asset_address(name: str) -> str:
    """Return the asset's address, which changes with its content, relative to the page."""
    return f"citeline/assets/{name}?{digest(read_asset(name)[0])}"


def digest(content: bytes) -> str:
    """Return a name of a content that no other has."""
    return hashlib.sha256(content).hexdigest()[:12]
