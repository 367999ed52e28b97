"""Finding: the searches for one question, and how surely what they found answers it."""

from dataclasses import dataclass, replace

from assistant.answering.collection.collection import Collection
from assistant.answering.deciding.answerability import Answerability
from assistant.answering.understanding import FollowUps, Understood
from assistant.types import Question
from index.english.denials import affirmed, denials, excepted
from index.english.words import content_stems
from index.types import SearchFilter

AFFIRMED_SHARE = 0.6
"""Of the refusal's threshold: a question that denies is answered by a denial of what it asks for,
where the same question without its denial is answered at least so probably."""

DENYING_SENTENCES = 3
"""How many of the best sentences may be that denial."""


@dataclass(frozen=True, slots=True)
class Found:
    """A search, and the probability in [0, 1] that what it found answers."""

    understood: Understood
    probability: float


@dataclass(frozen=True, slots=True)
class Finder:
    """Searches for what a question needs. Thread safe.

    Attributes:
        follow_ups: Searches for what a question means within its conversation.
        answerability: How surely what was found answers.
        collection: Tells which articles a question names.
        refusal_threshold: Least probability with which an answer is written.
    """

    follow_ups: FollowUps
    answerability: Answerability
    collection: Collection
    refusal_threshold: float

    def find(self, question: Question) -> Found:
        """Search, also among only the articles of a source or date that the question names.

        Whichever search answers more surely is kept: a date may as well be that of an event.
        """
        wide = self._affirmed(question, self._judged(self.follow_ups.search(question)))
        narrowed = self.collection.narrowed(question)
        if narrowed is None:
            return wide
        narrow = self._judged(self.follow_ups.search(narrowed))
        if narrow.probability < max(self.refusal_threshold, wide.probability):
            return wide
        inferred = SearchFilter(
            narrowed.filter.sources - question.filter.sources,
            narrowed.filter.after,
            narrowed.filter.before,
        )
        meant = narrow.understood
        return replace(
            narrow, understood=replace(meant, searched_for=meant.question.text, inferred=inferred)
        )

    def _affirmed(self, question: Question, found: Found) -> Found:
        """Search without the denial of a question that nothing answers, for what then denies it.

        The reader, which learned from few of them, takes "Which town did not sign?" for a question
        that "All but Bryn signed" does not answer.
        """
        if found.probability >= self.refusal_threshold or not denials(question.text):
            return found
        asked = replace(question, text=affirmed(question.text))
        plain = self._judged(self.follow_ups.search(asked))
        if plain.probability < AFFIRMED_SHARE * self.refusal_threshold:
            return found
        best = [hit.sentence.text for hit in plain.understood.result.sentences[:DENYING_SENTENCES]]
        wanted = set(content_stems(question.text))
        if not any(_denies(text) and wanted.intersection(content_stems(text)) for text in best):
            return found
        meant = replace(plain.understood, question=found.understood.question)
        return Found(meant, max(plain.probability, self.refusal_threshold))

    def _judged(self, understood: Understood) -> Found:
        text, result = understood.question.text, understood.result
        return Found(understood, self.answerability.probability(text, result))


def _denies(text: str) -> bool:
    return denials(text) > 0 or excepted(text) is not None
