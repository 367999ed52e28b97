"""Items of minutes and their like: what stands under one number is of that item alone.

"The motion was carried" is said of every motion. It answers what became of the allotments only
where it stands in the item that is called so.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from assistant.answering.draft import Candidate
from index.english.words import content_stems
from index.sentences.lines import is_item_label
from index.types import Sentence

READ_ARTICLES = 8
"""Articles of the best candidates in which items are looked for."""

CLOSE_SCORE = 4.0
"""A sentence on what is asked about is at most this far below the best, in units of the scores."""

_ABOUT = re.compile(r"\b(?:about|regarding|concerning)\s+(?P<topic>[^?]+)\??\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Items:
    """The numbered items of an article: by each sentence's number the stems of its item's label."""

    labels: dict[int, frozenset[str]]
    label_numbers: frozenset[int]

    @classmethod
    def of(cls, sentences: Sequence[Sentence]) -> "_Items":
        marked = [is_item_label(one.text) for one in sentences]
        at = [n for n, one in enumerate(sentences) if one.starts_paragraph and _is_label(marked, n)]
        labels: dict[int, frozenset[str]] = {}
        for start, stop in pairwise([*at, len(sentences)]):
            stems = frozenset(content_stems(sentences[start].text))
            labels |= {one.number: stems for one in sentences[start:stop]}
        return cls(labels, frozenset(sentences[n].number for n in at))


_NO_ITEMS = _Items({}, frozenset())


def of_items_asked(
    question: str,
    found: Sequence[Candidate],
    sentences: Callable[[str], Sequence[Sentence]],
    title: Callable[[str], str],
) -> list[Candidate]:
    """Return the candidates without those of items that are not asked about.

    Where the question has a word of an item's label, the article's other items answer only with
    sentences that have such a word themselves. Where it ends in what it is about, sentences on that
    come before all that neither say it nor stand under it. Labels themselves say nothing.

    Args:
        question: As it was asked.
        found: Best first.
        sentences: Those of an article.
        title: Of an article.
    """
    ids = dict.fromkeys(one.hit.sentence.article_id for one in found)
    read = {id_: _Items.of(sentences(id_)) for id_ in islice(ids, READ_ARTICLES)}
    items = {id_: read.get(id_, _NO_ITEMS) for id_ in ids}
    kept = [one for one in found if _is_of_asked(question, one, items[one.hit.sentence.article_id])]
    match = _ABOUT.search(question)
    topic = set(content_stems(match["topic"])) if match else set[str]()

    def is_on_topic(one: Candidate) -> bool:
        sentence = one.hit.sentence
        label = items[sentence.article_id].labels.get(sentence.number, frozenset())
        said = {*content_stems(f"{title(sentence.article_id)} {sentence.text}"), *label}
        return not topic.isdisjoint(said)

    on_topic = [one for one in kept if topic and is_on_topic(one)]
    if not on_topic or on_topic[0].score < kept[0].score - CLOSE_SCORE:
        return kept
    return on_topic


def _is_of_asked(question: str, one: Candidate, items: _Items) -> bool:
    number = one.hit.sentence.number
    if number in items.label_numbers:
        return False
    named = set(content_stems(question)) & set[str]().union(*items.labels.values())
    own = items.labels.get(number, frozenset[str]()).union(content_stems(one.hit.sentence.text))
    return not named or number not in items.labels or not named.isdisjoint(own)


def _is_label(marked: Sequence[bool], at: int) -> bool:
    """Whether a sentence is the label of an item with text of its own, and no item of a list.

    Args:
        marked: For each sentence of the article, whether it is written like a label.
        at: Its place among them, at the beginning of a paragraph.
    """
    return marked[at] and marked[at + 1 : at + 2] == [False] and not (at > 0 and marked[at - 1])
