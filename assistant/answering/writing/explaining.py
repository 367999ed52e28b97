"""What goes on from the sentence that leads: it is said how something is done after that it is."""

from collections.abc import Sequence
from itertools import takewhile

from assistant.answering.neighbours import spoken_after
from index.english.requests import asks_for_manner
from index.types import Sentence

EXPLAINING_SENTENCES = 2
"""Most sentences behind one in its paragraph that say how: "They did not see it. It dims ..."."""


def told_after(question: str, after: Sequence[Sentence]) -> Sequence[Sentence]:
    """Return the words of whom the sentence that leads tells, or how that comes, if it is asked.

    Args:
        question: As it was asked.
        after: What stands right behind the sentence in its article.
    """
    spoken = spoken_after(question, after)
    if spoken or not asks_for_manner(question):
        return spoken
    rest = list(takewhile(lambda one: not (one.starts_paragraph or one.is_heading), after))
    return rest[:EXPLAINING_SENTENCES]
