"""Timelines: sentences on a subject in the order of the days that they speak of."""

import datetime
from collections.abc import Sequence
from typing import TypeAlias

from assistant.answering.collection.relevance import Relevance
from assistant.answering.collection.reply import CollectionReply, Shown
from assistant.answering.collection.scope import Scope
from index.english.coreference import leans_back
from index.english.dates import day_text
from index.english.event_days import event_day
from index.search.duplicates import say_the_same
from index.sentences.lines import is_table_row
from index.store import ArticleSummary, Catalogue
from index.types import Sentence

SHOWN_EVENTS = 10
READ_ARTICLES = 8
"""Articles on the subject whose sentences are looked at, the newest."""


_Event: TypeAlias = tuple[datetime.date, str, Sentence]


class Timelines:
    """Puts what happened in order. Thread safe."""

    def __init__(self, catalogue: Catalogue, relevance: Relevance) -> None:
        self._catalogue = catalogue
        self._relevance = relevance

    def timeline(self, scope: Scope) -> CollectionReply:
        """Return the dated sentences of the articles on a subject, earliest first.

        A day that a sentence says relatively ("on Tuesday") is told from its article's day. Of
        sentences that say the same the first is shown.
        """
        events: list[_Event] = []
        for article in self._relevance.about(scope)[:READ_ARTICLES]:
            events.extend(self._events(article))
        events.sort(key=lambda one: (one[0], one[2].article_id, one[2].number))
        kept: list[_Event] = []
        for event in events:
            if not any(say_the_same(event[2].text, other[2].text) for other in kept):
                kept.append(event)
        if not kept:
            about = f" on “{scope.subject}”" if scope.subject else ""
            return CollectionReply(f"No dated sentence was found{about}.", is_refusal=True)
        about = f" of “{scope.subject}”" if scope.subject else ""
        chosen = _chosen(kept)
        others = [one for one in kept if one not in chosen]
        shown = (Shown(sentence, label=label) for _, label, sentence in (*chosen, *others))
        statement = f"Timeline{about}, by the days that the sentences speak of:"
        return CollectionReply.listing(statement, shown, len(chosen), len(kept))

    def _events(self, article: ArticleSummary) -> list[_Event]:
        """Return the dated sentences of an article, and its lead, of its own day where it has none.

        What an article is about stands in its lead, as a rule without a day.
        """
        body = [one for one in self._catalogue.sentences(article.id) if not one.is_heading]
        events = []
        for sentence in body:
            told = event_day(sentence.text, article.date)
            if (
                told is not None
                and not leans_back(sentence.text)
                and not is_table_row(sentence.text)
            ):
                events.append((*told, sentence))
        if article.date is None or not body or any(one[2] == body[0] for one in events):
            return events
        return [(article.date, f"{day_text(article.date)} (published)", body[0]), *events]


def _chosen(events: Sequence[_Event]) -> list[_Event]:
    """Return the events that are shown, in their order; where they are too many, first each lead's.

    The first sentences of the articles tell the stages of a story.
    """
    first: dict[str, int] = {}
    for _, _, sentence in events:
        number = first.get(sentence.article_id, sentence.number)
        first[sentence.article_id] = min(number, sentence.number)
    by_weight = sorted(events, key=lambda one: one[2].number != first[one[2].article_id])
    shown = by_weight[:SHOWN_EVENTS]
    return [one for one in events if one in shown]
