"""The page's own style sheet and script, by name."""

import hashlib
from importlib.resources import files

CONTENT_TYPES = {"citeline.css": "text/css", "citeline.js": "text/javascript"}
"""What may be served, and as what."""


def read_asset(name: str) -> bytes:
    """Return one asset.

    Raises:
        KeyError: There is none of this name.
    """
    if name not in CONTENT_TYPES:
        raise KeyError(name)
    return (files("assistant.web") / "assets" / name).read_bytes()


def asset_address(name: str) -> str:
    """Return the asset's address, which changes with its content, relative to the page."""
    digest = hashlib.sha256(read_asset(name)).hexdigest()[:12]
    return f"citeline/assets/{name}?{digest}"
