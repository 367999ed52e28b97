"""Question -> Answer: retrieve, decide, write, cite, check. A LlamaIndex query engine."""

import time
from collections.abc import Iterable, Iterator, Sequence

from llama_index.core.base.response.schema import Response
from llama_index.core.query_engine import CustomQueryEngine
from llama_index.core.schema import NodeWithScore, TextNode
from pydantic import ConfigDict

from assistant.answering.checking import VerdictChecker
from assistant.answering.checking.answer import AnswerChecker
from assistant.answering.checking.citations import CitationChecker
from assistant.answering.comparing.disagreement import DisagreementFinder
from assistant.answering.deciding.answerability import Answerability
from assistant.answering.deciding.refusal import Refuser
from assistant.answering.draft import Candidate, DraftSentence, Writer, WritingReport
from assistant.answering.understanding import FollowUps
from assistant.answering.writing.candidates import candidates
from assistant.types import (
    Answer,
    Answered,
    AnswerSentence,
    Question,
    Refusal,
    Searched,
    SentenceWritten,
    StreamEvent,
)
from index.english.small_talk import is_small_talk
from index.search.retrieve import HybridRetriever
from index.store import Catalogue
from index.types import SearchResult

NEAREST_SENTENCES = 3
"""How many sentences a refusal shows, marked as not answering."""

REPORTED_SENTENCES = 50
"""How many retrieved sentences an answer carries; scripts measure rankings with them."""


class CitationEngine(CustomQueryEngine):
    """Answers from published articles; every sentence carries checked citations. Thread safe."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    catalogue: Catalogue
    retriever: HybridRetriever
    writer: Writer
    verdicts: VerdictChecker
    answerability: Answerability
    refusal_threshold: float
    follow_ups: FollowUps | None = None

    def answer(self, question: Question) -> Answer:
        """Answer one question."""
        for event in self.stream(question):
            if isinstance(event, Answered):
                return event.answer
        raise AssertionError("a stream always ends with the whole answer")

    def stream(self, question: Question) -> Iterator[StreamEvent]:
        """Yield the answer as it is made, ending with the whole of it."""
        if is_small_talk(question.text):
            yield from self._invitation(question)
            return
        clock = _Clock()
        follow_ups = self.follow_ups or FollowUps(self.retriever, self.catalogue)
        understood = follow_ups.search(question)
        asked, question, result = question, understood.question, understood.result
        clock.lap("retrieve")
        yield Searched(
            self.catalogue.article_count(question.filter),
            understood.searched_for,
            understood.inferred,
        )
        probability = self.answerability.probability(question.text, result)
        clock.lap("decide")
        citations = CitationChecker(self.catalogue)
        writing = _Writing(AnswerChecker(citations, self.verdicts, question))
        if probability >= self.refusal_threshold:
            yield from writing.events(self.writer.write(question, result))
        refusal = None if writing.sentences else self._refusal(question, result, citations)
        found = candidates(question.text, result) if writing.sentences else []
        disagreement = DisagreementFinder(self.catalogue).find(question.text, found, citations)
        clock.lap("write")
        yield Answered(
            Answer(
                question=asked.text,
                sentences=tuple(writing.sentences),
                short_answer=_short_answer(found, writing.sentences),
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
            )
        )

    def custom_query(self, query_str: str) -> Response:
        """Answer as LlamaIndex expects it: a Response whose source nodes are the citations."""
        answer = self.answer(Question(query_str))
        nodes = [
            NodeWithScore(
                node=TextNode(
                    text=citation.quote,
                    start_char_idx=citation.start,
                    end_char_idx=citation.end,
                    metadata={
                        "article_id": citation.article_id,
                        "title": citation.title,
                        "source": citation.source,
                    },
                )
            )
            for sentence in answer.sentences
            for citation in sentence.citations
        ]
        return Response(answer.text, source_nodes=nodes, metadata={"refused": answer.refused})

    def _invitation(self, question: Question) -> Iterator[StreamEvent]:
        """Reply to small talk, without a search: nothing that is near to "hello" answers it."""
        clock = _Clock()
        yield Searched(self.catalogue.article_count(question.filter))
        refusal = Refuser(self.catalogue).invitation(question)
        yield Answered(Answer(question.text, refusal=refusal, latency_ms=clock.laps_ms()))

    def _refusal(
        self, question: Question, result: SearchResult, checker: CitationChecker
    ) -> Refusal:
        nearest = [hit.sentence for hit in result.sentences[:NEAREST_SENTENCES]]
        return Refuser(self.catalogue).refusal(question, checker.valid(nearest))


class _Writing:
    """Checks what a writer hands on and keeps it."""

    def __init__(self, checker: AnswerChecker) -> None:
        self._checker = checker
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
                self.sentences.append(sentence)
                yield SentenceWritten(sentence)


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
