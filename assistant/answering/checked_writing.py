"""What a writer writes, checked sentence by sentence before it is shown."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from assistant.answering.checking.absence import is_no_answer
from assistant.answering.checking.answer import AnswerChecker
from assistant.answering.draft import DraftSentence, WritingReport
from assistant.types import AnswerSentence, SentenceWritten


class CheckedWriting:
    """Checks what a writer hands on and keeps it.

    Sentences wait for the first that cites something. Where none does and one says that the
    articles do not answer, there is no answer.

    Attributes:
        sentences: What was shown.
        report: What the writer says of its work.
        dropped: Citations of sources that the writer was not given.
    """

    def __init__(self, checker: AnswerChecker) -> None:
        self._checker = checker
        self._waiting: list[AnswerSentence] = []
        self.sentences: list[AnswerSentence] = []
        self.report = WritingReport()
        self.dropped = 0

    def events(self, drafts: Iterable[DraftSentence | WritingReport]) -> Iterator[SentenceWritten]:
        """Yield what may be shown, as it comes."""
        for draft in drafts:
            if isinstance(draft, WritingReport):
                self.report = draft
                continue
            self.dropped += draft.unknown
            for sentence in checked_sentences(self._checker, [draft]):
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


def checked_sentences(
    checker: AnswerChecker, drafts: Iterable[DraftSentence]
) -> Iterator[AnswerSentence]:
    """Yield the sentences that hold of some drafts, with what they are shown as."""
    for draft in drafts:
        sentence = checker.checked(draft)
        if sentence is not None:
            yield replace(sentence, label=draft.label)
