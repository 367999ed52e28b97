"""Other articles that give the same short answer."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from index.english.words import stems
from index.types import SentenceHit, Span

MOST = 3
"""Articles that agree; more tell no more."""

_OWNER = re.compile(r"\b[A-Z]\w*['’]s $")


def agreeing(hits: Sequence[SentenceHit], words: Sequence[Span | None]) -> list[int]:
    """Return for each sentence how many other articles answer with the same words.

    One answer may be within the other: Harris and Kamala Harris are the same.
    """
    answers = _answers(hits, words)
    articles: Mapping[tuple[str, ...], set[str]] = defaultdict(set)
    for hit, answer in zip(hits, answers, strict=True):
        articles[answer].add(hit.sentence.article_id)
    counts = []
    for hit, answer in zip(hits, answers, strict=True):
        same = (ids for other, ids in articles.items() if _is_within(answer, other))
        others = set().union(*same) - {hit.sentence.article_id}
        counts.append(min(len(others), MOST))
    return counts


def more_exact(hits: Sequence[SentenceHit], words: Sequence[Span | None]) -> list[bool]:
    """Return for each sentence whether it answers with the words of another, and more of them.

    "CNN's Ida Quill" tells more exactly who asked than "CNN", and so does "Ida Quill" of it.
    """
    answers = _answers(hits, words)
    whole = _answers(hits, map(_with_owner, hits, words))
    return [
        any(len(other) < len(one) and _is_within(one, other) for other in answers if other != own)
        for own, one in zip(answers, whole, strict=True)
    ]


def _with_owner(hit: SentenceHit, words: Span | None) -> Span | None:
    """Return words with whose they are: of "Ida Quill" in "CNN's Ida Quill" all three."""
    owner = _OWNER.search(hit.sentence.text, 0, words.start) if words else None
    return Span(owner.start(), words.end) if words and owner else words


def _answers(hits: Sequence[SentenceHit], words: Iterable[Span | None]) -> list[tuple[str, ...]]:
    return [
        tuple(stems(span.of(hit.sentence.text))) if span else ()
        for hit, span in zip(hits, words, strict=True)
    ]


def _is_within(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether one run of words stands within the other; nothing stands nowhere."""
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    return bool(short) and any(
        long[at : at + len(short)] == short for at in range(len(long) - len(short) + 1)
    )
