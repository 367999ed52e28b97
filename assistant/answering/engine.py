"""Question -> Answer: retrieve, decide, write, cite, check. Each stage is handed in."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.answering.checking.absence import is_no_answer
from assistant.answering.checking.answer import AnswerChecker
from assistant.answering.checking.citations import CitationChecker
from assistant.answering.collection.collection import Collection
from assistant.answering.collection.reply import CollectionReply
from assistant.answering.comparing.disagreement import DisagreementFinder
from assistant.answering.deciding.answerability import Answerability
from assistant.answering.deciding.confidence import Confidence
from assistant.answering.deciding.refusal import Refuser
from assistant.answering.draft import Candidate, DraftSentence, Writer, WritingReport
from assistant.answering.understanding import FollowUps, Understood
from assistant.answering.understanding.request import (
    Request,
    asked_plainly,
    within_conversation,
)
from assistant.answering.understanding.request_classifier import RequestClassifier
from assistant.types import (
    Answer,
    Answered,
    AnswerSentence,
    Question,
    Refusal,
    RequestKind,
    Searched,
    SentenceWritten,
    StreamEvent,
)
from index.store import Catalogue
from index.types import ArticleHit, SearchFilter

NEAREST_SENTENCES = 3
"""How many sentences a refusal shows, marked as not answering."""

_ANSWERED_IN_WORDS = frozenset({RequestKind.FACT})
"""Kinds that a few words of a sentence can answer."""

REPORTED_SENTENCES = 50
"""How many retrieved sentences an answer carries; scripts measure rankings with them."""


@dataclass(frozen=True, slots=True)
class CitationEngine:
    """Answers from published articles; every sentence carries checked citations. Thread safe.

    Attributes:
        catalogue: The articles that are searched.
        follow_ups: Searches for what a question means within its conversation.
        answerability: How surely what was found answers.
        refusal_threshold: Least probability of that with which an answer is written.
        writer: Writes the answer.
        checkers: Makes the checker of one answer's sentences.
        disagreements: Finds where the articles contradict each other.
        refuser: Replies to what is not answered: small talk, and what the articles do not say.
        confidence: How surely the words marked as a short answer are right.
        short_answer_threshold: Least probability of that with which they are shown.
        requests: Tells what kind of request a question is.
        collection: Answers requests that are about many articles.
    """

    catalogue: Catalogue
    follow_ups: FollowUps
    answerability: Answerability
    refusal_threshold: float
    writer: Writer
    checkers: Callable[[Question], AnswerChecker]
    disagreements: DisagreementFinder
    refuser: Refuser
    confidence: Confidence
    short_answer_threshold: float
    requests: RequestClassifier
    collection: Collection

    def answer(self, question: Question) -> Answer:
        """Answer one question."""
        for event in self.stream(question):
            if isinstance(event, Answered):
                return event.answer
        raise AssertionError("a stream always ends with the whole answer")

    def stream(self, question: Question) -> Iterator[StreamEvent]:
        """Yield the answer as it is made, ending with the whole of it."""
        clock = _Clock()
        request = self._request(question)
        reply = self.collection.reply(request, question)
        if reply is not None:
            yield from self._collected(question, request, reply, clock)
            return
        question = replace(question, kind=request.kind, text=asked_plainly(question, request))
        understood = self._understood(question)
        clock.lap("retrieve")
        yield Searched(
            self.catalogue.article_count(understood.question.filter),
            understood.searched_for,
            understood.inferred,
        )
        yield from self._answered(question, understood, clock)

    def _request(self, question: Question) -> Request:
        request = self.requests.request(question.text)
        if question.as_kind is not None:
            return replace(request, kind=question.as_kind, probability=1.0)
        return within_conversation(request, question)

    def _understood(self, question: Question) -> Understood:
        """Search, also among only the articles of a source or date that the question names.

        Whichever search answers more surely is kept: a date may as well be that of an event.
        """
        wide = self.follow_ups.search(question)
        narrowed = self.collection.narrowed(question)
        if narrowed is None:
            return wide
        narrow = self.follow_ups.search(narrowed)
        if self._sureness(narrow) < max(self.refusal_threshold, self._sureness(wide)):
            return wide
        inferred = SearchFilter(
            narrowed.filter.sources - question.filter.sources,
            narrowed.filter.after,
            narrowed.filter.before,
        )
        return replace(narrow, searched_for=narrow.question.text, inferred=inferred)

    def _sureness(self, understood: Understood) -> float:
        return self.answerability.probability(understood.question.text, understood.result)

    def _collected(
        self, question: Question, request: Request, reply: CollectionReply, clock: "_Clock"
    ) -> Iterator[StreamEvent]:
        """Yield the reply to a request about the collection, its sentences checked like any."""
        yield Searched(self.catalogue.article_count(question.filter))
        checker = self.checkers(question)
        sentences = []
        for shown in reply.shown:
            draft = DraftSentence(shown.sentence.text, (shown.sentence, *shown.copies))
            sentence = checker.checked(draft)
            if sentence is not None:
                sentences.append(replace(sentence, label=shown.label))
                yield SentenceWritten(sentences[-1])
        refused = reply.is_refusal or not (sentences or reply.statement)
        clock.lap("write")
        yield Answered(
            Answer(
                question.text,
                tuple(sentences),
                refusal=Refusal(reply.statement) if refused else None,
                answerability=0.0 if refused else 1.0,
                retrieved_articles=_articles_of(reply),
                latency_ms=clock.laps_ms(),
                understood_as=request.kind,
                statement="" if refused else reply.statement,
                more=reply.more,
            )
        )

    def _answered(
        self, asked: Question, understood: Understood, clock: "_Clock"
    ) -> Iterator[StreamEvent]:
        question, result = understood.question, understood.result
        probability = self.answerability.probability(question.text, result)
        clock.lap("decide")
        checker = self.checkers(question)
        writing = _Writing(checker)
        if probability >= self.refusal_threshold:
            yield from writing.events(self.writer.write(question, result))
        refusal = None if writing.sentences else self._refusal(understood, checker.citations)
        found = writing.report.candidates if writing.sentences else ()
        disagreement = self.disagreements.find(question.text, found, checker.citations)
        short_answer = _short_answer(found, writing.sentences)
        sureness = self._sureness_of_words(question, found) if short_answer else 0.0
        clock.lap("write")
        yield Answered(
            Answer(
                question=asked.text,
                sentences=tuple(writing.sentences),
                short_answer=short_answer if sureness >= self.short_answer_threshold else None,
                short_answer_probability=sureness,
                refusal=refusal,
                answerability=probability,
                retrieved_articles=result.articles,
                retrieved_sentences=result.sentences[:REPORTED_SENTENCES],
                latency_ms=clock.laps_ms(),
                tokens={**understood.tokens, **writing.report.tokens},
                cost=_sum(understood.cost, writing.report.cost),
                incomplete=writing.report.incomplete,
                fallback=writing.report.fallback,
                dropped_citations=writing.dropped,
                disagreement=disagreement,
                searched_for=understood.searched_for,
                inferred=understood.inferred,
                understood_as=question.kind,
            )
        )

    def _sureness_of_words(self, question: Question, found: Sequence[Candidate]) -> float:
        """Return the probability that the words marked are right; 0 where none can answer."""
        if question.kind not in _ANSWERED_IN_WORDS:
            return 0.0
        title = self.catalogue.title(found[0].hit.sentence.article_id)
        return self.confidence.probability(question.text, found, title)

    def _refusal(self, understood: Understood, citations: CitationChecker) -> Refusal:
        nearest = [hit.sentence for hit in understood.result.sentences[:NEAREST_SENTENCES]]
        return self.refuser.refusal(understood.question, citations.valid(nearest))


class _Writing:
    """Checks what a writer hands on and keeps it.

    Sentences wait for the first that cites something. Where none does and one says that the
    articles do not answer, there is no answer.
    """

    def __init__(self, checker: AnswerChecker) -> None:
        self._checker = checker
        self._waiting: list[AnswerSentence] = []
        self.sentences: list[AnswerSentence] = []
        self.report = WritingReport()
        self.dropped = 0

    def events(self, drafts: Iterable[DraftSentence | WritingReport]) -> Iterator[SentenceWritten]:
        for draft in drafts:
            if isinstance(draft, WritingReport):
                self.report = draft
                continue
            self.dropped += draft.unknown
            sentence = self._checker.checked(draft)
            if sentence is not None:
                self._waiting.append(sentence)
                if self.sentences or sentence.citations:
                    yield from self._shown()
        if not is_no_answer(self._waiting):
            yield from self._shown()

    def _shown(self) -> Iterator[SentenceWritten]:
        waiting, self._waiting = self._waiting, []
        for sentence in waiting:
            self.sentences.append(sentence)
            yield SentenceWritten(sentence)


def _articles_of(reply: CollectionReply) -> tuple[ArticleHit, ...]:
    """Return the articles that a reply shows, in its order."""
    ids = dict.fromkeys(shown.sentence.article_id for shown in reply.shown)
    return tuple(ArticleHit(id_, -float(rank)) for rank, id_ in enumerate(ids))


def _short_answer(found: Sequence[Candidate], sentences: Sequence[AnswerSentence]) -> str | None:
    """Return the words that answer, as the reader marked them, if the answer has them."""
    words = found[0].short_answer if found else None
    return words if words and any(words in sentence.text for sentence in sentences) else None


def _sum(*costs: float | None) -> float | None:
    """Return what is known of the costs, None if nothing is."""
    known = [cost for cost in costs if cost is not None]
    return sum(known) if known else None


class _Clock:
    """Times the stages of one answer."""

    def __init__(self) -> None:
        self._start = self._last = time.perf_counter()
        self._laps: dict[str, float] = {}

    def lap(self, stage: str) -> None:
        now = time.perf_counter()
        self._laps[stage] = 1000 * (now - self._last)
        self._last = now

    def laps_ms(self) -> dict[str, float]:
        return {**self._laps, "total": 1000 * (time.perf_counter() - self._start)}
