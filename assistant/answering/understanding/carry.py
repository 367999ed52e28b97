"""Which words of a conversation a follow-up leaves out, without a language model.

They are those of the question before it; of the one before that too while that one leans itself;
and, where the follow-up points at somebody or something, the names that the last answer gave first.
"""

from collections.abc import Iterator, Sequence

from assistant.types import Turn
from index.english.coreference import leans, points_at_somebody
from index.english.names import names_in
from index.english.words import ASKING_WORDS, STOP_WORDS, stem, words

EARLIER_QUESTIONS = 3
"""How far back is looked."""

NAMES = 2
"""How many names of the last answer are carried over."""

MOST_WORDS = 12
"""More than these say no more what it is about."""


def carried_words(question: str, history: Sequence[Turn]) -> tuple[str, ...]:
    """Return the words to add to a question, as they were written, the nearest first."""
    known = {stem(word) for word in words(question)}
    carried: dict[str, str] = {}
    for word in _candidates(question, history):
        if stem(word) not in known:
            carried.setdefault(stem(word), word)
    return tuple(carried.values())[:MOST_WORDS]


def _candidates(question: str, history: Sequence[Turn]) -> Iterator[str]:
    earlier = [turn.text for turn in history if turn.role == "user"]
    for text in reversed(earlier[-EARLIER_QUESTIONS:]):
        yield from (word for word in words(text) if _tells(word))
        if not leans(text):
            break
    if points_at_somebody(question):
        for name in names_in(_last_answer(history))[:NAMES]:
            yield from (word for word in words(name.written) if _tells(word))


def _tells(word: str) -> bool:
    return word.lower() not in STOP_WORDS and word.lower() not in ASKING_WORDS


def _last_answer(history: Sequence[Turn]) -> str:
    """Return what the last answer cites, else what it says."""
    answers = [turn for turn in history if turn.role == "assistant"]
    if not answers:
        return ""
    return " ".join(one.quote for one in answers[-1].citations) or answers[-1].text
