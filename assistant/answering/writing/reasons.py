"""Reasons: which sentences are shown where it is asked why something was so."""

from collections.abc import Sequence

from assistant.answering.draft import Candidate
from index.english.causes import asks_why, gives_reason
from index.types import Sentence


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


def reason_after(
    question: str, best: Candidate, following: Sequence[Sentence]
) -> Sequence[Sentence]:
    """Return what is told right behind an event where only its reason is asked for.

    Stories tell first what was done, and why right behind: "But a ferry that is built here is one
    that people here can mend." Only where the event's own sentence has no word of a reason, and
    the reader sees no answer in it.

    Args:
        question: As it was asked.
        best: The candidate that leads.
        following: The next sentences of its article.
    """
    own = following[:1]
    is_told = best.hit.margin >= 0 or gives_reason(question, best.hit.sentence.text)
    is_behind = bool(own) and not own[0].starts_paragraph
    return own if asks_why(question) and is_behind and not is_told else ()
