"""The way in: a request about the collection -> its reply."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from assistant.answering.collection.about import about
from assistant.answering.collection.called import called_by
from assistant.answering.collection.comparison import Comparisons
from assistant.answering.collection.continuation import Continuations
from assistant.answering.collection.counting import Counter
from assistant.answering.collection.differences import ReportDifferences
from assistant.answering.collection.inventory import Inventory
from assistant.answering.collection.listed_under import ListedUnder
from assistant.answering.collection.manners import in_return
from assistant.answering.collection.news import News
from assistant.answering.collection.own_words import to_its_author
from assistant.answering.collection.provenance import Provenance
from assistant.answering.collection.quotation import Quotations
from assistant.answering.collection.reply import CollectionReply, Finder
from assistant.answering.collection.said_about import SaidAbout
from assistant.answering.collection.scope import Scope, ScopeFinder
from assistant.answering.collection.searched_words import SearchedWords
from assistant.answering.collection.source_asked import of_source, put_right_by
from assistant.answering.collection.summary import Summarizer
from assistant.answering.collection.timeline import Timelines
from assistant.answering.collection.wording import where
from assistant.answering.deciding.refusal import Refuser
from assistant.answering.understanding.request import Request
from assistant.answering.understanding.request_classifier import CONTINUING
from assistant.types import Question, RequestKind
from index.english.authorship import asks_for_author
from index.english.dissent import compares_reports
from index.english.lengths import length_asked
from index.english.shelves import (
    asks_what_is_kept,
    document_named,
    genre_named,
    names_articles,
    names_one_article,
)
from index.store import Catalogue
from index.types import SentenceHit

_Answer: TypeAlias = Callable[[Question, Scope], CollectionReply | None]

LISTED_PROBABILITY = 0.9
"""Below it who asks for a list is shown one under a heading that has the question's words."""

_HAVE = re.compile(r"\W*(?:do|have) (?:I|we) (?:have |got )?(?:any|some)thing\b", re.IGNORECASE)
_NAMED_IN = re.compile(r"\b(?:in|of|from) (?:the|this|my) (.+?)\W*$", re.IGNORECASE)
_OF_WHAT_IS_NEAR = frozenset({RequestKind.SUMMARY, RequestKind.NEWS, RequestKind.LATEST})
"""Kinds whose articles need not have the words of the subject."""


