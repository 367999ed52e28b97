"""Timelines: sentences on a subject in the order of the days that they speak of."""

import datetime
import re
from collections.abc import Collection, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import islice
from typing import TypeAlias

from assistant.answering.collection.clock_events import clock_events, told_events
from assistant.answering.collection.relevance import TOLD_SHARE, Relevance
from assistant.answering.collection.reply import CollectionReply, Shown
from assistant.answering.collection.scope import Scope
from assistant.answering.neighbours import headings_above
from index.english.coreference import leans_back
from index.english.dates import day_text
from index.english.datestamps import is_date_stamp
from index.english.event_days import event_day
from index.english.names import names_in
from index.english.periods import Period
from index.english.requests import subjects_joined
from index.english.same_words import say_the_same
from index.english.words import content_stems
from index.formats.head_lines import head_line
from index.sentences.lines import is_table_row
from index.store import ArticleSummary, Catalogue
from index.types import Sentence

SHOWN_EVENTS = 10
READ_ARTICLES = 8
"""Articles on the subject whose sentences are looked at: those called so, then the newest."""


_SOMEBODY = re.compile(r"\W*s?he\b", re.IGNORECASE)

_Event: TypeAlias = tuple[datetime.date, str, Sentence]


class Timelines:
    """Puts what happened in order. Thread safe."""

    def __init__(self, catalogue: Catalogue, relevance: Relevance) -> None:
        self._catalogue = catalogue
        self._relevance = relevance

    def timeline(self, scope: Scope) -> CollectionReply:
        """Return the dated sentences of the articles on a subject, earliest first.

        A day that a sentence says relatively ("on Tuesday") is told from its article's day. Of
        sentences that say the same the first is shown; of articles that speak of the subject only
        in passing, those that name it. Of a period that is named its own days are told.
        """
        wanted = set(content_stems(scope.subject))
        events = self._events_on(scope, self._described(scope), wanted)
        # What names the subject best may tell of it in other words throughout.
        events = events or self._events_on(scope, self._relevance.named(scope), wanted)
        events = _within(events, scope.period)
        events.sort(key=lambda one: (one[0], one[2].article_id))  # within a day as they are told
        kept: list[_Event] = []
        for event in events:
            if not any(say_the_same(event[2].text, other[2].text) for other in kept):
                kept.append(event)
        of_subject = f" of “{scope.subject}”" if scope.subject else ""
        if not kept:
            none = f"No dated sentence was found{of_subject.replace(' of', ' on', 1)}."
            return CollectionReply(none, is_refusal=True)
        chosen = _chosen(kept, wanted)
        others = [one for one in kept if one not in chosen]
        shown = (Shown(sentence, label=label) for _, label, sentence in (*chosen, *others))
        statement = f"Timeline{of_subject}, by the days that the sentences speak of:"
        return CollectionReply.listing(statement, shown, len(chosen), len(kept))

    def _described(self, scope: Scope) -> list[ArticleSummary]:
        """Return the articles that a subject only describes, in words that none has all of.

        "The hockey match" may be a report that never says hockey.
        """
        is_named = not scope.subject or scope.titled or bool(self._relevance.mentioning(scope))
        if is_named:
            return []
        parts = (replace(scope, subject=part) for part in subjects_joined(scope.subject))
        return list(dict.fromkeys(one for part in parts for one in self._relevance.named(part)))

    def _events_on(
        self, scope: Scope, described: Sequence[ArticleSummary], wanted: AbstractSet[str]
    ) -> list[_Event]:
        """Return the events of the articles on a subject: all of those that are described by it.

        Of others that speak of it in passing, those that name it, or stand under its heading.
        """
        events: list[_Event] = []
        about = [one for one in self._relevance.about(scope) if one not in described]
        articles = (*described, *_named_first(about, wanted))
        meant = (one for one in articles if not self._relevance.is_mistaken(one, scope.subject))
        for article in islice(meant, READ_ARTICLES):
            of_article = self._events(article, is_portrait=_names(article.title, scope.subject))
            if article not in described and not self._relevance.tells(article, scope):
                of_article = self._in_passing(article, of_article, wanted)
            events.extend(of_article)
        return events

    def _in_passing(
        self, article: ArticleSummary, events: Sequence[_Event], wanted: AbstractSet[str]
    ) -> list[_Event]:
        """Return those events of an article that are on a subject; else what it says of it first.

        What its title says need not be said again.
        """
        sentences = self._catalogue.sentences(article.id)
        above = headings_above(sentences)
        untold = wanted - set(content_stems(article.title)) or wanted
        on_it = [
            one
            for one in events
            if _share(one[2].text, wanted) >= TOLD_SHARE
            or _share(f"{one[2].text} {above[one[2].number]}", untold) >= TOLD_SHARE
        ]
        if on_it or article.date is None or untold == wanted:
            return on_it
        said = (one for one in sentences if not one.is_heading and _share(one.text, untold) == 1.0)
        written = f"{day_text(article.date)} (published)"
        return [(article.date, written, one) for one in islice(said, 1)]

    def _events(self, article: ArticleSummary, *, is_portrait: bool) -> list[_Event]:
        """Return the dated sentences of an article, and its lead, of its own day where it has none.

        What an article is about stands in its lead, as a rule without a day. A date stamp is the
        day of the sentence after it. One that tells a day by the clock has an event a time. In the
        portrait of whom the timeline is of, "he" is that one.
        """
        body = [one for one in self._catalogue.sentences(article.id) if not one.is_heading]
        if by_the_clock := clock_events(body, article.date):
            return by_the_clock
        lead = next((one for one in body if not _is_head(one.text)), None)
        events: list[_Event] = []
        for at, sentence in enumerate(body):
            told = event_day(sentence.text, article.date)
            if told is not None and _is_head(sentence.text):
                later = (one for one in body[at + 1 :] if not _is_head(one.text))
                sentence = next(later, sentence)
            if (
                told is not None
                and not _leans(sentence.text, is_portrait=is_portrait)
                and not is_table_row(sentence.text)
                and not any(one[2] == sentence for one in events)
            ):
                events.append((*told, sentence))
        if article.date is not None and lead and not any(one[2] == lead for one in events):
            written = f"{day_text(article.date)} (published)"
            events.insert(0, (article.date, written, lead))
        plain = [one for one in body if not _leans(one.text, is_portrait=is_portrait)]
        return _with_times(events, plain, lead)


