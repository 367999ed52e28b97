"""Which candidate leads: a correction before what it corrects, the newer report before the older.

What the reader scores is how well a sentence answers; it knows neither that an article of March
takes back what one of January said, nor that a figure was corrected.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.answering.comparing.asked import Asked
from assistant.answering.comparing.claims import Value, count_other_things, value_in
from assistant.answering.draft import Candidate
from assistant.answering.writing.standing import reports
from assistant.answering.writing.superseding import superseding
from index.english.corrections import corrected, corrected_after, renamed, same_date
from index.english.dates import Date, dates_in, day_text
from index.english.names import Name, has_name, names_in
from index.english.numbers import Number, numbers_in, same_number, same_unit
from index.english.questions import Kind, kind_of
from index.english.tense import Tense, tense_asked
from index.english.then_and_now import asks_for_now, number_now
from index.english.times import month_meant
from index.english.words import content_stems
from index.types import Sentence, Span

COMPARED = 8
"""How many of the best candidates may lead."""

CLOSE_SCORE = 4.5
"""They are at most this far below the best, in units of the candidates' scores."""

_Articles = Mapping[str, tuple[str, date | None]]
"""Title and day by the article's id."""


@dataclass(frozen=True, slots=True)
class Led:
    """Candidates in the order in which they answer, and what is said of some articles.

    Attributes:
        candidates: The one that leads is first.
        labels: By article id, what its sentences are shown as: "earlier, 22 January 2026".
        kept: A candidate that is shown beside the first one in any case: what it supersedes.
    """

    candidates: tuple[Candidate, ...]
    labels: Mapping[str, str]
    kept: Candidate | None = None


def led(
    question: str,
    found: Sequence[Candidate],
    articles: _Articles,
    following: Mapping[Sentence, Sentence],
    sentences: Callable[[str], Sequence[Sentence]],
) -> Led:
    """Return the candidates with a correction, or the newest report on the same, in the lead.

    Args:
        question: As it was asked.
        found: Best first.
        articles: Those of the candidates.
        following: By candidates' sentences, the next of their paragraphs.
        sentences: Those of an article.
    """
    near = [one for one in found[:COMPARED] if one.score >= found[0].score - CLOSE_SCORE]
    right_name = renaming(found[0].hit.sentence.text, found) if found else None
    correction = (
        right_name or _correction(question, near) or _put_right_after(question, found, following)
    )
    if correction is not None:
        label = {correction.hit.sentence.article_id: "corrected"}
        return Led(_put_first(replace(correction, score=found[0].score), found), label)
    now = _now_after(question, near, following)
    if now is not None:
        return Led(_put_first(now, found), {})
    taking_back = superseding(question, near, articles, sentences)
    if taking_back is not None:
        others = _put_first(taking_back, found)
        return _with_newest_first(taking_back, others, _put_first(taking_back, near), articles)
    if not near or tense_asked(question) is Tense.PAST or month_meant_in_past(question):
        return Led(tuple(found), {})  # what is meant is the report of then
    known = reports(question, near, articles)
    if known is not None:
        first = _with_newest_first(known.newest, found, [known.newest, *known.earlier], articles)
        return replace(first, kept=known.reversed)
    newest = _newest(question, near, articles)
    return _with_newest_first(newest, found, near, articles) if newest else Led(tuple(found), {})


def _put_first(first: Candidate, found: Sequence[Candidate]) -> tuple[Candidate, ...]:
    return first, *(one for one in found if one.hit.sentence != first.hit.sentence)


def _with_newest_first(
    newest: Candidate, found: Sequence[Candidate], near: Sequence[Candidate], articles: _Articles
) -> Led:
    article_id = newest.hit.sentence.article_id
    own = [one for one in near if one.hit.sentence.article_id == article_id and one is not newest]
    first = (newest, *own)
    day = articles[article_id][1]
    labels = {
        other: f"earlier, {day_text(its_day)}"
        for other in dict.fromkeys(one.hit.sentence.article_id for one in near)
        if (its_day := articles[other][1]) is not None and day is not None and its_day < day
    }
    lifted = replace(newest, score=found[0].score)
    return Led((lifted, *own, *(one for one in found if one not in first)), labels)


def renaming(text: str, found: Sequence[Candidate]) -> Candidate | None:
    """Return a candidate that corrects a name of a text, with the right name marked."""
    for one in found:
        names = renamed(one.hit.sentence.text)
        if names and one.hit.sentence.text != text and _has_as_name(text, names[0]):
            return replace(one, words=names[1].span)
    return None


