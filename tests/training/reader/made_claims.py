"""Claims with evidence made by rule from the passages of the question sets.

A true statement of one or two sentences of a passage comes with evidence of one sentence or
several, and beside it the same statement after a change; sometimes instead the evidence loses what
the statement says, or gets a speaker whom the claim exchanges.
"""

import random
import re

from tests.training.reader.changes import changed
from tests.training.reader.data import Kind, Pair, Question, Support, sentence_offsets, window
from tests.training.reader.negatives import names
from tests.training.reader.statements import from_question, reworded, shortened

LONGEST_STATEMENT_WORDS = 45

_SMALL = frozenset(
    "The A An In It He She They This These There His Her Its Their As At On For By When After"
    " Many".split()
)
"""First words of a sentence that are no names."""

_ADDRESS = re.compile(r"@|https?:|\.com\b|pic\.twitter")
"""Signatures and links under a posting: no statements."""

_SAID = ("said", "said", "argued", "claimed", "told reporters", "wrote", "announced", "believes")
_DENIED = ("denied", "doubted", "rejected the claim")


def made_claims(question: Question, article: str, generator: random.Random) -> list[Pair]:
    """Two or three claims about one passage of a question, or none where no rule applies.

    Args:
        question: A question with a context; its first answer may become a statement.
        article: Other text of the same article, for names, numbers and sentences.
        generator: Source of randomness.
    """
    spans = sentence_offsets(question.context)
    usable = [
        span for span in spans
        if 6 <= len(question.context[slice(*span)].split()) <= LONGEST_STATEMENT_WORDS
        and not _ADDRESS.search(question.context[slice(*span)])
    ]  # fmt: skip
    if not usable:
        return []
    chosen = generator.choice(usable)
    statement = question.context[slice(*chosen)]
    draw = generator.random()
    if draw < 0.15 and question.short and question.answers:
        asked = _from_question(question, article, generator)
        if asked:
            return asked
    if draw < 0.35:
        return _attributed(statement, article, question.title, generator)
    evidence = _evidence(question.context, chosen, generator)
    if draw < 0.5:
        return _evidence_lost(question, chosen, evidence, statement, generator)
    true = reworded(shortened(statement, generator), generator)
    if draw < 0.65:
        other = _neighbour(question.context, spans, chosen)
        if other is not None:
            return _two_sentences(question, chosen, other, true, generator)
    return _pairs(question.title, evidence, true, f"{question.context} {article}", generator)


def _pairs(
    title: str, evidence: str, true: str, other: str, generator: random.Random
) -> list[Pair]:
    """The true statement and one or two changes of it, against the same evidence."""
    pairs = [_pair(title, evidence, true, Support.SUPPORTS)]
    for _ in range(generator.choice((1, 1, 2))):
        change = changed(true, other, generator)
        if change is not None and change.text not in evidence:
            pairs.append(_pair(title, evidence, change.text, change.support))
    return pairs


def _from_question(question: Question, article: str, generator: random.Random) -> list[Pair]:
    answer = question.context[slice(*question.answers[0])]
    statement = from_question(question.question, answer)
    if statement is None:
        return []
    evidence = _evidence(question.context, question.answers[0], generator)
    return _pairs(question.title, evidence, statement, f"{question.context} {article}", generator)


def _attributed(statement: str, article: str, title: str, generator: random.Random) -> list[Pair]:
    """Evidence in which somebody says so; a claim that another did, or that the same denied it."""
    speakers = sorted({article[slice(*span)] for span in names(article)} - {""})
    speakers = [name for name in speakers if name not in statement]
    if len(speakers) < 2:
        return []
    speaker, other = generator.sample(speakers, 2)
    content = statement.rstrip(" .")
    said, reported = generator.choice(_SAID), generator.choice(_SAID)
    evidence = generator.choice(
        (
            f"{speaker} {said} that {_lowered(content)}.",
            f"“{content},” {speaker} {said}.",
            f"According to {speaker}, {_lowered(content)}.",
            f"{content}, {speaker} {said}. {other} did not comment.",
            f"{speaker} {said} that {_lowered(content)}. {other} {generator.choice(_DENIED)} it.",
        )
    )
    forms = (
        f"{{}} {reported} that {_lowered(content)}.",
        f"According to {{}}, {_lowered(content)}.",
    )
    form = generator.choice(forms)
    false = generator.choice(
        (
            (form.format(other), Support.UNSUPPORTED),
            (f"{speaker} {generator.choice(_DENIED)} that {_lowered(content)}.", Support.REFUTES),
        )
    )
    return [
        _pair(title, evidence, form.format(speaker), Support.SUPPORTS),
        _pair(title, evidence, *false),
    ]


def _evidence_lost(
    question: Question,
    chosen: tuple[int, int],
    evidence: str,
    statement: str,
    generator: random.Random,
) -> list[Pair]:
    """The whole statement against evidence without it, or with only a shortened form of it."""
    shorter = shortened(statement, generator)
    pairs = [_pair(question.title, evidence, statement, Support.SUPPORTS)]
    if shorter != statement and len(shorter) < 0.85 * len(statement):
        lost = evidence.replace(statement, shorter)
        pairs.append(_pair(question.title, lost, statement, Support.NEITHER))
    else:
        passage, start, sentences = window(question.context, chosen, 90, generator)
        rest = " ".join(passage[slice(*span)] for span in sentences if span[0] + start != chosen[0])
        if rest:
            pairs.append(_pair(question.title, rest, statement, Support.NEITHER))
    return pairs


def _two_sentences(
    question: Question,
    chosen: tuple[int, int],
    other: tuple[int, int],
    true: str,
    generator: random.Random,
) -> list[Pair]:
    """A claim of two sentences: both in the evidence, one of them missing, or one changed."""
    second = shortened(question.context[slice(*other)], generator)
    whole = f"{true.rstrip(' .')}, and {_lowered(second)}"
    both = " ".join(question.context[slice(*span)] for span in sorted((chosen, other)))
    one = question.context[slice(*generator.choice((chosen, other)))]
    pairs = [
        _pair(question.title, both, whole, Support.SUPPORTS),
        _pair(question.title, one, whole, Support.NEITHER),
    ]
    change = changed(second, question.context, generator)
    if change is not None:
        altered = f"{true.rstrip(' .')}, and {_lowered(change.text)}"
        pairs.append(_pair(question.title, both, altered, change.support))
    return pairs


def _evidence(context: str, kept: tuple[int, int], generator: random.Random) -> str:
    """The sentence by itself, or with neighbours."""
    words = generator.choice((1, 1, 60, 90))
    passage, _, _ = window(context, kept, words, generator)
    return passage


def _neighbour(
    context: str, spans: tuple[tuple[int, int], ...], chosen: tuple[int, int]
) -> tuple[int, int] | None:
    """The next sentence, where it is no longer than a claim may be."""
    following = [span for span in spans if span[0] > chosen[0]][:1]
    short = [one for one in following if len(context[slice(*one)].split()) <= 25]
    return short[0] if short else None


def _pair(title: str, evidence: str, claim: str, support: Support) -> Pair:
    return Pair(Kind.CLAIM, claim, title, evidence, sentence_offsets(evidence), support=support)


def _lowered(text: str) -> str:
    """The text with a small first letter, unless it begins with a name."""
    first = re.match(r"[A-Z]\w*", text)
    return f"{text[:1].lower()}{text[1:]}" if first and first[0] in _SMALL else text
