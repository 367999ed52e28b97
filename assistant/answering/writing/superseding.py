"""What a newer article takes back: not on 2 May, as an older one says, but on 13 June."""

import itertools
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from assistant.answering.draft import Candidate
from index.english.corrections import asks_what_was_first, put_right, said_now
from index.english.dates import dates_in
from index.english.names import names_in
from index.english.numbers import numbers_in, same_number
from index.english.questions import Kind, asks_for_words, kind_of
from index.english.words import content_stems
from index.types import Sentence, Span

SHARED_WORDS = 1
"""Telling words of the question that the newer article's title or sentence has."""

REPEATED_WORDS = 2
"""Or telling words of the sentence that it takes something of back."""

_NOW = re.compile(r"\bnow\b", re.IGNORECASE)
_WHERE = re.compile(r"\W*(?:and |but )?where\b", re.IGNORECASE)


def superseding(
    question: str,
    found: Sequence[Candidate],
    articles: Mapping[str, tuple[str, date | None]],
    sentences: Callable[[str], Sequence[Sentence]],
) -> Candidate | None:
    """Return a sentence of a newer article that takes back what a candidate answers; None without.

    It says what is not so but otherwise, for a day, number or name that the candidate gives, or
    what is said now, of the same or where the sentence beside it tells what had been. A question
    for what was so at first means that.

    Args:
        question: As it was asked.
        found: The best candidates, best first.
        articles: Title and day by the candidates' articles.
        sentences: Those of an article.
    """
    asks_where = _WHERE.match(question) is not None
    kind = kind_of(question)
    is_of_values = kind in (Kind.DATE, Kind.NUMBER) or (kind is None and asks_for_words(question))
    if not (asks_where or is_of_values):
        return None
    if asks_what_was_first(question) or dates_in(question):
        return None
    days = {id_: day for id_, (_, day) in articles.items() if day is not None}
    wanted = set(content_stems(question))
    for one in found:
        own = days.get(one.hit.sentence.article_id)
        if one.words is None or own is None or (kind is None and not _gives_value(one)):
            continue
        for newer in sorted((id_ for id_ in days if days[id_] > own), key=lambda id_: days[id_]):
            lacking = wanted.difference(content_stems(articles[newer][0]))
            taken_back = _taken_back(one, sentences(newer), wanted, len(wanted) - len(lacking))
            if taken_back is not None:
                return taken_back
    return None


def _taken_back(
    one: Candidate, texts: Sequence[Sentence], wanted: set[str], in_title: int
) -> Candidate | None:
    """Return the sentence of an article that takes a candidate's words back; None without.

    Args:
        one: The candidate, of an older article.
        texts: The sentences.
        wanted: Stems of the question's telling words.
        in_title: How many of them the article's title has.
    """
    for at, sentence in enumerate(texts):
        shared = in_title + len(wanted.intersection(content_stems(sentence.text)))
        if shared < SHARED_WORDS and not _repeats(sentence, one):
            continue
        beside = [each.text for each in texts[max(0, at - 1) : at + 2]]
        right = _right_for(one, sentence.text) or _said_now(one, sentence.text, beside)
        if right is None and _NOW.search(sentence.text):
            is_on_it = _repeats(sentence, one) or _is_on(wanted, sentence, texts[:at])
            right = _only_value(one, sentence.text) if is_on_it else None
        if right is not None:
            return _moved(one, sentence, right)
    return None


def _gives_value(one: Candidate) -> bool:
    """Whether a candidate's words are a number or a day."""
    words = one.short_answer or ""
    return bool(numbers_in(words) or dates_in(words))


def _repeats(sentence: Sentence, one: Candidate) -> bool:
    """Whether a sentence says again, beside the candidate's words, what that says."""
    told = set(content_stems(one.hit.sentence.text)) - set(content_stems(one.short_answer or ""))
    return len(told.intersection(content_stems(sentence.text))) >= REPEATED_WORDS


def _is_on(wanted: set[str], sentence: Sentence, before: Sequence[Sentence]) -> bool:
    """Whether a sentence is on what is asked, as what stands before it in its paragraph says.

    "3. West pier. Divers found ... Her estimate is now 260,000" is on the pier.
    """
    own = wanted.intersection(content_stems(sentence.text))
    said = set(own)
    paragraph = itertools.takewhile(lambda one: not one.starts_paragraph, (sentence, *before[::-1]))
    count = sum(1 for _ in paragraph)
    for one in before[max(0, len(before) - count) :]:
        said |= wanted.intersection(content_stems(one.text))
    return bool(own) and len(said) >= REPEATED_WORDS


def _said_now(one: Candidate, text: str, beside: Sequence[str]) -> Span | None:
    """Return the number that a text gives now, where one beside it had the candidate's."""
    said = numbers_in(one.short_answer or "")
    found = (said_now(text, other, wrong) for wrong in said for other in beside)
    right = next(filter(None, found), None)
    return right.span if right is not None else None


def _only_value(one: Candidate, text: str) -> Span | None:
    """Return the only day, or number of the unit, that a text has where a candidate gives one.

    "The unit will now open on 2 June" needs not say that 12 May is meant no longer.
    """
    words = one.short_answer or ""
    if dates_in(words):
        spans = [each.span for each in dates_in(text)]
    else:
        units = {each.unit for each in numbers_in(words)} - {""}
        spans = [each.span for each in numbers_in(text) if each.unit in units]
    if len(spans) != 1:
        return None
    # A date may take the sentence's stop for that of an abbreviation.
    stop = len(text.rstrip().rstrip("."))
    return Span(spans[0].start, min(spans[0].end, stop))


def _right_for(one: Candidate, text: str) -> Span | None:
    """Return what a text puts in the place of a candidate's words; None where it does not."""
    for wrong in _same_values(one.short_answer or "", text):
        right = put_right(text, wrong)
        if right != wrong:
            return right
    return None


def _same_values(words: str, text: str) -> list[Span]:
    """Return where a text has a day of some words; else one of their numbers, or of their names."""
    days = {(one.month, one.day) for one in dates_in(words) if one.month and one.day}
    if days:
        return [one.span for one in dates_in(text) if (one.month, one.day) in days]
    numbers = numbers_in(words)
    if not numbers:
        named = {name.parts for name in names_in(words)}
        return [one.span for one in names_in(text) if one.parts in named]
    return [one.span for one in numbers_in(text) if any(same_number(one, said) for said in numbers)]


def _moved(one: Candidate, sentence: Sentence, words: Span) -> Candidate:
    start = sentence.span.start
    answer = Span(start + words.start, start + words.end)
    return replace(one, hit=replace(one.hit, sentence=sentence, answer=answer), words=words)
