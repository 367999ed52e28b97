"""The bundled sample articles: which they are, and questions offered on an empty chat."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.sample import articles_path, questions_path

if TYPE_CHECKING:
    from index.store import ArticleSummary

SAMPLE_QUESTIONS = ("sample-02", "sample-06", "sample-18", "sample-29")
"""Of the bundled sample set: a reason, a corrected figure, a dispute, a yes or no."""

MOST_EXAMPLES = 4
TITLE_CHARACTERS = 90
"""Of a title in a question; a longer one is cut between words."""


def example_questions(articles: Sequence["ArticleSummary"]) -> list[str]:
    """Return questions that these articles answer: about the reader's newest, then the sample's."""
    sample = sample_ids()
    own = [one for one in articles if one.id not in sample]
    newest = sorted(own, key=lambda one: one.date or date.min, reverse=True)
    about_own = [f"What is known about “{_cut(one.title)}”?" for one in newest[:MOST_EXAMPLES]]
    return (about_own + _sample_questions({one.id for one in articles}))[:MOST_EXAMPLES]


def is_sample(articles: Sequence["ArticleSummary"]) -> bool:
    """Whether all of these articles are of the bundled sample set."""
    return {one.id for one in articles} <= sample_ids()


def samples_among_own(articles: Sequence["ArticleSummary"]) -> list[str]:
    """Return the ids of the sample articles, if there are the reader's own beside them."""
    titles = {row["id"]: row["title"] for row in _rows(articles_path())}
    samples = [one.id for one in articles if titles.get(one.id) == one.title]
    return samples if len(samples) < len(articles) else []


def sample_ids() -> set[str]:
    """Return the ids of the bundled sample articles."""
    return {row["id"] for row in _rows(articles_path())}


def _sample_questions(ids: set[str]) -> list[str]:
    """Return the offered questions of the sample set whose articles are among these."""
    rows = {row["id"]: row for row in _rows(questions_path())}
    offered = [rows[name] for name in SAMPLE_QUESTIONS]
    return [row["question"] for row in offered if {one["doc_id"] for one in row["evidence"]} <= ids]


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _cut(title: str) -> str:
    if len(title) <= TITLE_CHARACTERS:
        return title.strip()
    kept = title[:TITLE_CHARACTERS].rpartition(" ")[0] or title[:TITLE_CHARACTERS]
    return f"{kept}…"
