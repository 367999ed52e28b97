"""An answer without a language model: the sentences that answer best, verbatim."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answering.draft import Candidate, DraftSentence, WritingReport
from assistant.answering.neighbours import REACH, needed_beside
from assistant.answering.writing.candidates import candidates
from assistant.types import Question
from index.english.questions import asks_openly
from index.english.requests import names_topic, without_request
from index.search.duplicates import say_the_same
from index.store import Catalogue
from index.types import SearchResult, Sentence

FACTUAL_SENTENCES = 3
"""Most sentences of the answer to a question for one fact: who, when, where, which, how many."""

CLOSE_SCORE = 3.0
"""A further sentence is shown when its score is at most this far below the best one's, in units of
the candidates' scores (sums of z-scores)."""


@dataclass(frozen=True, slots=True)
class _Slot:
    """A sentence to show, itself and its near-copies as sources, and its neighbour if needed."""

    best: Candidate
    sources: list[Sentence]
    beside: Sentence | None

    @property
    def size(self) -> int:
        """How many sentences are shown."""
        return 1 if self.beside is None else 2


class ExtractiveWriter:
    """Picks the sentences that answer best and what is needed to understand them.

    Args:
        max_sentences: At most this many, also of answers to open questions such as why.
        catalogue: Where the sentences around a sentence are looked up.
    """

    def __init__(self, max_sentences: int, catalogue: Catalogue) -> None:
        self._max_sentences = max_sentences
        self._catalogue = catalogue

    def write(
        self, question: Question, result: SearchResult
    ) -> Iterator[DraftSentence | WritingReport]:
        """Yield the answer's sentences, those of the best article first, then the candidates.

        The first sentence is the one with the short answer, or the one needed to understand it.
        """
        most = self._max_sentences
        if not is_open(question.text):
            most = min(most, FACTUAL_SENTENCES)
        found = candidates(question.text, result)
        for slot in _in_reading_order(self._slots(found, most)):
            yield from _drafts(slot)
        yield WritingReport(candidates=tuple(found))

    def _slots(self, found: Sequence[Candidate], most: int) -> list[_Slot]:
        slots: list[_Slot] = []
        shown: set[Sentence] = set()
        for one in found:
            sentence = one.hit.sentence
            if one.score < found[0].score - CLOSE_SCORE:
                break
            twin = next((slot for slot in slots if _copies(slot, sentence)), None)
            if twin is not None:
                twin.sources.append(sentence)
                continue
            beside = self._beside(sentence) if most > 1 else None
            slot = _Slot(one, [sentence], None if beside in shown else beside)
            if sentence not in shown and len(shown) + slot.size <= most:
                slots.append(slot)
                shown |= {sentence, slot.beside or sentence}
        return slots

    def _beside(self, sentence: Sentence) -> Sentence | None:
        around = (max(sentence.number - REACH, 0), sentence.number + 1)
        return needed_beside(sentence, self._catalogue.sentences(sentence.article_id, *around))


def _copies(slot: _Slot, sentence: Sentence) -> bool:
    return say_the_same(slot.sources[0].text, sentence.text)


def is_open(question: str) -> bool:
    """Whether a question asks for more than one fact: why, how, what happened, or a topic."""
    return names_topic(question) or asks_openly(without_request(question))


def _in_reading_order(slots: Sequence[_Slot]) -> list[_Slot]:
    """Group slots by article, the best article first; within one, the best leads as they stand."""
    articles = list(dict.fromkeys(slot.sources[0].article_id for slot in slots))

    def order(slot: _Slot) -> tuple[int, bool, int]:
        sentence = slot.sources[0]
        return (articles.index(sentence.article_id), slot is not slots[0], sentence.number)

    return sorted(slots, key=order)


def _drafts(slot: _Slot) -> Iterator[DraftSentence]:
    sentence = slot.best.hit.sentence
    whole = DraftSentence(sentence.text, tuple(slot.sources), answer=slot.best.words)
    if slot.beside is None:
        yield whole
        return
    beside = DraftSentence(slot.beside.text, (slot.beside,))
    yield from (beside, whole) if slot.beside.number < sentence.number else (whole, beside)
