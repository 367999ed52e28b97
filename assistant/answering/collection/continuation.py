"""More, shorter, or as bullets: requests that are about the answer before them."""

from collections.abc import Iterator

from assistant.answering.collection.reply import CollectionReply, Shown
from assistant.types import Citation, Question, RequestKind, Turn
from index.search.retrieve import HybridRetriever
from index.store import Catalogue
from index.types import Sentence

MORE_SENTENCES = 4


class Continuations:
    """Goes on with, shortens or lists the last answer of a conversation. Thread safe."""

    def __init__(self, catalogue: Catalogue, retriever: HybridRetriever) -> None:
        self._catalogue = catalogue
        self._retriever = retriever

    def reply(self, kind: RequestKind, question: Question) -> CollectionReply | None:
        """Return the reply, or None where there is no answer before the question."""
        asked, citations = _last(question.history)
        shown = list(self._sentences(citations))
        if not shown:
            return None
        if kind is RequestKind.MORE:
            return self._more(asked, shown, question)
        if kind is RequestKind.SHORTER:
            shown = shown[:1]
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

    def _sentences(self, citations: tuple[Citation, ...]) -> Iterator[Sentence]:
        """Yield the sentences that were cited, as far as they still stand."""
        for citation in citations:
            if self._catalogue.published_version(citation.article_id) != citation.version:
                continue
            for sentence in self._catalogue.sentences(citation.article_id):
                if (sentence.span.start, sentence.span.end) == (citation.start, citation.end):
                    yield sentence


def _last(history: tuple[Turn, ...]) -> tuple[str, tuple[Citation, ...]]:
    """Return the last question that was answered with citations, and these."""
    for at in range(len(history) - 1, 0, -1):
        if history[at].role == "assistant" and history[at].citations:
            asked = [turn.text for turn in history[:at] if turn.role == "user"]
            return (asked[-1] if asked else ""), history[at].citations
    return "", ()
