"""The amount that the reader marked in a sentence."""

import re

from index.english.quantities import Quantity, quantity_in
from index.types import SentenceHit

_MORE_THAN = re.compile(
    r"\W*[\d.,]+(?:\s+(?!and\b|but\b)[\w-]+){0,2}\s+(?:more|less|fewer|[\w-]+er) than\b",
    re.IGNORECASE,
)


def amount_marked(hit: SentenceHit) -> Quantity | None:
    """Return the amount that the reader marked; how much more it is than another is none."""
    answer, text = hit.answer_in_sentence, hit.sentence.text
    found = quantity_in(text, answer) if answer else None
    if answer is None or found is None or _MORE_THAN.match(text, answer.start):
        return None
    return found
