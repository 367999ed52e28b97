"""More, shorter, or as bullets: requests that are about the answer before them."""

from collections.abc import Iterator

from assistant.answering.collection.reply import CollectionReply, Shown
from assistant.types import AnswerSentence, Citation, Question, RequestKind, Turn
from index.search.asked_there import is_asked
from index.search.retrieve import HybridRetriever
from index.store import Catalogue
from index.types import Sentence

MORE_SENTENCES = 4
"""Found anew, where the last answer showed all that it had."""

SHOWN_FURTHER = 20
"""Of what the last answer held back."""


class Continuations:
    """Goes on with, shortens or lists the last answer of a conversation. Thread safe."""

    def __init__(self, catalogue: Catalogue, retriever: HybridRetriever) -> None:
        self._catalogue = catalogue
        self._retriever = retriever

    def reply(self, kind: RequestKind, question: Question) -> CollectionReply | None:
        """Return the reply, or None where there is no answer before the question."""
        asked, last = _last(question.history)
        if kind is RequestKind.MORE and last.rest:
            further = (self._shown_again(one) for one in last.rest)
            return CollectionReply.listing("", further, SHOWN_FURTHER, len(last.rest))
        shown = list(self._sentences(last.citations))
        if not shown:
            return None
        if kind is RequestKind.MORE:
            return self._more(asked, shown, question)
        if kind is RequestKind.SHORTER:
            # A question that stands above what answers it says nothing alone.
            shown = [one for one in shown if not is_asked(one)][:1] or shown[:1]
        return CollectionReply(shown=tuple(Shown(one, label="•") for one in shown))

    def _more(
        self, asked: str, shown: list[Sentence], question: Question
    ) -> CollectionReply | None:
        """Return what comes next for the last question, without what was shown."""
        known = {(one.article_id, one.number) for one in shown}
        found = self._retriever.search(asked, question.filter)
        articles = {one.article_id for one in shown}
        further = [
            hit.sentence
            for hit in found.sentences
            if hit.sentence.article_id in articles
            and (hit.sentence.article_id, hit.sentence.number) not in known
            and not hit.sentence.is_heading
        ][:MORE_SENTENCES]
        if not further:
            return CollectionReply("The articles say no more on this.", is_refusal=True)
        further.sort(key=lambda one: (one.article_id, one.number))
        return CollectionReply(shown=tuple(Shown(one) for one in further))

    def _shown_again(self, one: AnswerSentence) -> Shown | None:
        """Return what an answer held back, as far as it still stands."""
        sentences = list(self._sentences((*one.citations, *one.folded)))
        return Shown(sentences[0], one.label, tuple(sentences[1:])) if sentences else None

    def _sentences(self, citations: tuple[Citation, ...]) -> Iterator[Sentence]:
        """Yield the sentences that were cited, as far as they still stand."""
        for citation in citations:
            if self._catalogue.published_version(citation.article_id) != citation.version:
                continue
            for sentence in self._catalogue.sentences(citation.article_id):
                if (sentence.span.start, sentence.span.end) == (citation.start, citation.end):
                    yield sentence


def _last(history: tuple[Turn, ...]) -> tuple[str, Turn]:
    """Return the last question that was answered with citations, and its answer."""
    for at in range(len(history) - 1, 0, -1):
        if history[at].role == "assistant" and history[at].citations:
            asked = [turn.text for turn in history[:at] if turn.role == "user"]
            return (asked[-1] if asked else ""), history[at]
    return "", Turn("assistant", "")
