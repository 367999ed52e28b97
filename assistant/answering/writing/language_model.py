"""The writer that asks a language model: fluent sentences, handed on as soon as each is whole."""

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.answering.draft import Candidate, DraftSentence, Writer, WritingReport
from assistant.answering.writing.candidates import candidates
from assistant.answering.writing.context import AnswerContext, ContextBuilder
from assistant.answering.writing.recital import recites
from assistant.answering.writing.references import without_references
from assistant.answering.writing.sentence_stream import NAMED, MarkedSentence, SentenceStream
from assistant.answering.writing.thinking import without_thinking
from assistant.language_models.streaming import ChatModel, ChatStream
from assistant.types import Question
from index.errors import LanguageModelError
from index.types import SearchResult

NO_ANSWER = "NO ANSWER"
"""What the prompt tells the model to write when the articles do not answer."""

_WORD = re.compile(r"[^\W_]")
_DECORATION = re.compile(r"^(?:#{1,6}\s+|[-*•]\s+|\d{1,2}[.)]\s+)+|\*\*|__|^[*_`]+|[*_`]+$")


class LanguageModelWriter:
    """Writes with a language model; where it says nothing because it fails, another writer does."""

    def __init__(self, model: ChatModel, contexts: ContextBuilder, fallback: Writer) -> None:
        self._model = model
        self._contexts = contexts
        self._fallback = fallback

    def write(
        self, question: Question, result: SearchResult
    ) -> Iterator[DraftSentence | WritingReport]:
        """Yield the model's sentences as they come, then what they took and how they ended.

        No sentence comes when the model says that the articles do not answer.
        """
        try:
            context = self._contexts.build(question, result)
        except LanguageModelError as error:
            yield from self._by_other(question, result, WritingReport(fallback=str(error)))
            return
        stream = self._model.stream(context.messages, question.cancellation)
        reply = _Reply(stream, context)
        try:
            for sentence in reply:
                if not recites(sentence.text, context.messages[0].text):
                    yield _draft(sentence, context)
        finally:
            stream.close()
        report = WritingReport(
            tokens={
                "answer_input": stream.usage.input_tokens,
                "answer_output": stream.usage.output_tokens,
            },
            cost=stream.usage.cost(self._model.settings),
        )
        if reply.failure is None or reply.has_sentences:
            found = tuple(candidates(question.text, result)) if reply.has_sentences else ()
            yield replace(report, incomplete=reply.failure, candidates=found)
        else:
            yield from self._by_other(question, result, replace(report, fallback=reply.failure))

    def _by_other(
        self, question: Question, result: SearchResult, report: WritingReport
    ) -> Iterator[DraftSentence | WritingReport]:
        """Yield what the other writer writes, then the report with its candidates."""
        found: tuple[Candidate, ...] = ()
        for draft in self._fallback.write(question, result):
            if isinstance(draft, WritingReport):
                found = draft.candidates
            else:
                yield draft
        yield replace(report, candidates=found)


class _Reply:
    """The sentences of one reply, up to where it fails or says that there is no answer."""

    def __init__(self, stream: ChatStream, context: AnswerContext) -> None:
        self._stream = stream
        self._articles = context.articles
        self.has_sentences = False
        self.failure: str | None = None

    def __iter__(self) -> Iterator[MarkedSentence]:
        for sentence in without_references(self._whole_sentences(), self._articles):
            if is_no_answer(sentence.text) and not self.has_sentences:
                return
            if _WORD.search(sentence.text) and not is_no_answer(sentence.text):
                self.has_sentences = True
                yield sentence

    def _whole_sentences(self) -> Iterator[MarkedSentence]:
        """Yield the sentences; of a reply that breaks off, only those that are whole."""
        sentences = SentenceStream()
        try:
            for piece in without_thinking(self._stream):
                yield from sentences.feed(piece)
        except LanguageModelError as error:
            self.failure = str(error)
        for sentence in sentences.close():
            if self.failure is None or sentence.is_finished:
                yield sentence


def is_no_answer(text: str) -> bool:
    """Whether a sentence is the line that says that there is no answer, or begins with it."""
    plain = text.strip(" *_`#>\"'“”.:")
    return plain.startswith(NO_ANSWER)


def plain_text(text: str) -> str:
    """Return a sentence without Markdown's signs for lists, headings and emphasis."""
    return _DECORATION.sub("", text).strip()


def _draft(sentence: MarkedSentence, context: AnswerContext) -> DraftSentence:
    sources = context.numbered(sentence.numbers)
    unknown = len(sentence.numbers) - len(sources)
    offered = () if sentence.numbers else context.sentences
    text = sentence.text
    for numbers in sentence.named:
        text = text.replace(NAMED, context.names(numbers), 1)
    return DraftSentence(plain_text(text), sources, unknown, offered)
