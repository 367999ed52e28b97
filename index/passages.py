"""Passages: whole consecutive sentences of one article, packed to a token budget.

A passage is what is embedded and what a search finds first, so it should be about one thing. It is
filled greedily, but ends before a heading, or else at the end of a paragraph, where that leaves it
more than half full.
"""

import hashlib
import json
import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from index.types import Article, Passage, Sentence, Span, TokenCounter

MIN_FILL = 0.5
"""Share of the budget above which a passage may end early, before a heading or new paragraph."""

MIN_REST = 0.15
"""Share of the budget below which the last passage is joined to, or filled from, the one before."""

_MID_PARAGRAPH_COST = 0.25  # share of the budget: the imbalance that a paragraph's end is worth


class _Unit(NamedTuple):
    """A sentence together with the headings directly before it, which are never parted from it."""

    first: int
    last: int
    tokens: int
    starts_section: bool
    starts_paragraph: bool


def pack_passages(
    article: Article,
    sentences: Sequence[Sentence],
    count_tokens: TokenCounter,
    max_tokens: int = 200,
) -> tuple[Passage, ...]:
    """Pack an article's sentences into passages; each sentence is in exactly one.

    A passage holds at most `max_tokens` tokens, unless it is a single sentence, with its headings,
    that alone has more.

    Args:
        article: The article that the sentences are from.
        sentences: All its sentences, in order, as `split_sentences` returns them.
        count_tokens: Counts the tokens of one sentence.
        max_tokens: The budget of a passage, at least 1.
    """
    if max_tokens < 1:
        raise ValueError(f"a passage cannot hold {max_tokens} tokens")
    units = list(_units(sentences, [count_tokens(each.text) for each in sentences], max_tokens))
    starts = _level_rest(units, _passage_starts(units, max_tokens), max_tokens)
    version = article.version
    opening = json.dumps([article.id, version])[:-1]
    passages = []
    for start, stop in pairwise([*starts, len(units)]):
        first, last = sentences[units[start].first], sentences[units[stop - 1].last]
        span = Span(first.span.start, last.span.end)
        passages.append(
            Passage(
                id=_passage_id(opening, first.number, last.number),
                article_id=article.id,
                version=version,
                first=first.number,
                last=last.number,
                span=span,
                text=span.of(article.text),
                tokens=_tokens(units[start:stop]),
            )
        )
    return tuple(passages)


def _passage_id(opening: str, first: int, last: int) -> str:
    """Return 24 hexadecimal digits of SHA-256; JSON keeps the parts apart.

    Args:
        opening: The article's id and version as JSON, in a list that is still open.
        first: Number of the passage's first sentence.
        last: Number of its last one.
    """
    key = f"{opening}, {first}, {last}]"
    return hashlib.sha256(key.encode()).hexdigest()[:24]


def _units(sentences: Sequence[Sentence], tokens: list[int], max_tokens: int) -> Iterator[_Unit]:
    """Yield units in order. A run of headings longer than the budget is several units."""
    first = total = 0
    for index, sentence in enumerate(sentences):
        if index > first and sentence.is_heading and total + tokens[index] > max_tokens:
            yield _unit(sentences, first, index - 1, total)
            first, total = index, 0
        total += tokens[index]
        if not sentence.is_heading or index == len(sentences) - 1:
            yield _unit(sentences, first, index, total)
            first, total = index + 1, 0


def _unit(sentences: Sequence[Sentence], first: int, last: int, tokens: int) -> _Unit:
    opening = sentences[first]
    return _Unit(first, last, tokens, opening.is_heading, opening.starts_paragraph)


def _passage_starts(units: list[_Unit], max_tokens: int) -> list[int]:
    """Return the index of the first unit of each passage."""
    starts = []
    start = 0
    while start < len(units):
        starts.append(start)
        start = _next_start(units, start, max_tokens)
    return starts


def _next_start(units: list[_Unit], start: int, max_tokens: int) -> int:
    """Return where the passage after the one that begins at `start` begins."""
    total = units[start].tokens
    paragraph = None
    for index in range(start + 1, len(units)):
        unit = units[index]
        if total > MIN_FILL * max_tokens:
            if unit.starts_section:
                return index
            paragraph = index if unit.starts_paragraph else paragraph
        total += unit.tokens
        if total > max_tokens:
            return paragraph or index
    return len(units)


def _level_rest(units: list[_Unit], starts: list[int], max_tokens: int) -> list[int]:
    """Merge a tiny last passage with the one before it, or share their units out between them."""
    if len(starts) < 2 or _tokens(units[starts[-1] :]) >= MIN_REST * max_tokens:
        return starts
    begin = starts[-2]
    total = left = _tokens(units[begin:])
    if total <= max_tokens:
        return starts[:-1]
    best, best_cost = starts[-1], math.inf
    for index in range(len(units) - 1, begin, -1):
        left -= units[index].tokens
        right = total - left
        cost = float(abs(left - right))
        cost += 0 if units[index].starts_paragraph else _MID_PARAGRAPH_COST * max_tokens
        if max(left, right) <= max_tokens and cost < best_cost:
            best, best_cost = index, cost
    return [*starts[:-1], best]


def _tokens(units: list[_Unit]) -> int:
    return sum(unit.tokens for unit in units)
