"""Ways out of a refusal: links that ask of all articles, without a word, or spelt right."""

import re

from assistant.conversations.records import Asked
from assistant.types import Refusal
from assistant.web import render
from assistant.web.searched import Again
from index.store.terms import question_terms

LEAST_TERMS = 2
"""A question that is left with fewer words to search for asks nothing."""


def ways_out(asked: Asked, refusal: Refusal, searched_for: str = "") -> str:
    """Return what can be asked instead, as links; empty if there is nothing.

    Args:
        asked: The question that was refused, and how it was limited.
        refusal: What is in none of the articles.
        searched_for: What a follow-up was taken to mean, which may be why there is no answer.
    """
    question = asked.question
    links = [chip("chip", "Ask it on its own", question)] if searched_for else []
    links += [
        chip("chip", f"Did you mean “{alike}”?", replaced(question, part, alike))
        for part, alike in zip(refusal.absent, refusal.alike, strict=False)
        if alike and part in question
    ]
    for part in refusal.absent if not searched_for else ():
        rest = replaced(question, part, "")
        if len(question_terms(rest)) >= LEAST_TERMS:
            links.append(chip("chip", f"Ask without “{part}”", rest))
    if not asked.filter.is_empty:
        links.append(chip("chip all", "Ask all articles", asked.question))
    return f'<div class="ways">{"".join(links)}</div>' if links else ""


def replaced(question: str, part: str, other: str) -> str:
    """Return a question with other words in the place of a part of it."""
    found = re.sub(rf"\b{re.escape(part)}\b", lambda _: other, question, flags=re.IGNORECASE)
    return re.sub(r"\s+(?=[?.!,]|\s)", "", found).strip()


def chip(css_class: str, text: str, question: str) -> str:
    """Return a link that asks a question."""
    link = render.escaped(Again(question).link)
    return f'<a class="{css_class}" href="{link}">{render.one_line(text)}</a> '
