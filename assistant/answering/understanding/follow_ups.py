"""The first stage of an answer: what a follow-up asks for, and the search for it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from assistant.answering.understanding import german_follow_ups as german
from assistant.answering.understanding.antecedents import name_meant, of_the_meant
from assistant.answering.understanding.bare import why_asked
from assistant.answering.understanding.carry import (
    carried_words,
    name_answered,
    names_among,
)
from assistant.answering.understanding.cited import kept_passages, last_cited
from assistant.answering.understanding.leaning import Leaning
from assistant.answering.understanding.rewriting import FollowUpModel, Rewriting, narrowed
from assistant.answering.understanding.substitution import (
    Nearest,
    asked_in_phrase,
    none_near,
    standing_before,
    substituted,
)
from assistant.answering.understanding.understood import Understood
from assistant.types import Question
from index.english.coreference import (
    asks_in_phrase,
    points_at_somebody,
    says_nothing,
    words_before_pronoun,
)
from index.english.names import Name, names_in
from index.english.persons import with_name
from index.english.words import content_stems, words
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

SURE = 1.5
"""A logit of the reader's from which on no other way to ask the same is tried. With less, 0.5, one
question of 50 was lost to a name that the words of before answer better."""

LEAST_GAIN = 1.5
"""In the same logit: so much surer another way has to be than the first, a whole question."""


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
        found = self.retriever.find(
            text, filter_, kept_passages(meant, self._catalogue), question.today
        )
        result = self.retriever.read(text, found)
        return Understood(meant, result, text if text != question.text else "", inferred)

    def _by_rules(self, question: Question) -> Understood:
        meant = self._meant(question)
        if meant is not None:
            found = self.retriever.search(meant, question.filter, question.today)
            return Understood(replace(question, text=meant), found, meant)
        keep = kept_passages(question, self._catalogue)
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
        name = None if self._is_german(question) else name_meant(question, both)
        if points_at_somebody(question.text) or asks_in_phrase(question.text):
            names = [name] if name else names_among(carried, question.history)
            both = of_the_meant(both, names, question, self._catalogue)
        ways = self._ways_to_ask(question, carried, name, both, keep)
        with_them = self._read_best(question, ways)
        if self._only_leans(question):
            return with_them
        # It may as well be about something new, which the words of before only hide.
        alone = Understood(question, self.retriever.read(question.text, found))
        benefit = 0.0 if _has_own_words(question.text) else self._options.least_benefit(leaning)
        return alone if alone.sureness > with_them.sureness + benefit else with_them

    def among_cited(self, question: Question) -> Understood | None:
        """Search for what seems to stand alone as if it leaned, among what was just cited only.

        "What was the result of the vote?" names nothing, and there are many votes. None for what
        has a name of its own, and where the article shares none of its words.
        """
        if names_in(question.text) or not question.history or self._is_german(question):
            return None
        carried = self._carried(question)
        if not carried:
            return None
        text = with_words(question.text, carried)
        keep = kept_passages(question, self._catalogue)
        wider = self.retriever.find(text, question.filter, keep, question.today)
        cited = last_cited(question.history) or {one.article_id for one in wider.articles[:1]}
        among = within_articles(wider, cited)
        told = {stem for one in among.passages for stem in content_stems(one.passage.text)}
        if told.isdisjoint(content_stems(question.text)):
            return None
        return Understood(replace(question, text=text), self.retriever.read(text, among), text)

    def _meant(self, question: Question) -> str | None:
        """Return the question before, with what a question that is none by itself puts in it."""
        if self._is_german(question):
            return german.substituted(question.text, german.standing(question.history))
        before = standing_before(question.history, self._nearest)
        if not before:
            return None
        return (
            substituted(question.text, before, self._nearest)
            or asked_in_phrase(question.text, before, name_answered(question.history))
            or why_asked(question.text, before)
        )

    def _ways_to_ask(
        self,
        question: Question,
        carried: Sequence[str],
        name: Name | None,
        found: SearchResult,
        keep: Sequence[str],
    ) -> Iterator[tuple[str, SearchResult]]:
        """Yield a question as a whole one, as the reader knows them, then with words added.

        Beside each is what is to be read for it.
        """
        if name is not None:
            whole = with_name(question.text, name.written)
            own = self.retriever.find(whole, question.filter, keep, question.today)
            yield whole, of_the_meant(own, [name], question, self._catalogue)
            others = names_among(carried, question.history)
            left_out = {word for one in others for word in words(one.written)}
            kept = [word for word in carried if word not in left_out]
            carried = tuple(dict.fromkeys([*words(name.written), *kept]))
        yield with_words(question.text, carried), found

    def _read_best(
        self, question: Question, ways: Iterable[tuple[str, SearchResult]]
    ) -> Understood:
        """Read what was found for the first of some texts that is surely answered, or the best."""
        read: list[Understood] = []
        for text, found in ways:
            result = self.retriever.read(text, found)
            read.append(Understood(replace(question, text=text), result, text))
            if read[-1].sureness >= SURE:
                return read[-1]
        best = max(read, key=lambda one: one.sureness)
        return best if best.sureness > read[0].sureness + LEAST_GAIN else read[0]

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


def _only_points(question: str) -> bool:
    """Whether a question is about somebody that it does not name, with few words beside.

    In a longer one a pronoun as a rule means something in it: the man when he is not running.
    """
    return points_at_somebody(question) and len(content_stems(question)) <= FEW_WORDS


def _has_own_words(question: str) -> bool:
    """Whether a question has enough words of its own, before its pronoun where it has one."""
    return len(content_stems(words_before_pronoun(question))) >= OWN_WORDS


def with_words(question: str, carried: Sequence[str]) -> str:
    """Return a question with words added, such as "How old is he? (Ada Berg)"."""
    return f"{question} ({' '.join(carried)})"
