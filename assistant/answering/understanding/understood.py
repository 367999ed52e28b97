"""A question as it was understood within its conversation, with what was found for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from assistant.types import Question
from index.types import SearchFilter, SearchResult


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

    @property
    def sureness(self) -> float:
        """How sure the reader is that a passage answers: a logit, 0 where nothing was read."""
        reading = self.result.reading
        return reading.answerable if reading is not None else 0.0
