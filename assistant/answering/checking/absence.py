"""Replies that there is no answer, in whatever words: they cite nothing and repeat no article."""

from collections.abc import Sequence

from assistant.answering.checking.alignment import coverage
from assistant.types import AnswerSentence
from index.english.denials import denials
from index.english.facts import missing_facts
from index.english.sources import says_sources_are_silent
from index.english.words import content_stems

REPEATED_SHARE = 0.5
"""A sentence reports when an article has this share of its words beside the question's."""


def says_no_answer(sentence: str, question: str, offered: Sequence[str]) -> bool:
    """Whether a sentence only says that the articles do not answer.

    It speaks of them, or of the writer, as silent, has no fact that the question has not, and no
    sentence that was offered has much of what it says beside the question.
    """
    if not says_sources_are_silent(sentence) or missing_facts(sentence, [question]).all:
        return False
    asked = set(content_stems(question))
    rest = [stem for stem in content_stems(sentence) if stem not in asked]
    return all(coverage(rest, content_stems(text)) < REPEATED_SHARE for text in offered)


def is_no_answer(sentences: Sequence[AnswerSentence]) -> bool:
    """Whether checked sentences together say that there is no answer, and cite nothing beside."""
    if any(sentence.citations for sentence in sentences):
        return False
    return any(one.verdict is None and says_absence(one.text) for one in sentences)


def says_absence(text: str) -> bool:
    """Whether a sentence that states nothing denies that there is something."""
    return denials(text) > 0 or says_sources_are_silent(text)
