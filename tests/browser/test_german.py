"""The page in German: what the server writes is German, too, and articles stay as they are."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from assistant.answering.checking.answer import (
    BARE_ANSWER,
    CITES_INSTRUCTION,
    CITES_NOTHING,
    CITES_UNKNOWN,
    REVERSES,
)
from assistant.types import Verdict
from assistant.web import chat
from assistant.web.render.actions import UNANSWERED
from assistant.web.render.answers import INCOMPLETE, QUOTED_INSTEAD, VERDICT_NOTES
from assistant.web.render.citations import FATES
from assistant.web.render.quotations import DIFFERING, NEAREST, NEAREST_ONE
from assistant.web.render.welcome import ASK, PROMISE, START, START_PROMISE, START_WAYS
from assistant.web.searched import KINDS
from assistant.web.source_routes import CHANGED, GONE
from assistant.web.uploads import UNEXPECTED
from tests.browser.browsing import Browsing
from tests.browser.visitor import DESK, Visitor

SAY = "(text) => import('/citeline/assets/said.js').then((module) => module.said(text))"


PUT = (
    ("Reading 1,204 articles", "1.204 Artikel werden gelesen"),
    (
        "14 articles, from 3 March 2026 to 13 April 2026. By month: March 2026: 11.",
        "14 Artikel, vom 3. März 2026 bis zum 13. April 2026. Nach Monaten: März 2026: 11.",
    ),
    (
        "2 authors: Ann Poe (2 articles) and P. J. Orde (1 article). "
        "4 articles without an author. The newest article of each:",
        "2 Verfasser: Ann Poe (2 Artikel) und P. J. Orde (1 Artikel). "
        "4 Artikel ohne Verfasser. Von jedem der neueste Artikel:",
    ),
    (
        "No answer was found in the 3 articles from Fen Post since 1 May 2026. "
        "None of them mentions “Xanadu” or “otter”. They may use other words.",
        "In den 3 Artikeln von Fen Post seit dem 1. Mai 2026 fand sich keine Antwort. "
        "Keiner von ihnen erwähnt „Xanadu“ oder „otter“. "
        "Vielleicht sagen sie es mit anderen Wörtern.",
    ),
    (
        "2 articles from Fen Post in May, newest first:",
        "2 Artikel von Fen Post im Mai, der neueste zuerst:",
    ),
    ("Nobody has a German form of this.", "Nobody has a German form of this."),
)
"""Sentences of the server, and what they are in German."""

FIXED = (
    *(chat.STOPPED, chat.UNEXPECTED, GONE, CHANGED, UNANSWERED, UNEXPECTED, *FATES.values()),
    *(NEAREST, NEAREST_ONE, DIFFERING, f"{INCOMPLETE} Why.", f"{QUOTED_INSTEAD} Why."),
    *(ASK, PROMISE, START, START_PROMISE, START_WAYS, *VERDICT_NOTES.values()),
    *(f"Understood as {words}" for words in KINDS.values()),
)
PROBLEMS = tuple(
    f"{VERDICT_NOTES[Verdict.UNSUPPORTED]}; {problem}"
    for problem in (CITES_NOTHING, REVERSES, CITES_UNKNOWN, BARE_ANSWER, CITES_INSTRUCTION)
)


@pytest.fixture(scope="module")
def window(browsing: Browsing, address: str) -> Iterator[Visitor]:
    """A window of a browser that is set to German."""
    options = {"viewport": DESK, "reduced_motion": "reduce", "locale": "de-DE"}
    with browsing.context(address, **options) as context:
        visitor = Visitor(context.new_page(), address)
        visitor.open()
        yield visitor


@pytest.fixture
def german(visitor: Visitor) -> Visitor:
    """A visitor whose browser is set to German."""
    return visitor


def test_the_welcome_and_a_refusal_are_german_and_sentences_of_articles_stay(german: Any) -> None:
    page = german.page
    expect(page.locator(".welcome h2")).to_have_text("Fragen Sie Ihre Artikel")
    expect(page.locator(".welcome .here")).to_contain_text("Beispielartikel sind zum Ausprobieren")
    expect(page.locator("#writer")).to_have_text(
        "Kein Sprachmodell: Antworten sind wörtliche Sätze."
    )
    reply = german.ask("How tall is the Maram Bridge in Averil?")
    expect(reply.locator(".reason")).to_have_text("In den 14 Artikeln fand sich keine Antwort.")
    expect(reply.locator(".why")).to_have_text("Keiner von ihnen erwähnt „Maram Bridge“.")
    expect(reply.locator(".nearest .meta").first).to_contain_text("· 3. März 2026")
    expect(reply.locator(".nearest li span").first).to_contain_text("Bridge")
    reply.get_by_role("button", name="Meinten Sie „Marram Bridge“?").click()
    german.reply(1)
    assert german.problems == []


def test_a_count_is_understood_and_told_in_german(german: Any) -> None:
    reply = german.ask("How many articles mention the bridge?")
    expect(reply.locator(".understood .label")).to_have_text("Verstanden als Zählung")
    expect(reply.locator(".stated")).to_contain_text("6 von 14 Artikeln erwähnen „bridge“.")
    expect(reply.locator(".actions")).to_contain_text("Frage ändern")
    reply.get_by_role("button", name="Als einfache Frage stellen").click()
    expect(german.reply(1).locator(".understood .label")).to_have_text("Gefragt als einfache Frage")


def test_sentences_of_the_server_are_put_into_german(german: Any) -> None:
    assert [german.page.evaluate(SAY, one) for one, _ in PUT] == [one for _, one in PUT]
    fixed = [*FIXED, *PROBLEMS]
    put = [german.page.evaluate(SAY, one) for one in fixed]
    assert [one for one, other in zip(fixed, put, strict=True) if one == other] == []
    assert [one for one in put[len(FIXED) :] if "cites" in one or "cited" in one] == []
