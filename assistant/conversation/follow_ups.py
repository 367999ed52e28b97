"""The first stage of an answer: what a follow-up asks for, and the search for it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from assistant.conversation.carry import carried_words
from assistant.conversation.leaning import leans
from assistant.conversation.rewriting import FollowUpModel, Rewriting, narrowed
from assistant.types import Citation, Question, Turn
from index.blend import blended
from index.catalogue import Catalogue
from index.retrieve import HybridRetriever
from index.types import SearchFilter, SearchResult

LONELY_COSINE = 0.55
CERTAIN_COSINE = 0.45
"""A question whose nearest passage is less similar than the first finds little by itself; at the
second, the search with added words gets its full weight. Cosines of the embedded model."""

LEANING_WEIGHT = 0.5
"""Least weight of the search with added words where the question leans on the one before it."""

KEPT_ANSWERS = 2
"""The cited sentences of this many last answers stay among what is ranked."""


@dataclass(frozen=True, slots=True)
class Understood:
    """A question as it is answered, and what was found for it.

    Attributes:
        question: With the text that was searched for and every filter.
        result: After the reader, where there is one.
        searched_for: The text, where it is not what was asked; else empty.
        inferred: Filters that the language model named.
        tokens: What the language model took.
        cost: Of that, where prices are set.
    """

    question: Question
    result: SearchResult
    searched_for: str = ""
    inferred: SearchFilter = field(default_factory=SearchFilter)
    tokens: Mapping[str, int] = field(default_factory=dict)
    cost: float | None = None


class FollowUps:
    """Searches for questions within their conversation. Thread safe.

    Args:
        retriever: Searches.
        catalogue: What it searches.
        model: Puts questions into words that stand alone; rules do, without one and where it fails.
        knows_cosines: Whether the embedding is the one that `LONELY_COSINE` was measured with;
            rules over words alone decide for another one.
    """

    def __init__(
        self,
        retriever: HybridRetriever,
        catalogue: Catalogue,
        model: FollowUpModel | None = None,
        *,
        knows_cosines: bool = True,
    ) -> None:
        self._retriever = retriever
        self._catalogue = catalogue
        self._model = model
        self._knows_cosines = knows_cosines

    def search(self, question: Question) -> Understood:
        """Search for a question, or for what it means after what was said before it."""
        if not any(turn.role == "user" for turn in question.history):
            return Understood(question, self._retriever.search(question.text, question.filter))
        rewriting = self._model.rewritten(question) if self._model else Rewriting()
        if rewriting.text is not None:
            understood = self._by_model(question, rewriting.text, rewriting.inferred)
        else:
            understood = self._by_rules(question)
        return replace(understood, tokens=rewriting.tokens, cost=rewriting.cost)

    def _by_model(self, question: Question, text: str, inferred: SearchFilter) -> Understood:
        filter_ = narrowed(question.filter, inferred)
        if not inferred.is_empty and not self._catalogue.article_count(filter_):
            filter_, inferred = question.filter, SearchFilter()
        meant = replace(question, text=text, filter=filter_)
        found = self._retriever.find(text, filter_, self._kept(meant))
        result = self._retriever.read(text, found)
        return Understood(meant, result, text if text != question.text else "", inferred)

    def _by_rules(self, question: Question) -> Understood:
        keep = self._kept(question)
        found = self._retriever.find(question.text, question.filter, keep)
        weight = self._weight(question.text, found)
        carried = carried_words(question.text, question.history) if weight else ()
        if not carried:
            return Understood(question, self._retriever.read(question.text, found))
        text = f"{question.text} ({' '.join(carried)})"
        wider = self._retriever.find(text, question.filter, keep)
        result = self._retriever.read(text, blended(found, wider, weight))
        return Understood(replace(question, text=text), result, text)

    def _weight(self, text: str, found: SearchResult) -> float:
        """Return what the search with added words weighs; 0 for a question that stands alone."""
        least = LEANING_WEIGHT if leans(text) else 0.0
        if not self._knows_cosines:
            return least
        nearest = max((hit.cosine for hit in found.passages), default=0.0)
        lonely = (LONELY_COSINE - nearest) / (LONELY_COSINE - CERTAIN_COSINE)
        return max(least, min(1.0, lonely))

    def _kept(self, question: Question) -> Sequence[str]:
        """Return the passages of the last answers' citations that pass the question's filter."""
        cited = [one for one in _last_citations(question.history) if _passes(one, question.filter)]
        passages = {
            article_id: self._catalogue.passages(article_id)
            for article_id in dict.fromkeys(one.article_id for one in cited)
        }
        return [
            passage.id
            for one in cited
            for passage in passages[one.article_id]
            if passage.version == one.version and passage.span.start <= one.start < passage.span.end
        ]


def _last_citations(history: Sequence[Turn]) -> Iterator[Citation]:
    answers = [turn for turn in history if turn.role == "assistant"]
    for turn in answers[-KEPT_ANSWERS:]:
        yield from turn.citations


def _passes(citation: Citation, filter_: SearchFilter) -> bool:
    if filter_.sources and citation.source not in filter_.sources:
        return False
    if filter_.article_ids is not None and citation.article_id not in filter_.article_ids:
        return False
    if filter_.after and (citation.date is None or citation.date < filter_.after):
        return False
    return not (filter_.before and (citation.date is None or citation.date > filter_.before))
