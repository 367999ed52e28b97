"""Lists in articles: an item is shown with what it belongs to and with the items beside it."""

from collections.abc import Sequence
from dataclasses import dataclass

from index.sentences.lines import is_list_item
from index.store import Catalogue
from index.types import Sentence

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


def enumeration_of(sentence: Sentence, catalogue: Catalogue) -> Enumeration | None:
    """Return the list that a sentence is an item of, or that it introduces with a colon."""
    first = max(0, sentence.number - LONGEST_LIST)
    around = catalogue.sentences(sentence.article_id, first, sentence.number + LONGEST_LIST)
    if not around or around[0].version != sentence.version:
        return None
    at = sentence.number - around[0].number
    while at > 0 and not around[at].starts_paragraph and not is_list_item(around[at].text):
        at -= 1  # a later sentence of its item
    if not is_list_item(around[at].text):
        at = sentence.number - around[0].number
        if not sentence.text.rstrip().endswith(":"):
            return None
        at += 1
    start, stop = _run(around, at)
    if sum(is_list_item(one.text) for one in around[start:stop]) < 2:
        return None
    lead = around[start - 1] if start else None
    return Enumeration(lead, tuple(around[start:stop]))


def _run(around: Sequence[Sentence], at: int) -> tuple[int, int]:
    """Return where the items that stand around a place begin and end."""
    first = start = stop = at
    while first > 0 and _is_of_list(around[first - 1]):
        first -= 1
        start = first if is_list_item(around[first].text) else start
    while stop < len(around) and _is_of_list(around[stop]):
        stop += 1
    return start, stop if stop > at and is_list_item(around[at].text) else at


def _is_of_list(sentence: Sentence) -> bool:
    return is_list_item(sentence.text) or _goes_on(sentence)


def _goes_on(sentence: Sentence) -> bool:
    """Whether a sentence is a later one of its paragraph, as of an item of a list."""
    return not sentence.starts_paragraph and not sentence.is_heading
