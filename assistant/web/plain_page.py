"""A page of few words without any script, in the look of the chat."""

from assistant.web import render
from assistant.web.assets import FOLDER, faces, still_style

# Without a referrer of its own a form would come from "null", and be refused as another page's.
PAGE = """<!doctype html>
<html lang="{language}"><head><meta charset="utf-8"><title>Citeline: {title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="same-origin">
<link rel="icon" href="data:,">
<style>{style}</style></head><body><main><h1>Citeline<sup>1</sup></h1>{body}</main></body></html>
"""

STYLE = """
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 var(--sans); }
main { box-sizing: border-box; max-width: 24rem; margin: 12vh auto 0; padding: 1.5rem; }
h1 { margin: 0 0 .25rem; font: 600 2rem/1.2 var(--serif); letter-spacing: -.01em; }
sup { color: var(--accent); font: 600 .55em/1 var(--sans); }
.promise { margin: 0 0 1.75rem; color: var(--ink-soft); }
[role=alert] { padding: .7rem .9rem; border-radius: var(--radius); background: var(--warn-soft);
color: var(--warn); }
label { display: block; color: var(--ink-soft); font-size: var(--quiet); }
input, button { box-sizing: border-box; width: 100%; min-height: 2.75rem; padding: .5rem .75rem;
border: 1px solid var(--edge); border-radius: var(--radius); font: inherit; }
input { margin: .2rem 0 1rem; background: var(--raised); color: var(--ink); }
button { margin-top: .5rem; border-color: var(--accent); background: var(--accent);
color: var(--accent-ink); cursor: pointer; font-weight: 600; }
a { color: var(--accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
"""


def plain_page(language: str, title: str, body: str) -> str:
    """Return a page; `body` is HTML, and what it is called is text."""
    style = faces(f"/{FOLDER}") + still_style() + STYLE
    return PAGE.format(language=language, title=render.one_line(title), style=style, body=body)
