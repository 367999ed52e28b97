"""What was found for one question, and how surely that answers it."""

from dataclasses import dataclass

from assistant.answering.understanding import Understood
from index.sentences.lines import is_table_row


@dataclass(frozen=True, slots=True)
class Found:
    """A search, and the probability in [0, 1] that what it found answers."""

    understood: Understood
    probability: float

    @property
    def leads_with_row(self) -> bool:
        """Whether the best sentence is a row of a table, whose cell is told exactly."""
        best = self.understood.result.sentences[:1]
        return any(is_table_row(hit.sentence.text) for hit in best)
