"""What an answer shows in one place: a sentence, its copies, and the neighbour that it needs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answering.draft import Candidate, DraftSentence
from index.search.duplicates import say_the_same
from index.types import Sentence


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

    def drafts(
        self, sources: Sequence[Sentence], *, as_they_stand: bool = False
    ) -> Iterator[DraftSentence]:
        """Yield the sentence with some sources, then its neighbour.

        Args:
            sources: Of the sentence.
            as_they_stand: Both in their article's order instead: what is told of a topic reads so.
        """
        sentence = self.best.hit.sentence
        whole = DraftSentence(sentence.text, tuple(sources), answer=self.best.words)
        if self.beside is None:
            yield whole
            return
        beside = DraftSentence(self.beside.text, (self.beside,))
        is_before = as_they_stand and self.beside.number < sentence.number
        yield from (beside, whole) if is_before else (whole, beside)


def in_reading_order(slots: Sequence[Slot]) -> list[Slot]:
    """Group slots by article, the best article first; within one, the best leads as they stand."""
    articles = list(dict.fromkeys(slot.sources[0].article_id for slot in slots))

    def order(slot: Slot) -> tuple[int, bool, int]:
        sentence = slot.sources[0]
        return (articles.index(sentence.article_id), slot is not slots[0], sentence.number)

    return sorted(slots, key=order)
