"""Question -> Answer: retrieve, decide, write, cite, check. Each stage is handed in."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.answering.checked_writing import CheckedWriting, checked_sentences
from assistant.answering.checking.answer import AnswerChecker
from assistant.answering.checking.citations import CitationChecker
from assistant.answering.clock import Clock
from assistant.answering.collection.reply import CollectionReply
from assistant.answering.comparing.disagreement import DisagreementFinder
from assistant.answering.deciding.confidence import Confidence
from assistant.answering.deciding.doubt import doubted, least_probability
from assistant.answering.deciding.refusal import Refuser
from assistant.answering.draft import Candidate, Writer, WritingReport
from assistant.answering.finding import Finder
from assistant.answering.found import Found
from assistant.answering.joining import joined
from assistant.answering.understanding import Understood
from assistant.answering.understanding.casing import Casing
from assistant.answering.understanding.follow_ups import LEANS
from assistant.answering.understanding.pointing import of_one_shown, whose_words
from assistant.answering.understanding.repeated import as_asked, repeated
from assistant.answering.understanding.request import (
    Request,
    asked_plainly,
    looked_up,
    surely_requests,
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
    Turn,
)
from index.english.parts import parts_of
from index.languages.detection import language_among
from index.store import Catalogue

NEAREST_SENTENCES = 3
"""How many sentences a refusal shows, marked as not answering."""

_WORDLESS = frozenset({RequestKind.WHY, RequestKind.YES_NO, RequestKind.TOPIC, RequestKind.QUOTE})
"""Kinds that a few words of a sentence never answer."""

ANSWERS_ANYHOW = 0.5
"""A less sure request is answered as a question, where it is answered at least this probably, times
the probability that it is one: "Who was sent off?" is asked of the program as little as not."""

REPORTED_SENTENCES = 50
"""How many retrieved sentences an answer carries; scripts measure rankings with them."""


@dataclass(frozen=True, slots=True)
class CitationEngine:
    """Answers from published articles; every sentence carries checked citations. Thread safe.

    Attributes:
        catalogue: The articles that are searched.
        finder: Searches for what a question needs.
        casing: Writes a question as the articles do.
        writer: Writes the answer.
        checkers: Makes the checker of one answer's sentences.
        disagreements: Finds where the articles contradict each other.
        refuser: Replies to what is not answered: small talk, and what the articles do not say.
        confidence: How surely the words marked as a short answer are right.
        short_answer_threshold: Least probability of that with which they are shown.
        requests: Tells what kind of request a question is.
        foreign: Tells what is asked for in another language than English.
        takes_apart: Answer a question for two things part by part; a language model needs no help.
    """

    catalogue: Catalogue
    finder: Finder
    casing: Casing
    writer: Writer
    checkers: Callable[[Question], AnswerChecker]
    disagreements: DisagreementFinder
    refuser: Refuser
    confidence: Confidence
    short_answer_threshold: float
    requests: RequestClassifier
    foreign: Callable[[Question], tuple[Request, Question] | None]
    takes_apart: bool = True

    def answer(self, question: Question) -> Answer:
        """Answer one question."""
        for event in self.stream(question):
            if isinstance(event, Answered):
                return event.answer
        raise AssertionError("a stream always ends with the whole answer")

    def stream(self, question: Question) -> Iterator[StreamEvent]:
        """Yield the answer as it is made, ending with the whole of it."""
        for event in self._stream(self.casing.restored(question)):
            if isinstance(event, Answered):
                answer = replace(event.answer, question=question.text)
                is_quoted = self.takes_apart  # else a language model writes
                threshold = self.finder.refusal_threshold
                event = Answered(doubted(answer, threshold) if is_quoted else answer)
            yield event

    def _stream(self, question: Question) -> Iterator[StreamEvent]:
        told = self.foreign(question)
        reply = self.finder.collection.reply(*told) if told else None
        if told is not None and reply is not None:
            yield from self._collected(question, told[0], reply, Clock())
        else:
            yield from self._unless_foreign(question)

    def _unless_foreign(self, question: Question) -> Iterator[StreamEvent]:
        """Yield the answer to what is no request in another language than English."""
        clock = Clock()
        reply = self.finder.collection.said(question) if self.takes_apart else None
        again = None if reply else self._again(question)
        if again is not None:
            yield from (as_asked(one, question, again) for one in self._stream(again))
            return
        leans = self.finder.follow_ups.leaning_of(question) >= LEANS
        is_english = language_among(question.text, self.catalogue.languages()) == "en"
        request = self._request(question, leans=leans, is_english=is_english)
        is_sure = surely_requests(request, question)
        if reply is None and is_sure:
            reply = self.finder.collection.reply(request, question)
        if reply is not None:
            yield from self._collected(question, request, reply, clock)
            return
        if self.takes_apart and (parts := parts_of(question.text)):
            yield from self._in_parts(question, parts)
            return
        alone = is_english and not leans
        asked = self._plainly(question, request, is_sure=is_sure, alone=alone)
        found = self.finder.find(asked, question.text if is_english else "")
        clock.lap("retrieve")
        if not is_sure and found.probability < ANSWERS_ANYHOW * request.probability:
            reply = self.finder.collection.reply(request, question)
        understood = found.understood
        searched_for = "" if reply else understood.searched_for
        topic = looked_up(question, request, alone=alone)
        reply = reply or self.finder.told(question, found, topic)
        if reply is not None:
            yield from self._collected(question, request, reply, clock, searched_for)
            return
        yield Searched(
            self.catalogue.article_count(understood.question.filter),
            understood.searched_for,
            understood.inferred,
        )
        yield from self._answered(asked, found, clock)

    def _again(self, question: Question) -> Question | None:
        """Return what a question asks that needs what was said before it, by itself; else None."""
        again = self.finder.collection.of_source(question) or of_one_shown(question, self.requests)
        return again or whose_words(question) or repeated(question, self.requests)

    def _plainly(
        self, question: Question, request: Request, *, is_sure: bool, alone: bool
    ) -> Question:
        """Return a request that is answered as a question, as one.

        A comparison of which nothing was found side by side is a question like others, as is what
        names a thing and a name, such as "ferry fare": no topic, but what that is.
        """
        text = asked_plainly(question, request, alone=alone)
        is_topic = request.kind is RequestKind.TOPIC and text == question.text
        is_own = is_topic or request.kind not in (RequestKind.TOPIC, RequestKind.COMPARE)
        kind = request.kind if is_sure and is_own else RequestKind.FACT
        return replace(question, kind=kind, text=text)

    def _in_parts(self, question: Question, parts: Sequence[str]) -> Iterator[StreamEvent]:
        """Answer a question part by part, each with those before it said; as a whole if in vain."""
        answers: list[Answer] = []
        whole, history = replace(self, takes_apart=False), question.history
        for part in parts:
            answers.append(answer := whole.answer(replace(question, text=part, history=history)))
            cited = tuple(one for sentence in answer.sentences for one in sentence.citations)
            history += (Turn("user", part), Turn("assistant", answer.text, cited))
        if all(one.refused for one in answers):
            yield from whole._stream(question)
            return
        both = joined(question.text, answers)
        yield Searched(self.catalogue.article_count(question.filter), both.searched_for)
        yield from map(SentenceWritten, both.sentences)
        yield Answered(both)

    def _request(self, question: Question, *, leans: bool, is_english: bool) -> Request:
        """Return what is asked for; requests are told apart in English only."""
        if question.as_kind is not None:
            request = self.requests.request(question.text)
            return replace(request, kind=question.as_kind, probability=1.0)
        if not is_english:
            return Request(RequestKind.FACT, 1.0, question.text)
        return within_conversation(self.requests.request(question.text), question, leans=leans)

    def _collected(
        self,
        question: Question,
        request: Request,
        reply: CollectionReply,
        clock: Clock,
        searched_for: str = "",
    ) -> Iterator[StreamEvent]:
        """Yield the reply to a request about the collection, its sentences checked like any."""
        yield Searched(self.catalogue.article_count(question.filter), searched_for)
        checker = self.checkers(question)
        sentences = []
        for sentence in checked_sentences(checker, (one.draft for one in reply.shown)):
            sentences.append(sentence)
            yield SentenceWritten(sentence)
        rest = checked_sentences(checker, (one.draft for one in reply.rest))
        refused = reply.is_refusal or not (sentences or reply.statement)
        clock.lap("write")
        yield Answered(
            Answer(
                question.text,
                tuple(sentences),
                short_answer=reply.answer or None,
                short_answer_probability=1.0 if reply.answer else 0.0,
                refusal=Refusal(reply.statement) if refused else None,
                answerability=0.0 if refused else 1.0,
                retrieved_articles=reply.articles,
                latency_ms=clock.laps_ms(),
                searched_for=searched_for,
                understood_as=request.kind,
                statement="" if refused else reply.statement,
                more=reply.more,
                rest=tuple(rest),
            )
        )

    def _answered(self, asked: Question, found: Found, clock: Clock) -> Iterator[StreamEvent]:
        understood, probability = found.understood, found.probability
        question, result = understood.question, understood.result
        writing = CheckedWriting(checker := self.checkers(question))
        threshold = self.finder.refusal_threshold
        if probability >= least_probability(question.text, threshold, result.passages):
            yield from writing.events(self.writer.write(question, result))
        report = writing.report if writing.sentences else WritingReport()
        refusal = None if writing.sentences else self._refusal(understood, checker.citations)
        best, rest = report.candidates, tuple(checked_sentences(checker, report.rest))
        disagreement = self.disagreements.find(question.text, best, checker.citations)
        short_answer = _short_answer(best, writing.sentences)
        sureness = self._sureness_of_words(understood, best) if short_answer else 0.0
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
                more=len(rest),
                rest=rest,
            )
        )

    def _sureness_of_words(self, meant: Understood, found: Sequence[Candidate]) -> float:
        """Return the probability that the words marked are right; 0 where none can answer."""
        question, result = meant.question, meant.result
        if question.kind in _WORDLESS:
            return 0.0
        title = self.catalogue.title(found[0].hit.sentence.article_id)
        return self.confidence.probability(question.text, found, title, result.reader_language)

    def _refusal(self, understood: Understood, citations: CitationChecker) -> Refusal:
        nearest = [hit.sentence for hit in understood.result.sentences[:NEAREST_SENTENCES]]
        return self.refuser.refusal(understood.question, citations.valid(nearest))


def _short_answer(found: Sequence[Candidate], sentences: Sequence[AnswerSentence]) -> str | None:
    """Return the words that answer, as the reader marked them, if the answer has them."""
    words = found[0].short_answer if found else None
    return words if words and any(words in sentence.text for sentence in sentences) else None


def _sum(*costs: float | None) -> float | None:
    """Return what is known of the costs, None if nothing is."""
    known = [cost for cost in costs if cost is not None]
    return sum(known) if known else None
