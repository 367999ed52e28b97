"""Persons: which of some names he or she is, as a text itself speaks of them.

No list of first names knows whether Sanna is a woman: her text does, which goes on with "she".
"""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from index.english.coreference import points_at_somebody
from index.english.names import Name, names_in
from index.english.words import STOP_WORDS, words
from index.types import Span

_GENDERS: Mapping[str, str] = {
    "he": "he", "him": "he", "his": "he", "she": "she", "her": "she", "hers": "she",
}  # fmt: skip
_PRONOUN = re.compile(rf"\b(?:{'|'.join(_GENDERS)})\b", re.IGNORECASE)
_BEHIND_PREPOSITION = re.compile(r"\b(?:in|at|from|near|on|of|for|to|with|by)\s(?:the\s)?$", re.I)
"""Before a name that is as a rule not what the sentence, or the next one, is about."""

_OWNER = re.compile(r"s['’]$|['’]s$")

NEAR = 300
"""So many characters behind a name a pronoun may still stand for it."""


def gender_asked(question: str) -> str | None:
    """Return "he" or "she" where a question points at somebody by such a pronoun, else None."""
    pronoun = _PRONOUN.search(question) if points_at_somebody(question) else None
    return _GENDERS[pronoun.group().lower()] if pronoun else None


def referred_to(gender: str, names: Sequence[Name], texts: Sequence[str]) -> Name | None:
    """Return the first of some names of which texts say he, or she; None if they do of none.

    Args:
        gender: "he" or "she".
        names: The likeliest first.
        texts: Whole articles.
    """
    said: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for text in texts:
        for parts, pronoun in _said(names, text):
            said[parts][pronoun] += 1
    return next((one for one in names if _is_mostly(gender, said[one.parts])), None)


def with_name(question: str, name: str) -> str:
    """Return a question with a name in place of its first he or she: "her" as "Ida Holm's"."""
    pronoun = _PRONOUN.search(question)
    if pronoun is None:
        return question
    said, following = pronoun.group().lower(), words(question[pronoun.end() :])[:1]
    owns = said in ("his", "hers") or (said == "her" and not STOP_WORDS.issuperset(following))
    ending = "’s" if owns else ""
    return f"{question[: pronoun.start()]}{name}{ending}{question[pronoun.end() :]}"


def is_name_alone(text: str, words: Span) -> bool:
    """Whether words of a text are a name, perhaps with its titles before it: "Governor Ida Orr".

    They say who somebody else is only as what is theirs or belongs to them: "wife of Ida Orr".
    """
    name = next((one for one in names_in(text) if one.span.end == words.end), None)
    if name is None or name.span.start < words.start:
        return False
    before = text[words.start : name.span.start].split()
    is_theirs = bool(before) and (before[-1].lower() in STOP_WORDS or _OWNER.search(before[-1]))
    return not is_theirs and (not before or len(name.parts) > 1)


def _is_mostly(gender: str, said: Counter[str]) -> bool:
    return said[gender] > sum(said.values()) - said[gender]


def _said(names: Sequence[Name], text: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the pronouns of a text with the nearest of some names before each."""
    named = [
        (mention.span.end, whose.parts)
        for mention in names_in(text)
        if (whose := _one_of(names, mention))
        and not _BEHIND_PREPOSITION.search(text[: mention.span.start][-12:])
    ]
    ends = [end for end, _ in named]
    for pronoun in _PRONOUN.finditer(text):
        place = bisect_right(ends, pronoun.start()) - 1
        if place >= 0 and pronoun.start() - ends[place] <= NEAR:
            yield named[place][1], _GENDERS[pronoun.group().lower()]


def _one_of(names: Sequence[Name], mention: Name) -> Name | None:
    """Return the one name that a mention is of, in full or by its last word; None if of several."""
    alike = [one for one in names if _is_same(one.parts, mention.parts)]
    exact = [one for one in alike if one.parts == mention.parts]
    return (exact or alike)[0] if exact or len(alike) == 1 else None


def _is_same(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether two names end alike and begin alike, where both have more than one word."""
    is_short = min(len(first), len(second)) == 1
    return first[-1] == second[-1] and (is_short or first[0] == second[0])


def names_another(asked: str, text: str) -> bool:
    """Whether a text names somebody who has only the first name of one whom a question names."""
    wanted = [name.parts for name in names_in(asked) if len(name.parts) > 1]
    found = [name.parts for name in names_in(text) if len(name.parts) > 1]
    return any(
        any(parts[0] == other[0] and parts[-1] != other[-1] for other in found)
        and not any(parts[-1] in other for other in found)
        for parts in wanted
    )
