"""What goes on from the sentence that leads: it is said how something is done after that it is."""

import re
from collections.abc import Sequence
from itertools import takewhile

from assistant.answering.neighbours import spoken_after
from index.english.questions import asks_for_many, asks_who
from index.english.requests import asks_for_manner
from index.english.words import content_stems
from index.types import Sentence

EXPLAINING_SENTENCES = 2
"""Most sentences behind one in its paragraph that say how: "They did not see it. It dims ..."."""

MOST_BEHIND = 3
"""As many where its paragraph ends before: then the next one begins with how that came."""

RESTATED_SHARE = 0.5
"""Of the telling words of a question that a sentence has which only says that it is so. One that
has fewer says it in words of its own, and may well be the answer."""

_INCLUDES = re.compile(
    r"\W*(?:th(?:is|at|ese|ose)\b[\w’' -]{0,30}|they) includes?\b", re.IGNORECASE
)


def told_after(question: str, best: Sentence, after: Sequence[Sentence]) -> Sequence[Sentence]:
    """Return the words of whom the sentence that leads tells, whom it includes, or how that comes.

    Each only where it is asked for.

    Args:
        question: As it was asked.
        best: The sentence that leads.
        after: What stands right behind it in its article.
    """
    spoken = spoken_after(question, after) or _including(question, after)
    wanted = set(content_stems(question))
    said = wanted.intersection(content_stems(best.text))
    if spoken or not asks_for_manner(question) or len(said) < RESTATED_SHARE * len(wanted):
        return spoken
    rest = list(takewhile(lambda one: not (one.starts_paragraph or one.is_heading), after))
    if len(rest) >= EXPLAINING_SENTENCES:
        return rest[:EXPLAINING_SENTENCES]
    return list(takewhile(lambda one: not one.is_heading, after))[:MOST_BEHIND]


def _including(question: str, after: Sequence[Sentence]) -> Sequence[Sentence]:
    """Return the sentence right behind one that says who or which are among those asked for."""
    asks = asks_who(question) or asks_for_many(question)
    own = takewhile(lambda one: not (one.starts_paragraph or one.is_heading), after[:1])
    return [one for one in own if asks and _INCLUDES.match(one.text)]
