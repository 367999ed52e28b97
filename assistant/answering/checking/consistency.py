"""Does the evidence give a claim's figures and its subject, when it is asked for them?

A number of the claim may stand in the evidence for something else, and what it says somebody says
may be somebody else's words. So the claim is made a question, with the number, the date or the
subject left out, and the reader answers it from the evidence: what it finds is held against what
the claim says (question answering for consistency: Wang et al. 2020, "QAGS").
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice

from index.english.dates import Date, dates_in, same_date
from index.english.numbers import Number, numbers_in, same_number
from index.english.predicates import subject_of
from index.english.words import content_stems
from index.reader import Reader
from index.reader.model import ReadablePassage
from index.sentences.split import sentence_spans
from index.types import Span

MOST_SURE = 8.0
"""Logits; the reader's margins are cut off here."""

MOST_QUESTIONS = 6
"""About one claim: each costs one reading of the evidence."""

_BEFORE_DATE = re.compile(r"\b(?:in|on|since|from|until|by|at|before|after)\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ClaimQuestion:
    """A claim with one thing left out.

    Attributes:
        text: The question.
        agrees: Whether words that answer it are what the claim has there; None where they are
            nothing of the kind.
    """

    text: str
    agrees: Callable[[str], bool | None]


def figure_questions(claim: str) -> Iterator[ClaimQuestion]:
    """Yield a question for each date and number of a claim."""
    dates = dates_in(claim)
    for date in dates:
        before = _BEFORE_DATE.search(claim[: date.span.start])
        start = before.start() if before else date.span.start
        yield ClaimQuestion(
            _asked(claim, Span(start, date.span.end), "when"),
            partial(_says_date, date),
        )
    for number in numbers_in(claim):
        if any(number.span.overlaps(date.span) for date in dates):
            continue
        asks = "how much" if number.unit else "how many"
        yield ClaimQuestion(
            _asked(claim, number.span, asks),
            partial(_says_number, number),
        )


def _says_date(date: Date, words: str) -> bool | None:
    dates = dates_in(words)
    return same_date(date, dates) if dates else None


def _says_number(number: Number, words: str) -> bool | None:
    numbers = numbers_in(words)
    return any(same_number(number, other) for other in numbers) if numbers else None


def subject_questions(claim: str) -> Iterator[ClaimQuestion]:
    """Yield the question for the subject of a claim, if it is easy to see."""
    subject = subject_of(claim)
    if subject is None:
        return
    own = set(content_stems(subject.of(claim)))
    yield ClaimQuestion(
        _asked(claim, subject, "who"), lambda words: not own.isdisjoint(content_stems(words))
    )


def consistency(reader: Reader, asked: Iterator[ClaimQuestion], evidence: Sequence[str]) -> float:
    """Return the least of what the reader's answers say of a claim.

    Returns:
        The reader's margin where it agrees, minus it where it answers otherwise; in
        [-MOST_SURE, MOST_SURE], 0 where nothing is asked or found.
    """
    text = " ".join(evidence)
    passage = ReadablePassage("", text, tuple(sentence_spans(text)))
    found = [_answered(reader, passage, one) for one in islice(asked, MOST_QUESTIONS)]
    return min(found, default=0.0)


def _answered(reader: Reader, passage: ReadablePassage, question: ClaimQuestion) -> float:
    (reading,) = reader.read(question.text, [passage])
    best = max(
        (one for one in reading.sentences if one is not None),
        key=lambda one: one.margin,
        default=None,
    )
    if best is None or best.margin <= 0:
        return 0.0
    words = best.answer.of(passage.text)
    agrees = None if _repeats(question.text, words) else question.agrees(words)
    if agrees is None:
        return 0.0
    sure = min(best.margin, MOST_SURE)
    return sure if agrees else -sure


def _repeats(question: str, words: str) -> bool:
    """Whether words only say again what the question says."""
    own = set(content_stems(words))
    return bool(own) and own <= set(content_stems(question))


def _asked(claim: str, left_out: Span, asks: str) -> str:
    before, after = claim[: left_out.start], claim[left_out.end :]
    return f"{before}{asks}{after}".strip().rstrip(".!") + "?"
