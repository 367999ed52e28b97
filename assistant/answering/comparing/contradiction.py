"""Whether two claims contradict each other, so that at most one of them can be right.

Much is asked, since a false alarm is worse than a miss. The claims must be of one time: published
within a month, or alike, or stating the same in nearly the same words. Values must differ by more
than rounding, "about" and "more than" allow. Names must stand in the same statement, word for word,
and neither article may know the other's.
"""

from decimal import Decimal
from difflib import SequenceMatcher
from itertools import product

from assistant.answering.comparing.claims import Claim, count_other_things
from index.english.bounds import Bound, bound_of
from index.english.dates import Date, dates_in
from index.english.names import Name, has_name
from index.english.numbers import Number, same_number, same_unit
from index.english.questions import Kind
from index.english.words import content_stems, folded, stems, words

DAYS_APART = 31
"""Articles further apart speak of different times, as likely as not."""

ALIKE = 0.3
"""Undated sentences have at least this share of their words in common (Jaccard)."""

MOST_BESIDE = 3
"""Or each states what was asked, with at most this many words that the other has not between."""

COPIED = 0.8
"""Copies of a sentence share at least this much of their words (Jaccard) beside the answer."""

LEAST_COPIED = 8
"""And at least so many: short sentences are alike without being copies."""

SAME_SPELLING = 0.75
"""Words of two names that are at least this alike (`difflib`) may be one word: Pogacar, Pogačar."""

ROUGHLY = Decimal("0.1")
"""What "about" allows, as a share of the number."""


VERY_SURE = 5.0
"""Logits: a margin of the reader from which on, for both, sentences in other words are about the
same. Measured on rgb's false documents, squad2 and realtimeqa: it adds three of 24 and no alarm."""


def contradict(kind: Kind, one: Claim, other: Claim) -> bool:
    """Whether two claims, from different articles, answer one question differently.

    Where a sentence has not the words of what is asked, only a copy of it does so.
    """
    if not (one.says_it and other.says_it) and not _is_altered(one, other):
        return False
    first, second = one.value, other.value
    if isinstance(first, Number) and isinstance(second, Number):
        if not same_unit(first, second) or count_other_things(
            one.sentence.text, first, other.sentence.text, second
        ):
            return False
        if _may_be_same(one, first, other, second):
            return False
        if _rejects(one, second) or _rejects(other, first):
            return True
    elif isinstance(first, Date) and isinstance(second, Date):
        if not _dates_contradict(first, second):
            return False
    elif isinstance(first, Name) and isinstance(second, Name):
        if not _names_contradict(one, first, other, second):
            return False
    elif first == second or not _say_the_same_of_it(one, other):
        return False
    return _are_of_one_time(one, other) and (
        kind is Kind.DATE or not _speak_of_other_times(one, other)
    )


def mentions(text: str, name: Name) -> bool:
    """Whether a text has any word of a name."""
    said = {folded(word) for word in words(text)}
    return any(folded(part) in said for part in name.parts if len(part) > 1)


def _may_be_same(one: Claim, first: Number, other: Claim, second: Number) -> bool:
    if same_number(first, second) or same_number(second, first):
        return True
    return _allows(one, first, second) or _allows(other, second, first)


def _allows(claim: Claim, number: Number, other: Number) -> bool:
    """Whether a claim leaves room for another number: about 40, more than 40."""
    match bound_of(number, claim.sentence.text):
        case Bound.ABOUT:
            return abs(number.value - other.value) <= number.value * ROUGHLY
        case Bound.AT_LEAST:
            return other.value >= number.value
        case Bound.AT_MOST:
            return other.value <= number.value
        case None:
            return False


def _rejects(claim: Claim, number: Number) -> bool:
    return any(same_number(number, wrong) for wrong in claim.rejected)


def _dates_contradict(one: Date, other: Date) -> bool:
    """Whether two dates differ in the finest that both say: the day, the month or the year."""
    if one.year and other.year and one.year != other.year:
        return True
    if one.month and other.month and one.month != other.month:
        return True
    return bool(one.day and other.day and one.month and other.month and one.day != other.day)


