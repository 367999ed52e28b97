"""The numbered items of an article, such as minutes: each says something of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.english.votes import decides
from index.sentences.lines import is_item_label
from index.types import Sentence

FEWEST_ITEMS = 3
"""With fewer an article is a text like others, which says the most important first."""


@dataclass(frozen=True, slots=True)
class Item:
    """A numbered item, as it is called ("2. Market square"), and what stands under it."""

    label: str
    sentences: tuple[Sentence, ...]


def items_of(sentences: Sequence[Sentence]) -> list[Item]:
    """Return the numbered items of an article; none where it has too few of them.

    What stands before the first item, as who was present, is of none.
    """
    starts = [
        at for at, one in enumerate(sentences) if one.starts_paragraph and is_item_label(one.text)
    ]
    items = [
        Item(sentences[start].text, tuple(sentences[start + 1 : end]))
        for start, end in pairwise([*starts, len(sentences)])
    ]
    told = [one for one in items if one.sentences]
    return told if len(told) >= FEWEST_ITEMS else []


def key_of_items(
    items: Sequence[Item], ranked: Sequence[Sentence], most: int
) -> list[tuple[str, Sentence]]:
    """Return labels with what was decided under them, else the most central sentence there.

    In reading order; items in which something was decided are chosen first.

    Args:
        items: From `items_of`.
        ranked: The telling sentences of their article, the most central first.
        most: At most so many.
    """
    keys = [(item, key) for item in items if (key := _key(item, ranked)) is not None]
    keys.sort(key=lambda pair: (not decides(pair[1].text), ranked.index(pair[1])))
    chosen = keys[:most]
    return [(item.label, key) for item, key in sorted(chosen, key=lambda pair: pair[1].number)]


def _key(item: Item, ranked: Sequence[Sentence]) -> Sentence | None:
    own = [one for one in ranked if one in item.sentences]
    return next((one for one in own if decides(one.text)), next(iter(own), None))
