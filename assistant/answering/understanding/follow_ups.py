"""The first stage of an answer: what a follow-up asks for, and the search for it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from assistant.answering.understanding import german_follow_ups as german
from assistant.answering.understanding.carry import carried_words, name_answered, names_among
from assistant.answering.understanding.leaning import Leaning
from assistant.answering.understanding.rewriting import FollowUpModel, Rewriting, narrowed
from assistant.answering.understanding.substitution import (
    Nearest,
    asked_in_phrase,
    none_near,
    standing_before,
    substituted,
)
from assistant.types import Citation, Question, Turn
from index.english.coreference import (
    asks_in_phrase,
    points_at_somebody,
    says_nothing,
    words_before_pronoun,
)
from index.english.names import Name, has_name
from index.english.words import content_stems
from index.languages.detection import language_among
from index.search.blend import BlendOptions, blended
from index.search.rankings import within_articles
from index.search.retrieve import HybridRetriever
from index.store import Catalogue
from index.types import SearchFilter, SearchResult

STANDS, EVEN, LEANS = 0.3, 0.5, 0.5
"""Probabilities: below the first a question stands alone; at the second the search with the words
of before and the one without have the same chance; from the third on it leans on the one before."""

OWN_WORDS = 4
"""Telling words before a pronoun, of which it as a rule means some: "the farms with owls in them".
"""

FEW_WORDS = 2
"""Telling words, of a question such as "Did she have children?"."""


@dataclass(frozen=True, slots=True)
class FollowUpOptions:
    """When words are added to a question, and what the search with them weighs.

    The weight of that search is the probability that the question leans on the one before it.
    Measured by `tests/benchmarks/follow_ups.py`.

    Attributes:
        benefit: In logits, for a probability of one above `EVEN`: so much surer the reader has to
            be of what the search without the words of before finds, or of the other one below.
        blend: What the parts of the search with added words weigh.
    """

    benefit: float = 8.0
    blend: BlendOptions = field(default_factory=BlendOptions)

    def weight(self, leaning: float) -> float:
        """Return the weight of the search with added words; 0 if the question stands alone."""
        return leaning if leaning >= STANDS else 0.0

    def least_benefit(self, leaning: float) -> float:
        """Return by how many logits the search as it was asked has to be surer."""
        return self.benefit * (leaning - EVEN)


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

    Attributes:
        retriever: What searches.

    Args:
        retriever: Searches.
        catalogue: What it searches.
        model: Puts questions into words that stand alone; rules do, without one and where it fails.
        options: When words are added and what they weigh.
        told: What of an earlier question says what the talk is about.
        nearest: Which of some words is of a kind with a word.
    """

    def __init__(
        self,
        retriever: HybridRetriever,
        catalogue: Catalogue,
        model: FollowUpModel | None = None,
        options: FollowUpOptions | None = None,
        told: Callable[[str], str] = str,
        nearest: Nearest = none_near,
    ) -> None:
        self.retriever = retriever
        self._catalogue = catalogue
        self._model = model
        self._options = options or FollowUpOptions()
        self._leaning = Leaning()
        self._told = told
        self._nearest = nearest

    def search(self, question: Question) -> Understood:
        """Search for a question, or for what it means after what was said before it."""
        if not any(turn.role == "user" for turn in question.history):
            found = self.retriever.search(question.text, question.filter, question.today)
            return Understood(question, found)
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
        found = self.retriever.find(text, filter_, self._kept(meant), question.today)
        result = self.retriever.read(text, found)
        return Understood(meant, result, text if text != question.text else "", inferred)

    def _by_rules(self, question: Question) -> Understood:
        meant = self._meant(question)
        if meant is not None:
            found = self.retriever.search(meant, question.filter, question.today)
            return Understood(replace(question, text=meant), found, meant)
        keep = self._kept(question)
        found = self.retriever.find(question.text, question.filter, keep, question.today)
        leaning = self.leaning_of(question)
        weight = self._options.weight(leaning)
        carried: Sequence[str] = ()
        if weight:
            carried = self._carried(question)
        if not carried:
            return Understood(question, self.retriever.read(question.text, found))
        text = with_words(question.text, carried)
        wider = self.retriever.find(text, question.filter, keep, question.today)
        both = blended(found, wider, weight, self._options.blend)
        if points_at_somebody(question.text) or asks_in_phrase(question.text):
            both = self._of_the_meant(both, names_among(carried, question.history), question)
        result = self.retriever.read(text, both)
        with_them = Understood(replace(question, text=text), result, text)
        if self._only_leans(question):
            return with_them
        # It may as well be about something new, which the words of before only hide.
        alone = Understood(question, self.retriever.read(question.text, found))
        benefit = 0.0 if _has_own_words(question.text) else self._options.least_benefit(leaning)
        return alone if _sureness(alone) > _sureness(with_them) + benefit else with_them

    def _meant(self, question: Question) -> str | None:
        """Return the question before, with what a question that is none by itself puts in it."""
        if self._is_german(question):
            return german.substituted(question.text, german.standing(question.history))
        before = standing_before(question.history, self._nearest)
        if not before:
            return None
        return substituted(question.text, before, self._nearest) or asked_in_phrase(
            question.text, before, name_answered(question.history)
        )

    def _of_the_meant(
        self, result: SearchResult, names: Sequence[Name], question: Question
    ) -> SearchResult:
        """Return what was found in articles with one of some names; all where none has any.

        "How heavy is it?", of a bicycle, has nothing to do with heavy rain. What only says what is
        to be told ("From when?") may be in the articles that were just cited too: the name that
        was answered may be another one's there.
        """

        def text(article_id: str) -> str:
            article = self._catalogue.article(article_id)
            return f"{article.title} {article.text}"

        cited = _last_cited(question.history) if asks_in_phrase(question.text) else frozenset()
        ids = [hit.article_id for hit in result.articles]
        kept = [
            id_ for id_ in ids if id_ in cited or any(has_name(name, [text(id_)]) for name in names)
        ]
        return within_articles(result, kept) if kept else result

    def _known(self, carried: Sequence[str]) -> Sequence[str]:
        """Return the words that some article has: the others of a long story find nothing."""
        written = [one.lower() for one in carried]
        counts = self._catalogue.lexical.document_frequencies(written)
        return [word for word, plain in zip(carried, written, strict=True) if counts[plain]]

    def leaning_of(self, question: Question) -> float:
        """Return the probability, in [0, 1], that a question leans on the one before it."""
        asked = [turn.text for turn in question.history if turn.role == "user"]
        if asked and self._is_german(question):
            return float(german.leans(question.text))
        if asked and asks_in_phrase(question.text):
            return 1.0
        return self._leaning.probability(asked[-1], question.text) if asked else 0.0

    def _is_german(self, question: Question) -> bool:
        return language_among(question.text, self._catalogue.languages()) == "de"

    def _carried(self, question: Question) -> Sequence[str]:
        if self._is_german(question):
            return german.carried(question.text, question.history, self._told)
        words = carried_words(question.text, question.history, self._leans, self._told)
        return self._known(words)

    def _only_leans(self, question: Question) -> bool:
        """Whether a question means nothing without what was said before it."""
        if self._is_german(question):
            return german.only_leans(question.text)
        return says_nothing(question.text) or _only_points(question.text)

    def _leans(self, before: str, question: str) -> bool:
        return self._leaning.probability(before, question) >= LEANS

    def _kept(self, question: Question) -> Sequence[str]:
        """Return the passages of the last answers' citations that pass the question's filter."""
        admits = question.filter.admits
        cited = [
            one
            for one in _last_citations(question.history)
            if admits(one.article_id, one.source, one.date)
        ]
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


