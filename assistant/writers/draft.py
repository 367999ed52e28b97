"""What a writer hands on: a sentence, and the source sentences that it rests on."""

from dataclasses import dataclass

from index.types import Sentence


@dataclass(frozen=True, slots=True)
class DraftSentence:
    """One sentence of an answer before its citations are checked."""

    text: str
    sources: tuple[Sentence, ...]
