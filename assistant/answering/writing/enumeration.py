"""Lists in articles: an item is shown with what it belongs to and with the items beside it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.sentences.lines import is_list_item, is_terminated
from index.store import Catalogue
from index.types import Sentence

_FIRST = re.compile(r"\(?1[.)]\s")
_NUMBERED = re.compile(r"\(?[\dA-Za-z]+[.)]\s")

LONGEST_ITEM = 80
"""Characters of a line that is an item without a mark; a longer one is prose that lost its end."""

LONGEST_LIST = 100
"""Items that are looked at on each side of one."""


@dataclass(frozen=True, slots=True)
class Enumeration:
    """A list in an article.

    Attributes:
        lead: The sentence or heading that it belongs to; None where it has none.
        items: In their order, each sentence of an item that has several.
    """

    lead: Sentence | None
    items: tuple[Sentence, ...]

    @property
    def is_numbered(self) -> bool:
        """Whether it counts its items, as steps are."""
        return _FIRST.match(self.items[0].text) is not None


def enumeration_of(sentence: Sentence, catalogue: Catalogue) -> Enumeration | None:
    """Return the list that a sentence is an item of, or that it introduces with a colon."""
    first = max(0, sentence.number - LONGEST_LIST)
    around = catalogue.sentences(sentence.article_id, first, sentence.number + LONGEST_LIST)
    if not around or around[0].version != sentence.version:
        return None
    own = sentence.number - around[0].number
    at = own
    while at > 0 and not around[at].starts_paragraph and not is_item(around[at]):
        at -= 1  # a later sentence of its item
    if not is_item(around[at]):
        if not _introduces(sentence) or own + 1 == len(around):
            return None
        at = own + 1
    is_like = _is_marked if _is_marked(around[at]) else _is_short_line
    start, stop = _of_one_list(around, at, *_run(around, at, is_like))
    items = around[start:stop]
    lead = around[start - 1] if start else None
    if sum(map(is_like, items)) < 2 or not (is_like is _is_marked or _introduces(lead)):
        return None
    return Enumeration(lead, tuple(items))


def is_item(sentence: Sentence) -> bool:
    """Whether a sentence may be an item of a list: with its mark, or a short line without an end.

    Such lines are one only below what introduces them, "You need:".
    """
    return _is_marked(sentence) or _is_short_line(sentence)


def _is_marked(sentence: Sentence) -> bool:
    return is_list_item(sentence.text)


def _is_short_line(sentence: Sentence) -> bool:
    is_line = sentence.starts_paragraph and not is_terminated(sentence.text)
    return is_line and not _introduces(sentence) and len(sentence.text) < LONGEST_ITEM


def _introduces(sentence: Sentence | None) -> bool:
    return sentence is not None and sentence.text.rstrip().endswith(":")


def _run(
    around: Sequence[Sentence], at: int, is_like: Callable[[Sentence], bool]
) -> tuple[int, int]:
    """Return where the like items that stand around a place begin and end."""
    first = start = stop = at
    while first > 0 and (is_like(around[first - 1]) or _goes_on(around[first - 1])):
        first -= 1
        start = first if is_like(around[first]) else start
    while stop < len(around) and (is_like(around[stop]) or _goes_on(around[stop])):
        stop += 1
    return start, stop if stop > at and is_like(around[at]) else at


def _of_one_list(around: Sequence[Sentence], at: int, start: int, stop: int) -> tuple[int, int]:
    """Return where the list begins and ends that a place is in, of two that follow each other.

    One of bullets ends where one of numbers begins: the ingredients, and what is done with them.
    """
    marked = [one for one in range(start, stop) if _is_marked(around[one])]
    for before, one in pairwise(marked):
        if _FIRST.match(around[one].text) and not _NUMBERED.match(around[before].text):
            start, stop = (one, stop) if one <= at else (start, min(stop, one))
    return start, stop


def _goes_on(sentence: Sentence) -> bool:
    """Whether a sentence is a later one of its paragraph, as of an item of a list."""
    return not sentence.starts_paragraph and not sentence.is_heading