def _correction(question: str, near: Sequence[Candidate]) -> Candidate | None:
    """Return a candidate that corrects the words of the best one, with the right number marked."""
    if kind_of(question) is not Kind.NUMBER or not near:
        return None
    said = numbers_in(near[0].short_answer or "")
    for one in near:
        figures = corrected(one.hit.sentence.text)
        if figures and any(same_number(number, wrong) for number in said for wrong in figures):
            return replace(one, words=figures[1].span)
    return None


def _put_right_after(
    question: str, found: Sequence[Candidate], following: Mapping[Sentence, Sentence]
) -> Candidate | None:
    """Return the sentence that puts the best candidate's value right, after one that repeats it.

    A column of corrections quotes the error first.
    """
    marked = (found[0].short_answer or "") if found else ""
    if not marked:
        return None
    wanted = set(content_stems(question))
    for one in found:
        error = one.hit.sentence
        after = following.get(error)
        figures = corrected_after(error.text, after.text) if after else None
        shared = len(wanted & set(content_stems(error.text)))
        if after is None or figures is None or 2 * shared < len(wanted):
            continue
        if _says(marked, figures[0]):
            return _moved_on(one, after, figures[1])
    return None


def _says(marked: str, value: Number | Date) -> bool:
    """Whether some words are a number or a date."""
    if isinstance(value, Number):
        return any(same_number(one, value) for one in numbers_in(marked))
    return any(same_date(one, value) for one in dates_in(marked))


def _now_after(
    question: str, near: Sequence[Candidate], following: Mapping[Sentence, Sentence]
) -> Candidate | None:
    """Return the sentence on today behind the best one, which speaks of then; None without it."""
    if kind_of(question) is not Kind.NUMBER or not near or not asks_for_now(question):
        return None
    best = near[0]
    after = following.get(best.hit.sentence)
    now = number_now(best.hit.sentence.text, after.text) if after else None
    return _moved_on(best, after, now) if after and now else None


def _moved_on(one: Candidate, after: Sentence, right: Number | Date) -> Candidate:
    """Return a candidate that answers with a value of the sentence after its own."""
    start, end = (after.span.start + at for at in (right.span.start, right.span.end))
    return replace(
        one, hit=replace(one.hit, sentence=after, answer=Span(start, end)), words=right.span
    )


def _has_as_name(text: str, name: Name) -> bool:
    return any(set(name.parts) <= set(one.parts) for one in names_in(text))


def _newest(question: str, near: Sequence[Candidate], articles: _Articles) -> Candidate | None:
    """Return the candidate of the newest article with another value; None if that is the best."""
    if kind_of(question) in (None, Kind.YES_NO):
        return None
    day = articles[near[0].hit.sentence.article_id][1]
    if day is None:
        return None
    newer = [
        one
        for one in near[1:]
        if (its_day := articles[one.hit.sentence.article_id][1]) is not None and its_day > day
    ]
    newer.sort(key=lambda one: articles[one.hit.sentence.article_id][1] or day, reverse=True)
    values = (one for one in newer if _gives_another_value(question, near[0], one, articles))
    return next(values, None)


def month_meant_in_past(question: str) -> bool:
    """Whether a question names a month and its year."""
    named = month_meant(question)
    return named is not None and named[1] is not None


def _gives_another_value(
    question: str, best: Candidate, one: Candidate, articles: _Articles
) -> bool:
    """Whether both sentences answer the same question, each with its own value."""
    kind = kind_of(question)
    if kind is None:
        return False
    asked = Asked.of(kind, question)
    if kind is Kind.NAME and not asked.has_one_answer:
        return False
    values = list[Value]()
    texts = best.hit.sentence.text, one.hit.sentence.text
    for each in (best, one):
        sentence = each.hit.sentence
        found = value_in(kind, question, sentence.text, each.words)
        if found is None or not asked.is_answered_by(
            sentence.text, articles[sentence.article_id][0]
        ):
            return False
        values.append(found[0])
    first, second = values
    if isinstance(first, Number) and isinstance(second, Number):
        return _differ(first, second) and not count_other_things(texts[0], first, texts[1], second)
    return _differ(first, second)


def _differ(one: Value, other: Value) -> bool:
    if isinstance(one, Number) and isinstance(other, Number):
        return same_unit(one, other) and not (same_number(one, other) or same_number(other, one))
    if isinstance(one, Date) and isinstance(other, Date):
        return not same_date(one, other)
    if isinstance(one, Name) and isinstance(other, Name):
        return not (has_name(one, [other.written]) or has_name(other, [one.written]))
    return False
