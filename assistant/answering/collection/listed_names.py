"""The names in an article, each once: who, where and what it speaks of."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, takewhile

from index.english.names import Name, has_name, names_in
from index.english.words import STOP_WORDS
from index.types import Sentence, Span

_Parts = tuple[str, ...]

ALIKE = 3
"""Letters that a people and its country begin with."""

_OPENS = re.compile(r"[\s\"“‘'(\[]*")
_GOES_ON = re.compile(r"[\s-](\w+)")


def listed_names(sentences: Iterable[Sentence]) -> Mapping[str, Sentence]:
    """Return the names in the body of an article, as they are written, with a sentence of each.

    A name is taken as its longest form: Vik is Nora Vik where both stand, and so is Nora behind a
    word that only begins a sentence: "Despite Nora".

    Args:
        sentences: Of one article, in its order.
    """
    found = [
        (name, sentence)
        for sentence in sentences
        if not sentence.is_heading
        for name in names_in(sentence.text)
    ]
    begun = {name.parts[:size] for name, _ in found for size in range(1, len(name.parts))}
    alone = {name.parts for name, one in found if _stands_alone(name, one.text)}
    first: dict[_Parts, tuple[str, Sentence]] = {}
    for name, sentence in found:
        written, parts = " ".join(name.written.split()), name.parts
        if _opens(name, sentence.text) and parts[1:] in begun:
            parts = parts[1:]
        if len(parts) > 1 or parts in alone:
            first.setdefault(parts, (written, sentence))
    longer = Counter(chain.from_iterable(_borders(parts) - {parts} for parts in first))
    single = sorted(parts[0] for parts in first if len(parts) == 1)
    return {
        written: sentence
        for parts, (written, sentence) in first.items()
        if longer[parts] != 1 and not (len(parts) == 1 and _is_adjective(parts[0], single))
    }


def _borders(parts: _Parts) -> set[_Parts]:
    """Return what a name begins or ends with, and all of it."""
    return {part for size in range(1, len(parts) + 1) for part in (parts[:size], parts[-size:])}


def _opens(name: Name, text: str) -> bool:
    """Whether a name begins a sentence, so that its first word has a capital in any case."""
    return _OPENS.fullmatch(text, 0, name.span.start) is not None


def _stands_alone(name: Name, text: str) -> bool:
    """Whether no word goes on from a name, as in "Chinese officials" and "State Secretary"."""
    behind = _GOES_ON.match(text, name.span.end)
    return behind is None or behind[1].lower() in STOP_WORDS


def _is_adjective(word: str, others: Sequence[str]) -> bool:
    """Whether a word is another one of them, in their order, with a longer ending: Chinese."""
    place = bisect_left(others, word[:ALIKE])
    near = takewhile(lambda one: one[:ALIKE] == word[:ALIKE], others[place:])
    shorter = (one for one in near if len(one) < len(word))
    return any(has_name(Name((word,), word, Span(0, 1)), [one]) for one in shorter)
