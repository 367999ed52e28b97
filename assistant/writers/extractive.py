"""An answer without a language model: the sentences that answer best, verbatim."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from assistant.types import Question
from assistant.writers.candidates import Candidate, candidates
from assistant.writers.draft import DraftSentence
from assistant.writers.understanding import needed_beside
from index.catalogue import Catalogue
from index.types import SearchResult, Sentence

SAME_WORDS = 0.8
"""Two sentences that share this much of their words (Jaccard) say the same: one is shown, and the
other becomes a second citation of it."""

FACTUAL_SENTENCES = 3
"""Most sentences of the answer to a question for one fact: who, when, where, which, how many."""

CLOSE_SCORE = 3.0
"""A further sentence is shown when its score is at most this far below the best one's, in units of
the candidates' scores (sums of z-scores)."""

_WORD = re.compile(r"\w+")
_OPEN = re.compile(
    r"\b(?:why|how come|explain|describe|compare|summari[sz]e|tell|what happened|what do we know|"
    r"how (?!many|much|old|long|far|tall|high|big|large|fast|often|deep|heavy|wide|late|soon)"
    r"|reasons?|differences?|list)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Slot:
    """A sentence to show, the near-copies that it stands for, and its neighbour if needed."""

    best: Candidate
    sources: list[Sentence]
    beside: Sentence | None = None
    copies: set[Sentence] = field(default_factory=set)


class ExtractiveWriter:
    """Picks the sentences that answer best and what is needed to understand them.

    Args:
        max_sentences: At most this many, also of answers to open questions such as why.
        catalogue: Where the sentences around a sentence are looked up.
    """

    def __init__(self, max_sentences: int, catalogue: Catalogue) -> None:
        self._max_sentences = max_sentences
        self._catalogue = catalogue

    def write(self, question: Question, result: SearchResult) -> list[DraftSentence]:
        """Return the answer's sentences, those of the best article first.

        The first sentence is the one with the short answer, or the one needed to understand it.
        """
        most = self._max_sentences
        if not is_open(question.text):
            most = min(most, FACTUAL_SENTENCES)
        slots = self._slots(candidates(result), most)
        articles = list(dict.fromkeys(slot.sources[0].article_id for slot in slots))
        slots.sort(key=lambda slot: articles.index(slot.sources[0].article_id))
        return [draft for slot in slots for draft in _drafts(slot)]
