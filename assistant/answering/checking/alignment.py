"""How much of a claim stands in its evidence, word for word."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.english.words import content_stems, stem, words


@dataclass(frozen=True, slots=True)
class Alignment:
    """What evidence covers of a claim. All but `best_sentence` are in [0, 1].

    Attributes:
        union: Share of the claim's content words that stand in any evidence or context.
        best: Largest share that stands in one evidence sentence.
        pairs: Share of the claim's pairs of neighbouring content words that are neighbours, in
            that order, in the evidence.
        longest: Share of the claim's words in the longest run that stands in the evidence.
        best_sentence: Number of the sentence of `best`; None without evidence.
    """

    union: float
    best: float
    pairs: float
    longest: float
    best_sentence: int | None


def coverage(claim: Sequence[str], present: Sequence[str]) -> float:
    """Share of a claim's stems, each counted once, that are present. 0 for an empty claim."""
    wanted = set(claim)
    return len(wanted & set(present)) / len(wanted) if wanted else 0.0


def align(claim: str, evidence: Sequence[str], context: Sequence[str] = ()) -> Alignment:
    """Align a claim with the sentences it cites and what is known beside them."""
    stems = content_stems(claim)
    sentences = [content_stems(text) for text in evidence]
    shares = [coverage(stems, sentence) for sentence in sentences]
    known = [word for sentence in sentences for word in sentence]
    known += [word for text in context for word in content_stems(text)]
    claim_words = [stem(word) for word in words(claim)]
    runs = [
        _longest_common_run(claim_words, [stem(one) for one in words(text)]) for text in evidence
    ]
    best = max(range(len(shares)), key=lambda at: shares[at]) if shares else None
    return Alignment(
        union=coverage(stems, known),
        best=max(shares, default=0.0),
        pairs=_pair_coverage(stems, sentences),
        longest=max(runs, default=0) / len(claim_words) if claim_words else 0.0,
        best_sentence=best,
    )


def pick_evidence(claim: str, sentences: Sequence[str], count: int) -> list[int]:
    """Return the numbers of the sentences that cover a claim, the most useful first.

    Greedy: each adds most of what is not covered yet; then those with the largest share.

    Args:
        claim: One sentence.
        sentences: To pick from.
        count: How many to pick at most.
    """
    wanted = set(content_stems(claim))
    left = set(wanted)
    found = {at: wanted & set(content_stems(text)) for at, text in enumerate(sentences)}
    picked: list[int] = []
    while found and len(picked) < count:
        at = max(found, key=lambda one: (len(found[one] & left), len(found[one]), -one))
        if not found[at]:
            break
        left -= found.pop(at)
        picked.append(at)
    return picked


def _pair_coverage(claim: Sequence[str], sentences: Sequence[Sequence[str]]) -> float:
    present = {pair for sentence in sentences for pair in pairwise(sentence)}
    wanted = set(pairwise(claim))
    return len(wanted & present) / len(wanted) if wanted else 0.0


def _longest_common_run(first: Sequence[str], second: Sequence[str]) -> int:
    """Length of the longest run of words that both have."""
    longest = 0
    lengths = [0] * (len(second) + 1)
    for word in first:
        row = [0] * (len(second) + 1)
        for at, other in enumerate(second, start=1):
            if word == other:
                row[at] = lengths[at - 1] + 1
        longest = max(longest, *row)
        lengths = row
    return longest
