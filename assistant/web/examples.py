"""Questions offered on an empty chat."""

import json
from collections.abc import Sequence
from datetime import date
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.catalogue import ArticleSummary

SAMPLE_QUESTIONS = ("sample-02", "sample-06", "sample-18", "sample-29")
"""Of the bundled sample set: a reason, a corrected figure, a dispute, a yes or no."""

TITLES_OFFERED = 3


def example_questions(articles: Sequence["ArticleSummary"]) -> list[str]:
    """Return questions that these articles answer; about the newest ones, if not the sample."""
    ids = {one.id for one in articles}
    from_sample = [text for text, needed in _sample_questions() if needed <= ids]
    if from_sample:
        return from_sample
    newest = sorted(articles, key=lambda one: one.date or date.min, reverse=True)
    return [f"What is known about “{one.title}”?" for one in newest[:TITLES_OFFERED]]


def _sample_questions() -> list[tuple[str, set[str]]]:
    """Read the offered questions of the sample set, each with the articles that answer it."""
    lines = (files("assistant.sample") / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    rows = {row["id"]: row for row in map(json.loads, lines)}
    return [
        (rows[name]["question"], {one["doc_id"] for one in rows[name]["evidence"]})
        for name in SAMPLE_QUESTIONS
    ]
