"""Who did it to whom, in a claim and its evidence: the same, or turned round?

"The company sued the union" turns "The union sued the company" round, "The company was sued by the
union" does not, and of two words that are opposites the one turns the other: what is longer than a
thing is what that is shorter than. Only what stands on both sides of a word that both texts have is
judged, so a claim in other words is never said to be turned.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.english.opposites import OPPOSITES
from index.english.roles import BE
from index.english.verbs import is_past_form, verb_stem
from index.english.words import STOP_WORDS, content_stems

_CLAUSE = re.compile(r"[;:]\s|,?\s(?:but|while|whereas)\s")
_WORD = re.compile(r"(?<![\w’'-])[a-z]{2,}(?![\w’'-])")
_BE_BEFORE = re.compile(rf"\b{BE}\s+(?:[a-z]+\s+){{0,2}}$")
_BY = re.compile(r"\sby\s(?!\d)")
_BEFORE_OBJECT = re.compile(r"\s(?:the|an?|his|her|its|their|our|more|less|fewer)\s")
_AFTER_ARTICLE = re.compile(r"\b(?:the|an?|of|in|on|at|his|her|its|their|our|this|that)\s+$")
_THAN = re.compile(r"\b(?P<word>more|less|fewer|[a-z]+er)\b(?P<of>(?:\s[a-z]+){0,2})\sthan\b")
_FROM_TO = re.compile(
    r"\bfrom\s(?P<one>[^,;]+?)\sto\s(?P<other>[^,;.]+?)(?=[,;.]|\s(?:in|by|on)\s|$)"
)

_MUTUAL = frozenset(
    map(
        verb_stem,
        "met married wed played faced fought drew bordered equalled matched joined merged agreed"
        " resembled divorced dated talked spoke argued debated said told".split(),
    )
)
"""Stems of verbs that are the same from both sides, and of saying, which may stand before the one
who speaks or behind."""


@dataclass(frozen=True, slots=True)
class _Deed:
    """A word with what stands on its two sides: stems of the doer, and of the one it is done to."""

    stem: str
    doer: frozenset[str]
    done_to: frozenset[str]


def is_turned(claim: str, evidence: Sequence[str]) -> bool:
    """Whether a claim says of a deed that its doer was the one it was done to, and the other way.

    Args:
        claim: One sentence.
        evidence: What it was written from.
    """
    said = [deed for text in evidence for deed in _deeds(text)]
    return any(
        _turns(deed, [one for one in said if one.stem == deed.stem]) for deed in _deeds(claim)
    )


def are_converse(claim: str, evidence: Sequence[str], words: tuple[str, str]) -> bool:
    """Whether opposites say the same, since their sides are turned: longer than, shorter than.

    Args:
        claim: One sentence.
        evidence: What it was written from.
        words: Of the claim, and of the evidence: opposites.
    """
    own, other = map(verb_stem, words)
    if other not in OPPOSITES.get(own, frozenset()):
        return False
    said = [deed for text in evidence for deed in _deeds(text) if deed.stem == other]
    return any(_turns(deed, said) for deed in _deeds(claim) if deed.stem == own)


def _turns(deed: _Deed, said: Sequence[_Deed]) -> bool:
    """Whether one of the deeds that are said is a deed turned round, and none is the same."""
    return any(_is_round(deed, one) for one in said) and not any(
        deed.doer & (one.doer - one.done_to) for one in said
    )


def _is_round(deed: _Deed, other: _Deed) -> bool:
    return bool(deed.doer & (other.done_to - other.doer)) and bool(
        deed.done_to & (other.doer - other.done_to)
    )


def _deeds(text: str) -> Iterator[_Deed]:
    for clause in _CLAUSE.split(text):
        for word in _WORD.finditer(clause):
            deed = _deed(clause, word)
            if deed is not None:
                yield deed
        for than in _THAN.finditer(clause):
            before = clause[: than.start()] + than["of"]
            yield _of(verb_stem(than["word"]), before, clause[than.end() :])
        for way in _FROM_TO.finditer(clause):
            yield _of("from", way["one"], way["other"])


def _deed(clause: str, word: re.Match[str]) -> _Deed | None:
    stem, before, after = verb_stem(word.group()), clause[: word.start()], clause[word.end() :]
    if word.group() in STOP_WORDS or stem in _MUTUAL:
        return None
    if not is_past_form(word.group()):
        is_verb = _BEFORE_OBJECT.match(after) and not _AFTER_ARTICLE.search(before)
        return _of(stem, before, after) if is_verb else None
    by = _BY.search(after)
    if by is None:
        return None if _BE_BEFORE.search(before) else _of(stem, before, after)
    if _BE_BEFORE.search(before) or by.start() == 0:
        return _of(stem, after[by.end() :], before)
    return None


def _of(stem: str, doer: str, done_to: str) -> _Deed:
    return _Deed(stem, frozenset(content_stems(doer)), frozenset(content_stems(done_to)))