def _is_head(text: str) -> bool:
    """Whether a sentence only says when something appeared, or where, or by whom it is."""
    if is_date_stamp(text):
        return True
    head = head_line(text)
    return head is not None and (head.is_sure or bool(head.author))


def _with_times(
    events: Sequence[_Event], sentences: Sequence[Sentence], lead: Sentence | None
) -> list[_Event]:
    """Return events, those of one day at the times that its sentences tell, if they do.

    It is the day of the article's lead.
    """
    day = next((one[0] for one in events if one[2] == lead), None)
    of_others = [one[2] for one in events if one[0] != day]
    of_day = [one for one in sentences if one not in of_others]
    timed = told_events(of_day, len(of_others), (day, day_text(day)) if day else None)
    told = [one[2] for one in timed]
    return [*(one for one in events if one[2] not in told), *timed]


def _named_first(
    articles: Sequence[ArticleSummary], wanted: AbstractSet[str]
) -> list[ArticleSummary]:
    """Return articles in their order, those first whose titles have most words of a subject.

    Hundreds of newer ones may have them in passing.
    """

    def is_other(article: ArticleSummary) -> bool:
        said = wanted & set(content_stems(article.title))
        return len(said) <= TOLD_SHARE * len(wanted)

    return sorted(articles, key=is_other)


def _names(title: str, subject: str) -> bool:
    """Whether a title has a name of a subject."""
    said = {part for name in names_in(f"On {title}") for part in name.parts}
    return any(said.issuperset(name.parts) for name in names_in(f"of {subject}"))


def _leans(text: str, *, is_portrait: bool) -> bool:
    return leans_back(text) and not (is_portrait and _SOMEBODY.match(text))


def _within(events: list[_Event], period: Period | None) -> list[_Event]:
    """Return the events of a period; all where none is, or none is named."""
    if period is None:
        return events
    first, last = period.first or datetime.date.min, period.last or datetime.date.max
    return [one for one in events if first <= one[0] <= last] or events


def _share(text: str, wanted: Collection[str]) -> float:
    """Return which share of a subject's words a text has; all of none."""
    said = set(wanted).intersection(content_stems(text))
    return len(said) / len(wanted) if wanted else 1.0


def _chosen(events: Sequence[_Event], wanted: Collection[str]) -> list[_Event]:
    """Return the events that are shown, in their order; where they are too many, first each lead's.

    The first sentences of the articles tell the stages of a story; then come those that name it.
    """
    first: dict[str, int] = {}
    for _, _, sentence in events:
        number = first.get(sentence.article_id, sentence.number)
        first[sentence.article_id] = min(number, sentence.number)

    def order(event: _Event) -> tuple[bool, float]:
        return event[2].number != first[event[2].article_id], -_share(event[2].text, wanted)

    shown = sorted(events, key=order)[:SHOWN_EVENTS]
    return [one for one in events if one in shown]