def _only_points(question: str) -> bool:
    """Whether a question is about somebody that it does not name, with few words beside.

    In a longer one a pronoun as a rule means something in it: the man when he is not running.
    """
    return points_at_somebody(question) and len(content_stems(question)) <= FEW_WORDS


def _has_own_words(question: str) -> bool:
    """Whether a question has enough words of its own, before its pronoun where it has one."""
    return len(content_stems(words_before_pronoun(question))) >= OWN_WORDS


def _sureness(understood: Understood) -> float:
    """Return how sure the reader is that a passage answers: a logit, 0 where nothing was read."""
    reading = understood.result.reading
    return reading.answerable if reading is not None else 0.0


def with_words(question: str, carried: Sequence[str]) -> str:
    """Return a question with words added, such as "How old is he? (Ada Berg)"."""
    return f"{question} ({' '.join(carried)})"


def _last_citations(history: Sequence[Turn]) -> Iterator[Citation]:
    answers = [turn for turn in history if turn.role == "assistant"]
    for turn in answers[-KEPT_ANSWERS:]:
        yield from turn.citations


def _last_cited(history: Sequence[Turn]) -> frozenset[str]:
    """Return the articles of the last answer that cites any."""
    answers = (turn for turn in reversed(history) if turn.role == "assistant" and turn.citations)
    return frozenset(one.article_id for turn in islice(answers, 1) for one in turn.citations)
