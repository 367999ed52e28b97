"""Lists and decisions of an article, shown as a whole where several things are asked for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from assistant.answering.draft import Candidate
from assistant.answering.neighbours import is_label
from assistant.answering.writing.announced import announced_behind, labelled_around
from assistant.answering.writing.decisions import decisions
from assistant.answering.writing.enumeration import Enumeration, enumeration_of, is_item
from assistant.answering.writing.further import SURE_MARGIN
from assistant.answering.writing.sections import section_named, section_of_steps
from assistant.answering.writing.told_lists import told_list
from index.english.questions import (
    Kind,
    asks_for_many,
    asks_for_one_fact,
    kind_of,
    offers_answers,
)
from index.english.requests import asks_for_steps, asks_how_to
from index.english.words import content_stems
from index.store import Catalogue
from index.types import SearchResult, Sentence

LISTED_ITEMS = 10
"""Most items of a list that are shown; the rest are counted."""

SENTENCES_OF_STEPS = 24
"""Most sentences of steps that are to be taken one after another; the rest are counted."""

CONSIDERED = 10
"""Best candidates of which one may be a step."""

COMPARED = 3
"""Best candidates, of which two items of one list stand for all of it."""

LOOKED_AT = 5
"""Best candidates, of which two do so where several things are asked for."""

_WHAT = re.compile(r"\W*(?:(?:and|so|but) )?(?:what|which)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class WholeList:
    """Sentences that are shown one after another, and the rest of them.

    Attributes:
        is_enumeration: They are items of one list.
    """

    shown: tuple[Sentence, ...]
    rest: tuple[Sentence, ...]
    is_enumeration: bool


class WholeLists:
    """Finds the whole of which the best candidates are parts. Thread safe."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def whole(
        self, question: str, found: Sequence[Candidate], result: SearchResult
    ) -> WholeList | None:
        """Return the list that the best candidate is of, or all decisions; None without either.

        Args:
            question: Shows in its words that it asks for several things or for steps; or else the
                best candidates show it, which are items of one list.
            found: Best first.
            result: Where decisions are looked for.
        """
        return (self._listing(question, found) if found else None) or self._decided(
            question, result
        )

    def _listing(self, question: str, found: Sequence[Candidate]) -> WholeList | None:
        best = found[0].hit.sentence
        if (named := section_named(question, found, self._catalogue)) is not None:
            return _shown(named, LISTED_ITEMS)
        lines = labelled_around(question, [one.hit.sentence for one in found], self._catalogue)
        if beside := lines or announced_behind(question, best, self._catalogue):
            return _shown(beside, LISTED_ITEMS)
        title = self._catalogue.title(best.article_id)
        by_title = asks_how_to(question, title)
        if by_title and (section := section_of_steps(found, self._catalogue)) is not None:
            return _shown(section, SENTENCES_OF_STEPS)
        # A sentence that the reader sees the answer in is enough: "It is paid at the office."
        how_to = by_title and found[0].hit.margin < SURE_MARGIN
        steps = how_to or asks_for_steps(question)
        if not (steps or asks_for_many(question) or self._are_of_one_list(question, found)):
            return None
        of_best = [
            one.hit.sentence for one in found if one.hit.sentence.article_id == best.article_id
        ]
        found_at = (enumeration_of(one, self._catalogue) for one in of_best)
        lists = [one for one in found_at if one is not None] if steps else self._around(of_best)
        # What is needed is often listed above what is to be done with it.
        numbered = [one for one in lists if steps and one.is_numbered]
        whole = next(iter([*numbered, *([] if how_to else lists)]), None)
        if whole is None and not steps:
            whole = told_list(question, found, self._catalogue)
        if whole is None or not (steps or _is_of_likes(whole)):
            return None
        return _shown(whole, SENTENCES_OF_STEPS if steps else LISTED_ITEMS)

    def _around(self, found: Sequence[Sentence]) -> list[Enumeration]:
        """Return the list that the best sentence is of, or two of the next ones are."""
        own = enumeration_of(found[0], self._catalogue)
        near = found[1:LOOKED_AT]
        others = (enumeration_of(one, self._catalogue) for one in near)
        shared = [one for one in others if one and sum(each in one.items for each in near) > 1]
        return [own] if own is not None else shared[:1]

    def _are_of_one_list(self, question: str, found: Sequence[Candidate]) -> bool:
        """Whether the best candidates are items of a short list, and no single fact is asked for.

        A few words such as "opening hours Friday", which are no question, mean one of them.
        """
        asks_for_one = asks_for_one_fact(question) or kind_of(question) is Kind.YES_NO
        first, *others = [one.hit.sentence for one in found[:COMPARED]]
        if asks_for_one or offers_answers(question) or not _WHAT.match(question):
            return False
        whole = enumeration_of(first, self._catalogue) if is_item(first) else None
        if whole is None:
            return False
        is_short = len(whole.items) <= LISTED_ITEMS
        return _is_led_by(question, whole) or (
            is_short and any(one in whole.items for one in others)
        )

    def _decided(self, question: str, result: SearchResult) -> WholeList | None:
        """Return all decisions, where these are asked for and there are several."""
        decided = decisions(question, result, self._catalogue)
        if len(decided) < 2:
            return None
        shown, rest = (
            tuple(dict.fromkeys(chain(*part)))
            for part in (decided[:LISTED_ITEMS], decided[LISTED_ITEMS:])
        )
        return WholeList(shown, rest, is_enumeration=False)


def _shown(whole: Enumeration, most: int) -> WholeList:
    lead = (whole.lead,) if whole.lead else ()
    return WholeList((*lead, *whole.items[:most]), whole.items[most:], is_enumeration=True)


def _is_led_by(question: str, whole: Enumeration) -> bool:
    """Whether what stands above a list has a telling word of a question, such as "You need"."""
    lead = whole.lead.text if whole.lead else ""
    return not set(content_stems(question)).isdisjoint(content_stems(lead))


def _is_of_likes(whole: Enumeration) -> bool:
    """Whether a list's items are what they say: not, as in minutes, a label with its own text."""
    return not any(is_label(one, [after]) for one, after in pairwise(whole.items))
