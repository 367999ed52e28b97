"""What we know of Gradio's markup is there: a newer Gradio that differs is seen here."""

import re
from importlib.resources import files
from pathlib import Path
from typing import Any

ON_DEMAND = {
    "stopButton": "while an answer is written",
    "examples": "in an empty conversation",
    "example": "in an empty conversation",
}
"""Hooks of the script that match in one state only, which other tests go through."""

PASSING = (".stop-button", ".scroll-down-button-container", ".restoring", "#waiting", ".toast-wrap")
"""What is there for a moment only."""

HOOK = re.compile(r'^  (\w+): (["\'])(.+)\2,$', re.MULTILINE)
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
STATE = re.compile(r":hover|:focus-within|:nth-child\(odd\)|::\w+")

ASSETS = Path(str(files("assistant.web"))) / "assets"


def style_hooks() -> set[str]:
    """Every selector of the sheet that hooks into Gradio's markup."""
    sheet = COMMENT.sub("", (ASSETS / "gradio.css").read_text(encoding="utf-8"))
    sheet = re.sub(r"@media[^{]*\{", "", sheet)
    lists = re.findall(r"([^{}]+)\{", sheet)
    # Not at the commas within brackets.
    selectors = (one.strip() for text in lists for one in re.split(r",(?![^(]*\))", text))
    return {STATE.sub("", one) for one in selectors if one and not one.endswith("dark")}


def unmatched(page: Any, selectors: set[str]) -> set[str]:
    return {one for one in selectors if not page.locator(one).count()}


def test_every_hook_matches(visitor: Any) -> None:
    script = (ASSETS / "hooks.js").read_text(encoding="utf-8")
    hooks = {name: selector for name, _, selector in HOOK.findall(script)}
    assert len(hooks) > 15
    assert visitor.page.locator(hooks["examples"]).count() == 1
    sheet = {one for one in style_hooks() if not any(name in one for name in PASSING)}
    assert len(sheet) > 40
    left = unmatched(visitor.page, sheet)
    reply = visitor.ask("Why was the Marram Bridge closed?")
    visitor.ask("Give me a timeline of the Marram Bridge")
    visitor.page.locator("#listing .pick").first.check()
    visitor.page.locator("#scope .chip").wait_for()
    visitor.ask("How tall is the Eiffel Tower?")
    missing = [
        name
        for name, selector in hooks.items()
        if name not in ON_DEMAND and not visitor.page.locator(selector).count()
    ]
    assert missing == []
    left = unmatched(visitor.page, left)
    visitor.open_source(reply.locator("a.cite").first)
    visitor.page.emulate_media(color_scheme="dark")
    visitor.page.locator("body.dark").wait_for()
    assert unmatched(visitor.page, left) == set()


def test_no_other_sheet_hooks_into_gradio() -> None:
    """Its classes and test ids, and the elements that it draws, stand in one sheet."""
    hook = re.compile(r"gradio|svelte|data-testid|#(?:chat|top|brand|composer|question|writer)\b")
    for path in ASSETS.glob("*.css"):
        found = hook.findall(COMMENT.sub("", path.read_text(encoding="utf-8")))
        allowed = path.name == "gradio.css" or not found
        assert allowed, f"{path.name}: {found}"


def test_every_sheet_but_that_one_is_in_layers() -> None:
    for path in ASSETS.glob("*.css"):
        text = COMMENT.sub("", path.read_text(encoding="utf-8"))
        text = re.sub(r"@font-face \{[^}]*\}|@layer [\w, ]+;", "", text).strip()
        is_layered = text.startswith("@layer") and text.count("\n}") == text.count("@layer")
        assert is_layered is (path.name != "gradio.css"), path.name
