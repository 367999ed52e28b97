"""What a ranking finds of the evidence, rank by rank: at the level of articles and of sentences.

A ranking is turned into gains: for each rank, how many evidence items are found there for the
first time. An item that was found before gains nothing when it comes again.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.evaluation.matching import matches, normalise_spaces
from assistant.evaluation.questions import Evidence
from assistant.evaluation.results import RetrievedSentence
from index.types import Span


@dataclass(frozen=True, slots=True)
class Ranking:
    """A ranking as the metrics see it.

    Attributes:
        gains: For each rank, how many evidence items are found there first.
        relevant: How many evidence items there are.
    """

    gains: list[int]
    relevant: int


def article_gains(ranked_ids: Sequence[str], relevant: frozenset[str]) -> list[int]:
    """Return for each rank 1 when a relevant article stands there for the first time, else 0."""
    open_ids = set(relevant)
    gains = []
    for article_id in ranked_ids:
        gains.append(int(article_id in open_ids))
        open_ids.discard(article_id)
    return gains


def sentence_gains(ranked: Sequence[RetrievedSentence], evidence: Sequence[Evidence]) -> list[int]:
    """Return for each rank how many evidence sentences are found there for the first time."""
    open_items = list(evidence)
    gains = []
    for found in ranked:
        span = Span(found.start, found.end)
        left = [
            item for item in open_items if not matches(found.article_id, found.text, span, item)
        ]
        gains.append(len(open_items) - len(left))
        open_items = left
    return gains


def evidence_end(ranked: Sequence[RetrievedSentence], evidence: Sequence[Evidence]) -> float:
    """Return how many characters are read until a first evidence sentence is shown; inf if never.

    In a unit that contains the evidence sentence, reading stops at the sentence's end; in one that
    matches by less, at the unit's end.
    """
    shown = 0
    for found in ranked:
        text = normalise_spaces(found.text)
        span = Span(found.start, found.end)
        ends = [
            shown + _end_inside(text, item)
            for item in evidence
            if matches(found.article_id, found.text, span, item)
        ]
        if ends:
            return min(ends)
        shown += len(text)
    return math.inf


def _end_inside(text: str, evidence: Evidence) -> int:
    wanted = normalise_spaces(evidence.sentence or "")
    start = text.find(wanted)
    return len(text) if start < 0 else start + len(wanted)
