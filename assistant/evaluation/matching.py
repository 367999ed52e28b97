"""When a sentence that the assistant shows is an evidence sentence of the set.

Evidence labels were cut by another splitter, so equality is too strict. A shown sentence matches
an evidence sentence of the same article when, with white space normalised,

- it contains the evidence sentence; or
- it is contained in it and has at least `MIN_FRAGMENT_WORDS` words; or
- it covers more than half of the evidence's characters, where both spans are known.
"""

from assistant.evaluation.questions import Evidence
from index.types import Span

MIN_FRAGMENT_WORDS = 4
"""A shorter fragment (a heading, "He agreed.") says nothing about having found the evidence."""


def normalise_spaces(text: str) -> str:
    """Return the text with every run of white space as one space and none at the ends."""
    return " ".join(text.split())


def matches(article_id: str, text: str, span: Span, evidence: Evidence) -> bool:
    """Tell whether a shown sentence is this evidence sentence.

    Args:
        article_id: Where the shown sentence stands.
        text: Its text.
        span: Its place in `Article.text`.
        evidence: One with a sentence; evidence without one never matches.
    """
    if article_id != evidence.article_id or not evidence.sentence:
        return False
    shown, wanted = normalise_spaces(text), normalise_spaces(evidence.sentence)
    if wanted in shown:
        return True
    if shown in wanted:
        return len(shown.split()) >= MIN_FRAGMENT_WORDS
    return evidence.span is not None and 2 * overlap(span, evidence.span) > len(evidence.span)


def overlap(first: Span, second: Span) -> int:
    """Return how many characters two spans share."""
    return max(0, min(first.end, second.end) - max(first.start, second.start))
