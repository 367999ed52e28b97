"""The page's own style sheets, scripts and fonts, by name.

An address that carries the digest of what it leads to may be kept by the browser for ever.
"""

import hashlib
import re
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import PurePosixPath

CONTENT_TYPES = {".css": "text/css", ".js": "text/javascript", ".woff2": "font/woff2"}
"""What may be served, by ending, and as what."""

FIRST_SHEETS = ("tokens.css", "shell.css")
"""What the page's HTML holds itself: all that is needed to paint its name."""

STYLE_SHEETS = (
    *FIRST_SHEETS,
    *("base.css", "answers.css", "quotations.css", "actions.css"),
    *("panes.css", "lists.css", "reader.css", "places.css", "picture.css"),
    *("overlays.css", "gradio.css"),
)
"""In the order of their layers; the last one alone hooks into gradio's own markup."""

STYLE_SHEET = "page.css"
"""All of them as one: one request."""

FOLDER = "citeline/assets/"
"""Where they are served, relative to the page."""

_FACE = re.compile(r"@font-face \{[^}]*\}\s*")
_DARK = re.compile(r"\.dark \{([^}]*)\}")
_FONT = re.compile(r'url\("([\w.-]+\.woff2)"\)')


def read_asset(name: str) -> tuple[bytes, str]:
    """Return the content of one asset and its type.

    Raises:
        KeyError: There is none of this name.
    """
    kind = CONTENT_TYPES[PurePosixPath(name).suffix]
    if name == STYLE_SHEET:
        return "\n".join(map(_sheet, STYLE_SHEETS)).encode(), kind
    found = files("assistant.web") / "assets" / name
    if "/" in name or not found.is_file():
        raise KeyError(name)
    return found.read_bytes(), kind


def asset_address(name: str) -> str:
    """Return the asset's address, which changes with its content, relative to the page."""
    return FOLDER + _versioned(name)


def first_style() -> str:
    """Return the style sheets that the page's HTML holds."""
    text = "\n".join(map(_sheet, FIRST_SHEETS))
    return text.replace('url("', f'url("{FOLDER}')


def faces(folder: str) -> str:
    """Return the rules of the page's faces, for another page from which they are in a folder."""
    return "".join(_FACE.findall(_sheet("tokens.css"))).replace('url("', f'url("{folder}')


def still_style() -> str:
    """Return the design's tokens for a page without scripts and fonts, dark as the system is."""
    tokens = _FACE.sub("", read_asset("tokens.css")[0].decode())
    [dark] = _DARK.findall(tokens)
    return f"{tokens}@media screen and (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}"


def scripts() -> list[str]:
    """Return the names of all scripts."""
    return sorted(one.name for one in _assets() if one.name.endswith(".js"))


def digest(content: bytes) -> str:
    """Return a name of a content that no other has."""
    return hashlib.sha256(content).hexdigest()[:12]


def _assets() -> Iterator[Traversable]:
    return (files("assistant.web") / "assets").iterdir()


def _sheet(name: str) -> str:
    """Return a style sheet, its fonts by the addresses that may be kept."""
    text = read_asset(name)[0].decode()
    return _FONT.sub(lambda found: f'url("{_versioned(found[1])}")', text)


def _versioned(name: str) -> str:
    return f"{name}?{digest(read_asset(name)[0])}"
