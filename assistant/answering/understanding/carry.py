"""Which words of a conversation a follow-up leaves out, without a language model.

They are those of the question that the talk began with, the last one that leans on none before it:
its names go on being meant, however many turns later. Where the follow-up points at somebody or
something, or has no telling word of its own ("and when?"), the names that were answered then, and
last, are meant too. Without a telling word it also leaves out what the question right before it
said.
"""

from collections.abc import Callable, Iterator, Sequence

from assistant.types import Turn
from index.english.coreference import points_at_person, points_at_somebody
from index.english.names import names_in
from index.english.questions import Kind, kind_of
from index.english.requests import without_request
from index.english.words import ASKING_WORDS, STOP_WORDS, stem, stems, words

EARLIER_QUESTIONS = 8
"""How far back the beginning is looked for."""

NAMES = 2
"""How many names of an answer are carried over."""

MOST_WORDS = 12
"""More than these say no more what it is about."""


def carried_words(
    question: str,
    history: Sequence[Turn],
    leans: Callable[[str, str], bool],
    told: Callable[[str], str] = str,
) -> tuple[str, ...]:
    """Return the words to add to a question, as they were written, the nearest first.

    Args:
        question: As it was asked.
        history: The turns before it, oldest first. Turns that were not answered carry nothing, if
            it is known of any that it was.
        leans: Whether a question, the second, leans on the one before it.
        told: What of an earlier question says what the talk is about; empty for "as bullets".
    """
    known = {stem(word) for word in words(question)}
    carried: dict[str, str] = {}
    turns = ((told(asked), said) for asked, said in _answered(history))
    for word in _candidates(question, [turn for turn in turns if turn[0]], leans):
        if stem(word) not in known:
            carried.setdefault(stem(word), word)
    return tuple(carried.values())[:MOST_WORDS]


def _answered(history: Sequence[Turn]) -> list[tuple[str, str]]:
    """Return the questions before with what their answers cite, or say; refusals are left out."""
    pairs: list[tuple[str, Turn | None]] = []
    for turn in history:
        if turn.role == "user":
            pairs.append((turn.text, None))
        elif pairs:
            pairs[-1] = (pairs[-1][0], turn)
    cites = any(turn.citations for turn in history)
    return [
        (asked, _said(answer))
        for asked, answer in pairs
        if not cites or (answer is not None and answer.citations)
    ]


def _said(answer: Turn | None) -> str:
    if answer is None:
        return ""
    return " ".join(one.quote for one in answer.citations) or answer.text


def _candidates(
    question: str, turns: Sequence[tuple[str, str]], leans: Callable[[str, str], bool]
) -> Iterator[str]:
    if not turns:
        return
    last = len(turns) - 1
    root = last
    while root > max(0, last - EARLIER_QUESTIONS) and leans(turns[root - 1][0], turns[root][0]):
        root -= 1
    names = [name.written for name in names_in(turns[root][0])]
    points, is_bare = points_at_somebody(question), not any(_telling(question))
    if points and names and root < last:
        yield from _telling(" ".join(names))
    if not (points and names) or root == last or is_bare:
        yield from _telling(turns[last][0])
        yield from _telling(turns[root][0])
    if points or is_bare:
        answered = [*([turns[last]] if not names else []), turns[root]]
        for asked, said in dict.fromkeys(answered):
            if points_at_person(question) or kind_of(asked) is Kind.NAME:
                yield from _telling(" ".join(_answered_names(asked, said)))


def _answered_names(asked: str, said: str) -> Sequence[str]:
    """Return the first names of an answer that its question does not have.

    None where the answer begins with one that was asked about, unless a name was asked for.
    """
    known = set(stems(" ".join(name.written for name in names_in(asked))))
    names = [name.written for name in names_in(said)]
    if names and known.intersection(stems(names[0])) and kind_of(asked) is not Kind.NAME:
        return []
    return [name for name in names if known.isdisjoint(stems(name))][:NAMES]


def _telling(text: str) -> Iterator[str]:
    yield from (word for word in words(without_request(text)) if _tells(word))


def _tells(word: str) -> bool:
    return word.lower() not in STOP_WORDS and word.lower() not in ASKING_WORDS