class Collection:
    """Answers requests about the collection. Thread safe; each part is handed in."""

    def __init__(
        self,
        catalogue: Catalogue,
        scopes: ScopeFinder,
        inventory: Inventory,
        provenance: Provenance,
        counter: Counter,
        summarizer: Summarizer,
        news: News,
        timelines: Timelines,
        comparisons: Comparisons,
        differences: ReportDifferences,
        quotations: Quotations,
        said_about: SaidAbout,
        written: tuple[Finder, ...],
        listed_under: ListedUnder,
        searched_words: SearchedWords,
        continuations: Continuations,
        refuser: Refuser,
    ) -> None:
        self._catalogue, self._scopes = catalogue, scopes
        self._inventory, self._provenance = inventory, provenance
        self._counter = counter
        self._summarizer, self._news, self._timelines = summarizer, news, timelines
        self._comparisons, self._differences = comparisons, differences
        self._quotations, self._said_about = quotations, said_about
        self._written, self._searched_words = written, searched_words
        self._listed_under, self._continuations = listed_under, continuations
        self._refuser = refuser

    def reply(self, request: Request, question: Question) -> CollectionReply | None:
        """Return the reply to a request, or None where it is to be answered as a question.

        Args:
            request: What the question was understood as.
            question: As it was asked, with its filter.
        """
        if request.kind is RequestKind.PROGRAM:
            return CollectionReply(about(question.text))
        if request.kind is RequestKind.SMALL_TALK:
            invitation = self._refuser.invitation(question).reason
            said = " ".join(filter(None, (in_return(question.text), invitation)))
            return CollectionReply(said, is_refusal=True)
        if request.kind in CONTINUING:
            return self._continuations.reply(request.kind, question)
        answer = self._answer(request.kind)
        if answer is None or self._catalogue.article_count(question.filter) == 0:
            return None
        if request.kind is RequestKind.COMPARE and (ranked := self.ranked(question, question)):
            return ranked
        scope = self._scopes.scope(question, request.subject)
        genre, _ = genre_named(question.text) or ("", ())
        scope = replace(scope, language=request.language, genre=genre)
        if not self._is_clear(request.kind, scope):
            return None
        is_news = request.kind in (RequestKind.NEWS, RequestKind.LATEST)
        if not scope.articles and request.kind in (RequestKind.COMPARE, RequestKind.QUOTE):
            return None  # the period may be that of what is compared, or spoken of
        if not scope.articles and not is_news:
            return CollectionReply(f"There is no article{where(scope)}.", is_refusal=True)
        if scope.stranger and request.kind in (RequestKind.COUNT, RequestKind.LIST):
            none = f"None of the {scope.total:,} articles names “{scope.stranger}” as its author."
            return CollectionReply(none, is_refusal=True)
        return answer(question, scope)

    def _is_clear(self, kind: RequestKind, scope: Scope) -> bool:
        """Whether it is known what of the articles is about a subject.

        In other languages than English what is only near to it is told by the search for questions.
        """
        is_near_enough = scope.language == "en" or kind not in _OF_WHAT_IS_NEAR
        return is_near_enough or not scope.subject or self._counter.is_mentioned(scope)

    def _answer(self, kind: RequestKind) -> _Answer | None:
        answers: Mapping[RequestKind, _Answer] = {
            RequestKind.ARTICLES: self._articles,
            RequestKind.SOURCES: self._origin,
            RequestKind.DATES: self._dates,
            RequestKind.PEOPLE: self._people,
            RequestKind.COUNT: self._count,
            RequestKind.LIST: self._list,
            RequestKind.SUMMARY: self._summary,
            RequestKind.TOPIC: self._topic,
            RequestKind.NEWS: self._of_period,
            RequestKind.LATEST: self._latest,
            RequestKind.TIMELINE: lambda _, scope: self._timelines.timeline(scope),
            RequestKind.COMPARE: self._compare,
            RequestKind.QUOTE: self._quote,
        }
        return answers.get(kind)

    def ranked(self, question: Question, meant: Question) -> CollectionReply | None:
        """Return rows of a table by their order, where a question asks for that; else None.

        Args:
            question: As it was asked.
            meant: With what was said before it, and its filter.
        """
        return self._comparisons.ranked(question.text, meant.text, meant.filter)

    def said(self, question: Question) -> CollectionReply | None:
        """Return what somebody says about something, where a question asks for that; else None.

        Or what a source says in a correction, or who calls something what.
        """
        put_right = put_right_by(question, self._catalogue)
        said = put_right or self._said_about.reply(question.text, question.filter)
        return said or called_by(question, self._catalogue)

    def rows(
        self, question: Question, found: Sequence[SentenceHit], sureness: float, is_doubtful: bool
    ) -> CollectionReply | None:
        """Return rows of a table or the age that a question asks for, as it is written; else None.

        Or headings that count it; or somebody's words on what is nearly that, or a list, where it
        is doubtful that what was found answers, or hardly sure and a list was asked for.
        """
        sentences = [hit.sentence for hit in found]
        written = (find(question.text, sentences) for find in self._written)
        if (rows := next(filter(None, written), None)) is None and is_doubtful:
            rows = self._said_about.nearly(question.text, question.filter)
        is_listed = question.kind is RequestKind.LIST and sureness < LISTED_PROBABILITY
        if rows is not None or not (is_doubtful or is_listed):
            return rows
        return self._listed_under.reply(question.text, sentences)

    def searched(
        self, typed: str, found: Sequence[SentenceHit], *, is_shown: bool
    ) -> CollectionReply | None:
        """Return what says most about a topic, among what was found and is shown or not."""
        return self._searched_words.reply(typed, found, is_shown=is_shown)

    def narrowed(self, question: Question) -> Question | None:
        """Return a question put only to the articles that it names; None where it names none.

        It names them by source, date or as those of somebody who tells of themself in them.
        """
        return self._scopes.narrowed(question) or to_its_author(question, self._catalogue)

    def of_source(self, question: Question) -> Question | None:
        """Return a question put only to the source whose word it asks for; None of most."""
        return of_source(question, self._catalogue)

    def _articles(self, question: Question, scope: Scope) -> CollectionReply | None:
        return self._inventory.asked(question.text, scope)

    def _origin(self, question: Question, scope: Scope) -> CollectionReply | None:
        asks_who = asks_for_author(question.text)
        if scope.subject and not names_articles(question.text):
            found = self._provenance.authors if asks_who else self._provenance.sources
            return found(scope) or _nothing_on(scope)
        return self._inventory.authors(scope) if asks_who else self._inventory.sources(scope)

    def _people(self, question: Question, scope: Scope) -> CollectionReply | None:
        """Return the names in the articles; in "the minutes" those of what is titled so."""
        shelf = _NAMED_IN.search(question.text)
        if shelf and not scope.subject:
            titled = self._scopes.titled(replace(scope, subject=shelf[1]))
            scope = titled if titled.titled else scope
        return self._inventory.people(scope)

    def _dates(self, question: Question, scope: Scope) -> CollectionReply | None:
        if scope.subject and names_one_article(question.text):
            return self._provenance.dates(scope) or _nothing_on(scope)
        return self._inventory.dates(scope)

    def _count(self, question: Question, scope: Scope) -> CollectionReply:
        return self._counter.asked(question.text, scope)

    def _compare(self, question: Question, scope: Scope) -> CollectionReply | None:
        """Return two sides of something, or two reports on it, side by side."""
        is_of_reports = compares_reports(question.text) or not scope.subject
        if is_of_reports and len(scope.sources) < 2:
            return self._differences.reply(question.text, scope)
        return self._comparisons.comparison(question.text, scope)

    def _quote(self, question: Question, scope: Scope) -> CollectionReply | None:
        """Return where quoted words stand, what an author wrote, or what somebody says."""
        found = self._quotations.of_words(question.text, scope)
        if found is None and scope.authors:
            return self._topic(question, scope)
        return found or self._quotations.of_speaker(question.text, scope)

    def _list(self, question: Question, scope: Scope) -> CollectionReply | None:
        """Return the articles that are asked for; a list of other things is read from sentences."""
        is_of_articles = names_articles(question.text) or asks_what_is_kept(question.text)
        if not is_of_articles and not scope.authors:
            return None
        mentioning = self._counter.mentioning(scope)
        listed = self._listed_under.called_documents(question.text, scope.subject, mentioning)
        return listed or self._counter.mentions(scope, with_titles=True)

    def _summary(self, question: Question, scope: Scope) -> CollectionReply:
        """Return a summary; of "the story", which several articles may tell, over all of them."""
        is_one = names_one_article(question.text) and not names_articles(question.text)
        scope = self._scopes.of_its_period(question, scope)
        scope = self._scopes.counted_off(question.text, scope)
        genre = None if scope.subject or len(scope.articles) < 2 else genre_named(question.text)
        if genre is not None:
            return self._summarizer.of_genre(scope, *genre)
        return self._summarizer.summary(
            self._scopes.titled(scope) if is_one else scope,
            of_one=is_one,
            length=length_asked(question.text),
        )

    def _topic(self, question: Question, scope: Scope) -> CollectionReply | None:
        """Return what named articles say; without such a name it is a question like others.

        So is a subject with a day: "revenue 2025" asks for what was said of 2025, whenever it was.
        Who asks what they have about something asks for the articles.
        """
        if _HAVE.search(question.text) and scope.subject:
            counted = self._count(question, scope)
            return None if counted.is_refusal else counted
        if scope.sources or scope.authors or not scope.subject:
            return self._summarizer.summary(scope, of_one=False)
        if document_named(scope.subject) and (named := self._scopes.titled(scope)).titled:
            return self._summarizer.summary(named, of_one=True)
        return None

    def _of_period(self, question: Question, scope: Scope) -> CollectionReply | None:
        if scope.subject and (scope.period is None or scope.articles):
            return self._news.latest(scope)
        if scope.subject and scope.period and scope.period.first == scope.period.last:
            return None  # a day without articles may be one that they tell of
        newest = next((one for one in self._catalogue.summaries()), None)
        return self._news.of_period(scope, newest)

    def _latest(self, question: Question, scope: Scope) -> CollectionReply:
        if not scope.subject:
            return self._news.of_period(scope, next(iter(scope.articles), None))
        return self._news.latest(scope)


def _nothing_on(scope: Scope) -> CollectionReply:
    return CollectionReply(f"No article on “{scope.subject}” was found.", is_refusal=True)
