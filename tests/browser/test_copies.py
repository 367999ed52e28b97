"""A report that several papers took over: one slot in an answer, the others behind a line."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from typing import Any

from playwright.sync_api import expect

from assistant import Assistant
from index.types import Article
from tests.index.store.test_clusters import ADDED, WIRE

ASKED = "Which foundry do the new hangers come from?"
TOLD = WIRE[4]


def articles() -> list[Article]:
    text = "\n\n".join(WIRE)
    papers = {
        "Post": (9, "New hangers for the bridge", f"{text}\n\n{ADDED}"),
        "Wire": (5, "Cracks in the Nordre bridge", text),
        "Herald": (6, "Bridge to stay closed", f"HOLM (ANP) - {text}"),
        "Echo": (7, "Foundry wins order", text.replace("Velm", "Tarn")),
        "Times": (8, "Detour by way of Holm", "\n\n".join(WIRE[2:])),
    }
    return [
        Article(paper.lower(), title, told, paper, "", date(2026, 3, day))
        for paper, (day, title, told) in papers.items()
    ]


def test_the_original_is_cited_and_the_others_open(
    visit: Callable[..., Any],
    served: Callable[[Assistant], AbstractContextManager[str]],
    tmp_path: Path,
) -> None:
    with Assistant.open(tmp_path) as assistant:
        assistant.ingest_articles(articles())
        with served(assistant) as address:
            visitor = visit(address)
            reply = visitor.ask(ASKED)
            slot = reply.locator(".sentence", has_text=TOLD).first
            others = slot.locator(".folded")
            expect(others.locator("summary")).to_have_text("also in 3 others")
            visitor.open_source(slot.locator("> .cite").first)
            expect(visitor.page.locator("#source-content h2")).to_have_text(articles()[1].title)
            others.locator("summary").click()
            for marker in others.locator(".cite").all():
                visitor.open_source(marker)
                assert visitor.marked == TOLD
            rows = visitor.page.locator("#listing li")
            copied = "copy of “Cracks in the Nordre bridge” (Wire)"
            for paper in ("Post", "Herald", "Times"):
                expect(rows.filter(has_text=f"{paper} ·")).to_contain_text(copied)
            for paper in ("Wire ·", "Foundry wins order"):
                expect(rows.filter(has_text=paper).first).not_to_contain_text("copy of")
            assert visitor.problems == []
