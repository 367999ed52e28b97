"""What a newer article takes back: not on 2 May, as an older one says, but on 13 June."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from assistant.answering.draft import Candidate
from index.english.corrections import put_right
from index.english.dates import dates_in
from index.english.numbers import numbers_in, same_number
from index.english.questions import Kind, kind_of
from index.english.words import content_stems
from index.types import Sentence, Span

SHARED_WORDS = 1
"""Telling words of the question that the newer article's title or sentence has."""


def superseding(
    question: str,
    found: Sequence[Candidate],
    articles: Mapping[str, tuple[str, date | None]],
    sentences: Callable[[str], Sequence[Sentence]],
) -> Candidate | None:
    """Return a sentence of a newer article that takes back what a candidate answers; None without.

    It says what is not so but otherwise, for a day or number that the candidate gives.

    Args:
        question: As it was asked.
        found: The best candidates, best first.
        articles: Title and day by the candidates' articles.
        sentences: Those of an article.
    """
    if kind_of(question) not in (Kind.DATE, Kind.NUMBER):
        return None
    days = {id_: day for id_, (_, day) in articles.items() if day is not None}
    wanted = set(content_stems(question))
    for one in found:
        own = days.get(one.hit.sentence.article_id)
        if one.words is None or own is None:
            continue
        for newer in sorted((id_ for id_ in days if days[id_] > own), key=lambda id_: days[id_]):
            title = set(content_stems(articles[newer][0]))
            for sentence in sentences(newer):
                right = _right_for(one, sentence.text)
                said = title | set(content_stems(sentence.text))
                if right is not None and len(said & wanted) >= SHARED_WORDS:
                    return _moved(one, sentence, right)
    return None


def _right_for(one: Candidate, text: str) -> Span | None:
    """Return what a text puts in the place of a candidate's words; None where it does not."""
    for wrong in _same_values(one.short_answer or "", text):
        right = put_right(text, wrong)
        if right != wrong:
            return right
    return None


def _same_values(words: str, text: str) -> list[Span]:
    """Return where a text has a day of some words; where they have none, one of their numbers."""
    days = {(one.month, one.day) for one in dates_in(words) if one.month and one.day}
    if days:
        return [one.span for one in dates_in(text) if (one.month, one.day) in days]
    numbers = numbers_in(words)
    return [one.span for one in numbers_in(text) if any(same_number(one, said) for said in numbers)]


def _moved(one: Candidate, sentence: Sentence, words: Span) -> Candidate:
    start = sentence.span.start
    answer = Span(start + words.start, start + words.end)
    return replace(one, hit=replace(one.hit, sentence=sentence, answer=answer), words=words)
