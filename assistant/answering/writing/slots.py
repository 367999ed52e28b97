"""What an answer shows in one place: a sentence, its copies, and the neighbour that it needs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answering.draft import Candidate, DraftSentence
from index.english.same_words import say_the_same
from index.types import Sentence, Span


@dataclass(frozen=True, slots=True)
class Slot:
    """A sentence to show.

    Attributes:
        best: It, as it was found.
        sources: Itself, then its near-copies.
        beside: The neighbour without which it is not understood.
    """

    best: Candidate
    sources: list[Sentence]
    beside: Sentence | None

    @property
    def size(self) -> int:
        """How many sentences are shown."""
        return 1 if self.beside is None else 2

    def says_the_same(self, sentence: Sentence) -> bool:
        """Whether a sentence is a copy of the one that is shown."""
        return say_the_same(self.sources[0].text, sentence.text)

    def cited_as(self, sources: Sequence[Sentence], beside: Sequence[Sentence]) -> "Slot":
        """Return it as it stands in the first of its copies that has what is shown here.

        Args:
            sources: The sentence and its copies, in the order in which they are to be cited.
            beside: The neighbour and its copies, if it has one.
        """
        besides = {one.article_id: one for one in beside}
        words = self.best.short_answer
        fitting = [
            one
            for one in sources
            if (words is None or words in one.text)
            and (self.beside is None or one.article_id in besides)
        ]
        if not fitting:
            return self
        lead = fitting[0]
        ordered = [lead, *(one for one in sources if one != lead)]
        return Slot(self.best, ordered, besides.get(lead.article_id))

    def drafts(self, *, as_they_stand: bool = False) -> Iterator[DraftSentence]:
        """Yield the sentence with its sources, then its neighbour.

        Args:
            as_they_stand: Both in their article's order instead: what is told of a topic reads so.
        """
        lead = self.sources[0]
        whole = DraftSentence(lead.text, tuple(self.sources), answer=self._answer)
        if self.beside is None:
            yield whole
            return
        beside = DraftSentence(self.beside.text, (self.beside,))
        is_before = as_they_stand and self.beside.number < lead.number
        yield from (beside, whole) if is_before else (whole, beside)

    @property
    def _answer(self) -> Span | None:
        """Where the words that answer stand in the sentence that is shown."""
        words, text = self.best.short_answer, self.sources[0].text
        if words is None or text == self.best.hit.sentence.text:
            return self.best.words
        start = text.find(words)
        return None if start < 0 else Span(start, start + len(words))


def in_reading_order(slots: Sequence[Slot]) -> list[Slot]:
    """Group slots by article, the best article first; within one, the best leads as they stand."""
    articles = list(dict.fromkeys(slot.sources[0].article_id for slot in slots))

    def order(slot: Slot) -> tuple[int, bool, int]:
        sentence = slot.sources[0]
        return (articles.index(sentence.article_id), slot is not slots[0], sentence.number)

    return sorted(slots, key=order)
