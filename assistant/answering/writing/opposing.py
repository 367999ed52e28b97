"""What another article gives in answer to the same question, however far below it was found.

"Founded in 1898 by dockers, the club ..." says in other words of whom, so the reader is far less
sure of it than of "Rovers were founded in 1901"; a reader of both articles has two years.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.answering.comparing.asked import Asked
from assistant.answering.comparing.claims import Value, count_other_things, value_in
from assistant.answering.draft import Candidate
from assistant.answering.writing.leading import Led
from index.english.corrections import same_date
from index.english.dates import Date
from index.english.numbers import Number, same_number, same_unit
from index.english.questions import Kind, kind_of
from index.english.verbs import verb_stem
from index.english.words import words

READ = 15
"""Of the best candidates may give another value."""

JUST_BELOW = 1.0
"""It is put so far below the best one's score, in units of the candidates' scores."""


def with_opposing(question: str, order: Led, title: Callable[[str], str]) -> Led:
    """Return candidates with one of another article right behind the best that it contradicts.

    Both have every word of a question for a number or a time, names as the title may have them.

    Args:
        question: As it was asked.
        order: The candidates; as they are where another one is kept already.
        title: Returns an article's title.
    """
    other = _opposing(question, order.candidates, title) if order.kept is None else None
    if other is None:
        return order
    best, *found = order.candidates
    behind = (one for one in found if one.hit.sentence != other.hit.sentence)
    return replace(order, candidates=(best, other, *behind), kept=other)


def _opposing(
    question: str, found: Sequence[Candidate], title: Callable[[str], str]
) -> Candidate | None:
    kind = kind_of(question)
    if kind not in (Kind.DATE, Kind.NUMBER) or not found:
        return None
    asked = replace(Asked.of(kind, question), share=1.0)
    if not asked.names or not asked.words:
        return None  # of what is not named, other articles may tell another one's
    best = found[0]
    value = _value(kind, question, best, asked, title)
    if value is None:
        return None
    for one in found[1:READ]:
        if one.hit.sentence.article_id == best.hit.sentence.article_id:
            continue
        other = _value(kind, question, one, asked, title)
        if other is not None and _differ(best, value, one, other):
            return replace(one, score=max(one.score, best.score - JUST_BELOW))
    return None


def _value(
    kind: Kind, question: str, one: Candidate, asked: Asked, title: Callable[[str], str]
) -> Value | None:
    """Return what a candidate answers, if its own words say all that is asked but names."""
    text = one.hit.sentence.text
    own = {verb_stem(word) for word in words(text)}
    if not asked.words <= own or not asked.is_answered_by(text, title(one.hit.sentence.article_id)):
        return None
    value = value_in(kind, question, text, one.words)
    return value[0] if value else None


def _differ(one: Candidate, first: Value, other: Candidate, second: Value) -> bool:
    if isinstance(first, Number) and isinstance(second, Number):
        texts = one.hit.sentence.text, other.hit.sentence.text
        is_other = count_other_things(texts[0], first, texts[1], second)
        is_same = same_number(first, second) or same_number(second, first)
        return same_unit(first, second) and not is_same and not is_other
    if isinstance(first, Date) and isinstance(second, Date):
        return _parts_told(first) == _parts_told(second) and not same_date(first, second)
    return False


def _parts_told(date: Date) -> tuple[bool, bool, bool]:
    """Return whether a date says its year, its month and its day."""
    return date.year is not None, date.month is not None, date.day is not None
