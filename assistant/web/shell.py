"""What our page's HTML holds beside Gradio's: what the browser needs to begin at once.

Gradio adds what it is given for the head by its script, after it has fetched most of itself.
Written into the HTML, our style sheet and script are fetched beside Gradio's, so that the panes
are there before the chat is.
"""

import json
import re

from assistant.web.assets import FOLDER, STYLE_SHEET, asset_address, first_style, scripts

MADE_BY_GRADIO = b"window.gradio_config"
"""Only in the page; what else is HTML stays as it is."""

SHEET = re.compile(rb'<link( rel="stylesheet"[^>]*)>')
"""The one that Gradio's HTML has, of elements that its script has yet to make."""

WHEN_LOADED = (
    b"<script>for(const l of document.querySelectorAll('link[media=print]'))"
    b"l.addEventListener('load',()=>l.media='all')</script>"
)

BASE = b'<base href="./" />'
"""After it relative addresses may stand."""

START = "citeline.js"
LATER = frozenset({START, "german.js", "german_periods.js"})
"""Scripts that are not fetched ahead: the first is fetched anyway, the others where needed."""

FONTS = (
    "source-sans-3-latin-400-normal.woff2",
    "source-sans-3-latin-600-normal.woff2",
    "source-serif-4-latin-600-normal.woff2",
)
"""What every page is set in, whatever is asked."""

LOOK = (
    "try{const l=JSON.parse(localStorage.getItem('citeline-look')??'{}'),t=l.theme??'system',"
    "e=document.documentElement;e.classList.toggle('dark',t==='dark'||t==='system'&&"
    "matchMedia('(prefers-color-scheme: dark)').matches);e.style.setProperty('--size',l.size??'1')}"
    "catch{}"
)
"""Before anything is painted, so that nothing flashes up in another light or size."""

NAME = (
    b'<div id="shell" aria-hidden="true">'
    b'<div class="brand"><span class="name">Citeline</span></div></div>'
)
"""Where the page's name will stand, until Gradio has put it there."""


class Shell:
    """Our part of the page's HTML. What it is made of is read once."""

    def __init__(self) -> None:
        self._beginning = _beginning()
        self._end = _end()
        self._sheet = f'<link rel="stylesheet" href="{asset_address(STYLE_SHEET)}">'.encode()
        # By itself, for Gradio's scripts would have to be there before it.
        self._start = f'<script async type="module" src="{asset_address(START)}"></script>'.encode()

    def put_into(self, page: bytes) -> bytes:
        """Return a page with our part of it, if it is the one that Gradio makes."""
        if MADE_BY_GRADIO not in page or BASE not in page:
            return page
        page = page.replace(BASE, BASE + self._beginning, 1)
        page = page.replace(b"</head>", self._end + b"</head>", 1)
        page = page.replace(b"</body>", self._start + b"</body>", 1)
        # Where it stands, so that other sheets come after it, but not in the way of painting.
        page = SHEET.sub(rb"<link media=print\1>" + WHEN_LOADED, page)
        # In the body a style sheet holds up only what comes after it.
        before, rest = _opened(page)
        return before + NAME + self._sheet + rest


def _opened(text: bytes) -> tuple[bytes, bytes]:
    """Return what goes to the end of the tag that opens the body, and the rest."""
    before, body, after = text.partition(b"<body")
    tag, close, rest = after.partition(b">")
    return before + body + tag + close, rest


def _beginning() -> bytes:
    """Return what comes before any script: where each of ours is, by its content."""
    addresses = {f"./{FOLDER}{name}": f"./{asset_address(name)}" for name in scripts()}
    fonts = "".join(
        f'<link rel="preload" as="font" type="font/woff2" crossorigin href="{asset_address(name)}">'
        for name in FONTS
    )
    places = json.dumps({"imports": addresses})
    return f'<script>{LOOK}</script><script type="importmap">{places}</script>{fonts}'.encode()


def _end() -> bytes:
    """Return what comes last in the head: what is needed soon, and how the page's name looks."""
    ahead = "".join(
        f'<link rel="modulepreload" fetchpriority="low" href="{asset_address(name)}">'
        for name in scripts()
        if name not in LATER
    )
    return f"{ahead}<style>{first_style()}</style>".encode()
