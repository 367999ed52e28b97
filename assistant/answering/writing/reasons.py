"""Reasons: which sentences are shown where it is asked why something was so."""

import math
from collections.abc import Sequence

from assistant.answering.draft import Candidate
from index.english.causes import asks_why, gives_reason
from index.types import Sentence, SentenceHit

NEAR = 1.0
"""The reader's score of the sentence right behind is at most this far below the best one's, as
z-scores over what was read. Of ten answers to why it is so for one, which gives the reason there;
elsewhere it is 1.02 to 3.6 below."""


def with_event(question: str, useful: Sequence[Candidate]) -> list[Candidate]:
    """Return the reasons and the first that tells what happened, where the best is a reason.

    Args:
        question: As it was asked; of any but why all is returned.
        useful: The candidates that help, best first.
    """
    if not asks_why(question):
        return list(useful)
    reasons = [gives_reason(question, one.hit.sentence.text) for one in useful]
    if reasons[:1] != [True]:
        return list(useful)
    first_event = reasons.index(False) if False in reasons else None
    return [one for at, one in enumerate(useful) if reasons[at] or at == first_event]


def reason_behind(
    question: str, best: Candidate, hits: Sequence[SentenceHit]
) -> Sequence[Sentence]:
    """Return what stands right behind the best sentence, where that gives the reason asked for.

    Stories tell first what was done, and why right behind, in none of the words of the question:
    "But a ferry that is built here is one that people here can mend." The reader, which does not
    look for words, then takes either of the two for the answer.

    Args:
        question: As it was asked.
        best: The candidate that leads.
        hits: The sentences that were found.
    """
    if not asks_why(question):
        return ()
    here, least = best.hit.sentence, best.hit.parts.get("reader", math.inf) - NEAR
    return [
        hit.sentence
        for hit in hits
        if (hit.sentence.article_id, hit.sentence.number) == (here.article_id, here.number + 1)
        and not hit.sentence.starts_paragraph
        and hit.parts.get("reader", -math.inf) >= least
    ]
