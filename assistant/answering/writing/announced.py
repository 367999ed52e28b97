"""What is listed beside the best sentence: right behind it, or under labels around it.

"Older people are at greater risk. This group includes:" goes on with a list, no item of which has a
word of the question; and of "When and where is the hearing?" one labelled line answers one half.
"""

import re
from collections.abc import Sequence
from itertools import takewhile

from assistant.answering.writing.enumeration import Enumeration, enumeration_of
from index.english.coreference import leans_back
from index.english.questions import Kind, kind_of
from index.sentences.lines import is_table_row
from index.store import Catalogue
from index.types import Sentence

FARTHEST_LINE = 8
"""Labelled lines that are looked at on each side of one."""

_ONE_FACT = (Kind.NUMBER, Kind.DATE, Kind.YES_NO)
_ASKING = r"(?:who|whom|what|which|when|where|why|how(?: (?:much|many|long|often|far))?)"
_ASKS_TWO = re.compile(rf"\W*(?:\w+ )?{_ASKING},? and (?:\w+ )?{_ASKING}\b", re.IGNORECASE)
_LABELLED = re.compile(r"[^\W\d_][^:.?!\d]{0,30}:\s+\S")


def announced_behind(question: str, best: Sentence, catalogue: Catalogue) -> Enumeration | None:
    """Return the list that the sentence right behind the best one begins; None without one.

    Args:
        question: As it was asked; one for a number, a day or yes or no asks for no list.
        best: The sentence that answers.
        catalogue: Where those behind it are.
    """
    behind = None if kind_of(question) in _ONE_FACT else _behind(best, catalogue)
    if behind is None:
        return None
    whole = enumeration_of(behind, catalogue) if behind.text.endswith(":") else None
    return Enumeration(best, (behind, *whole.items)) if whole and whole.lead == behind else None


def labelled_around(
    question: str, found: Sequence[Sentence], catalogue: Catalogue
) -> Enumeration | None:
    """Return the labelled lines around the best sentence, where two things are asked for at once.

    Args:
        question: As it was asked: "When and where is the hearing?".
        found: The sentences that were found, best first.
        catalogue: Where those around them are.
    """
    best = found[0]
    if not _ASKS_TWO.match(question) or not _is_labelled(best):
        return None
    first = max(0, best.number - FARTHEST_LINE)
    around = catalogue.sentences(best.article_id, first, best.number + FARTHEST_LINE)
    before = [one for one in reversed(around) if one.number < best.number]
    after = [one for one in around if one.number > best.number]
    above = list(takewhile(_is_labelled, before))
    lines = [*reversed(above), best, *takewhile(_is_labelled, after)]
    lead = next(iter(before[len(above) :]), None)
    is_heading = lead is not None and lead.is_heading
    return Enumeration(lead if is_heading else None, tuple(lines)) if len(lines) > 1 else None


def _behind(best: Sentence, catalogue: Catalogue) -> Sentence | None:
    """Return the sentence right behind one in its paragraph, where it leans on that."""
    number = best.number + 1
    after = catalogue.sentences(best.article_id, number, number)
    own = (one for one in after if one.version == best.version and not one.starts_paragraph)
    return next((one for one in own if leans_back(one.text)), None)


def _is_labelled(sentence: Sentence) -> bool:
    is_line = sentence.starts_paragraph and not sentence.is_heading
    return (
        is_line and not is_table_row(sentence.text) and _LABELLED.match(sentence.text) is not None
    )