def _names_contradict(one: Claim, first: Name, other: Claim, second: Name) -> bool:
    """Whether two sentences differ in a name and in nothing else that they say about it."""
    state_the_same = one.statement is not None and one.statement == other.statement
    return (
        (
            (state_the_same and _are_sure(one, other))
            or _are_very_sure(one, other)
            or _are_copies(one, other)
        )
        and not _may_be_one(first, second)
        and not mentions(one.sentence.text, second)
        and not mentions(other.sentence.text, first)
    )


def _say_the_same_of_it(one: Claim, other: Claim) -> bool:
    """Whether two sentences, yes and no, have hardly a word that the other has not.

    In a longer one the denial may be a pledge, a rumour or somebody else's.
    """
    said, also = set(content_stems(one.sentence.text)), set(content_stems(other.sentence.text))
    return max(len(said - also), len(also - said)) <= MOST_BESIDE


def _are_very_sure(one: Claim, other: Claim) -> bool:
    return min(one.margin, other.margin) >= VERY_SURE


def _are_sure(one: Claim, other: Claim) -> bool:
    """Whether the reader prefers both answers to none."""
    return min(one.margin, other.margin) > 0


def _are_copies(one: Claim, other: Claim) -> bool:
    """Whether two sentences are the same, long and word for word, but for what they answer."""
    said, also = _beside_the_answer(one), _beside_the_answer(other)
    return len(said & also) >= max(LEAST_COPIED, COPIED * len(said | also))


def _is_altered(one: Claim, other: Claim) -> bool:
    """Whether the sentences are the same, long and word for word, and all but the answer stays.

    Of reports of two days it is rather a new figure in the words of the last one.
    """
    first, second = one.citation.date, other.citation.date
    said = _beside_the_answer(one)
    return first == second and len(said) >= LEAST_COPIED and said == _beside_the_answer(other)


def _beside_the_answer(claim: Claim) -> set[str]:
    text, words = claim.sentence.text, claim.words
    if words is not None:
        text = f"{text[: words.start]} {text[words.end :]}"
    return set(stems(text))


def _may_be_one(one: Name, other: Name) -> bool:
    """Whether two names may be of one: they share a word, spelt alike, or one is an acronym."""
    if has_name(one, [other.written]) or has_name(other, [one.written]):
        return True
    first, second = ([folded(part) for part in name.parts] for name in (one, other))
    if "".join(part[0] for part in first) in second or "".join(p[0] for p in second) in first:
        return True
    return any(
        part == like or SequenceMatcher(None, part, like).ratio() >= SAME_SPELLING
        for part, like in product(first, second)
        if len(part) > 1 and len(like) > 1
    )


def _are_of_one_time(one: Claim, other: Claim) -> bool:
    first, second = one.citation.date, other.citation.date
    if first and second:
        return abs((first - second).days) <= DAYS_APART
    if one.statement and other.statement and one.statement.places != other.statement.places:
        return False
    said, also = set(stems(one.sentence.text)), set(stems(other.sentence.text))
    alike = len(said & also) >= ALIKE * len(said | also)
    return alike or _state_the_same(one, other) or _are_very_sure(one, other)


def _state_the_same(one: Claim, other: Claim) -> bool:
    """Whether both sentences surely state what was asked, in nearly the same words."""
    if one.statement is None or other.statement is None or not _are_sure(one, other):
        return False
    unshared = max(
        len(one.statement.beside - set(stems(other.sentence.text))),
        len(other.statement.beside - set(stems(one.sentence.text))),
    )
    return unshared <= MOST_BESIDE


def _speak_of_other_times(one: Claim, other: Claim) -> bool:
    """Whether two sentences say dates, and no date of the one goes with one of the other's."""
    first = [date for date in dates_in(one.sentence.text) if date.year or date.month]
    second = [date for date in dates_in(other.sentence.text) if date.year or date.month]
    pairs = list(product(first, second))
    return bool(pairs) and all(_dates_contradict(*pair) for pair in pairs)
