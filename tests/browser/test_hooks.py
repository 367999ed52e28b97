"""What our script knows of Gradio's markup is there: a newer Gradio that differs is seen here."""

import re
from importlib.resources import files
from typing import Any

ON_DEMAND = {"stopButton": "while an answer is written", "examples": "in an empty conversation"}
"""Hooks that match in one state only, which other tests go through."""

HOOK = re.compile(r'^  (\w+): (["\'])(.+)\2,$', re.MULTILINE)


def test_every_hook_matches(visitor: Any) -> None:
    script = (files("assistant.web") / "assets" / "hooks.js").read_text(encoding="utf-8")
    hooks = {name: selector for name, _, selector in HOOK.findall(script)}
    assert len(hooks) > 20
    assert visitor.page.locator(hooks["examples"]).count() == 1
    visitor.ask("Why was the Marram Bridge closed?")
    visitor.page.locator("#articles-button").click()
    missing = [
        name
        for name, selector in hooks.items()
        if name not in ON_DEMAND and not visitor.page.locator(selector).count()
    ]
    assert missing == []
