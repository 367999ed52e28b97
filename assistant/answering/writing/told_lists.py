"""Lists told in sentences: "It sets three conditions.", then "First, ..." in another paragraph."""

import re
from collections.abc import Collection, Sequence
from itertools import pairwise, takewhile

from assistant.answering.draft import Candidate
from assistant.answering.writing.enumeration import Enumeration
from index.english.numbers import numbers_in
from index.english.words import content_stems, words
from index.store import Catalogue
from index.types import Sentence

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_BEGINS = re.compile(rf"\W*({'|'.join(_ORDINALS)})(?:ly)?\b,?\s", re.IGNORECASE)

ANNOUNCING = 3
"""Best candidates of which one may say that a list follows."""

KNOWN_SHARE = 0.6
"""Of the telling words of a sentence that the question has, where it only announces what follows:
"The council attached conditions." """

MOST_BEHIND = 4
"""Sentences behind such a one in its paragraph that are taken for what it announces."""


def told_list(
    question: str, found: Sequence[Candidate], catalogue: Catalogue
) -> Enumeration | None:
    """Return the list that one of the best candidates announces in words, or None.

    Its items are counted ("First, ... Second, ..."), as many as it says or right behind it; or they
    are what else its paragraph says, if it says nothing itself.

    Args:
        question: Asks for several things.
        found: Best first.
        catalogue: Where the articles' other sentences are.
    """
    asked = set(content_stems(question))
    for one in found[:ANNOUNCING]:
        lead = one.hit.sentence
        if not asked.isdisjoint(content_stems(lead.text)):
            behind = catalogue.sentences(lead.article_id)[lead.number + 1 :]
            items = _counted(asked, lead, behind) or _behind(asked, lead, behind)
            if items:
                return Enumeration(lead, tuple(items))
    return None


def _counted(
    asked: Collection[str], lead: Sentence, behind: Sequence[Sentence]
) -> Sequence[Sentence]:
    """Return the sentences that count what a sentence announces, with what goes on from them."""
    places = [at for at, one in enumerate(behind) if _BEGINS.match(one.text)]
    said = [_place(behind[at]) for at in places]
    count = said.index(0) if 0 in said else len(said)
    places, said = places[count:], said[count:]
    run = 1 + sum(1 for _ in takewhile(lambda two: two[1] == two[0] + 1, pairwise(said)))
    if len(places) < 2 or run < 2 or not (_says(lead, run, asked) or places[0] == 0):
        return ()
    last = places[run - 1]
    own = behind[places[0] : last + 1]
    return own if not any(one.is_heading for one in own) else ()


def _place(sentence: Sentence) -> int:
    match = _BEGINS.match(sentence.text)
    return _ORDINALS.index(match[1].lower()) if match else -1


def _says(lead: Sentence, count: int, asked: Collection[str]) -> bool:
    """Whether a sentence says that there are so many of what is asked for."""
    for number in numbers_in(lead.text):
        after = " ".join(words(lead.text[number.span.end :])[:2])
        if number.value == count and not set(content_stems(after)).isdisjoint(asked):
            return True
    return False


def _behind(
    asked: Collection[str], lead: Sentence, behind: Sequence[Sentence]
) -> Sequence[Sentence]:
    """Return the rest of the paragraph of a sentence that says hardly more than the question."""
    own = content_stems(lead.text)
    known = sum(stem in asked for stem in own)
    rest = list(takewhile(lambda one: not (one.starts_paragraph or one.is_heading), behind))
    if len(rest) < 2 or lead.is_heading or known < 2 or known < KNOWN_SHARE * len(own):
        return ()
    return rest[:MOST_BEHIND]
