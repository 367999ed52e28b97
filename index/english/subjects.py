"""Of whom something is said: of the one that a claim names, or of another that its evidence names?

"The driver said that it was grey; witnesses said that it was white." does not say that the driver
said that it was white. Judged only where the evidence names both, each at the head of its own part.
"""

import re
from collections.abc import Iterator, Sequence

from index.english.attribution import SPEAKING_WORDS
from index.english.predicates import subject_of
from index.english.words import content_stems

LEAST_SHARE = 0.5
"""Of a claim's words behind its subject, those that a part has which is taken to say them."""

_PARTS = re.compile(r";\s|,?\s(?:but|while|whereas)\s")
_SPEAKER = re.compile(
    r"^according to (?P<before>[^,]+),"
    rf"|,[”\"]?\s(?P<after>[^,.;]+?)\s(?:{SPEAKING_WORDS})\b[^,;]*$",
    re.IGNORECASE,
)
_OPENING_WORDS = 3
_POINTING = re.compile(r"^(?:the|this|that|these|those|it|he|she|they|we|i|who|which)\b", re.I)
_OPENS_QUOTATION = re.compile(r"[“\"]")


def is_of_another(claim: str, evidence: Sequence[str]) -> bool:
    """Whether the evidence says of another what a claim says of its subject.

    A part of the evidence says it whose own subject is another, while the claim's heads another
    part. What may point back, as "the company" and "he" do, is the claim's subject too, unless both
    stand in one sentence. A claim in two parts is not judged.

    Args:
        claim: One sentence.
        evidence: The sentences that it cites.
    """
    subject = subject_of(claim)
    if subject is None or _PARTS.search(claim):
        return False
    own = _stems(subject.of(claim))
    said = _stems(claim[subject.end :]) - own
    parts = [part for text in evidence for part in _parts(text)]
    if not said or len(parts) < 2:
        return False
    shares = [len(said & _stems(text)) / len(said) for text, _ in parts]
    best = max(range(len(parts)), key=shares.__getitem__)
    (text, sentence), share = parts[best], shares[best]
    head = _head(text)
    others = [at for at, (part, _) in enumerate(parts) if at != best and own & _opening(part)]
    if not (others and content_stems(head)) or share < LEAST_SHARE or own & _stems(text):
        return False
    points_back = _POINTING.match(head) is not None
    return all(
        shares[at] < share
        and _stems(head).isdisjoint(_stems(parts[at][0]))
        and not (points_back and parts[at][1] != sentence)
        for at in others
    )


def _stems(text: str) -> frozenset[str]:
    return frozenset(content_stems(text))


def _opening(part: str) -> frozenset[str]:
    """Return the stems of a part's head, and of the words that it begins with."""
    return _stems(" ".join([_head(part), *part.split()[:_OPENING_WORDS]]))


def _parts(text: str) -> Iterator[tuple[str, str]]:
    """Yield the parts of a sentence, each with the sentence."""
    for part in _PARTS.split(text):
        yield part.strip(), text


def _head(part: str) -> str:
    """Return who speaks in a part, or its subject; empty if that is hard to see."""
    speaker = _SPEAKER.search(part)
    if speaker is not None:
        return speaker["before"] or speaker["after"]
    subject = None if _OPENS_QUOTATION.match(part) else subject_of(part)
    return subject.of(part).strip() if subject else ""
