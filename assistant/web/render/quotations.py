"""Sentences that are quoted beside an answer: those that disagree, and the nearest ones."""

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from assistant.conversations.standing import Standing
from assistant.types import Citation, Disagreement, Refusal, Side
from assistant.web.render.citations import Numbers, byline, marker, page_line
from assistant.web.render.markup import NO_BREAK, emphasised, one_line
from assistant.web.render.rows import with_quiet_bars

Standings: TypeAlias = Mapping[Citation, Standing]

NEAREST = "The nearest sentences. They may not answer the question."
NEAREST_ONE = "The nearest sentence. It may not answer the question."
CORRECTS = " · a correction"
DIFFERING = "The articles do not agree."
ORDER = "A correction, or the newer article, comes first."


def refusal(refused: Refusal, standings: Standings | None = None) -> str:
    """Return why there is no answer, and the nearest sentences, marked as not answering."""
    said, _, why = refused.reason.partition(". ")
    reason = f'<div class="reason">{one_line(said + "." if why else said)}</div>'
    more = f'<div class="why">{one_line(why)}</div>' if why else ""
    if not refused.nearest:
        return f'<div class="answer refusal">{reason}{more}</div>'
    numbers = Numbers(refused.nearest, standings)
    items = [quoted_item(citation, numbers) for citation in numbers]
    nearest = quoted_list(nearest_label(len(items)), items)
    return f'<div class="answer refusal">{reason}{more}{nearest}</div>'


def nearest_label(count: int) -> str:
    """Return what is said above so many nearest sentences; empty for none."""
    if not count:
        return ""
    return NEAREST if count > 1 else NEAREST_ONE


def disagreement(
    found: Disagreement | None, shown: Iterable[Citation], standings: Standings | None = None
) -> str:
    """Return what articles say that contradict each other; empty if none do.

    Args:
        found: Which articles contradict each other.
        shown: The citations of the answer above, in the order of their numbers.
        standings: What became of the sources.
    """
    if found is None:
        return ""
    above = Numbers(shown)
    numbers = Numbers([*above, *(side.citation for side in found.sides)], standings)
    items = [differing_item(side, numbers, side.citation in above) for side in found.sides]
    return f'<div class="answer differing">{quoted_list(differing_label(found), items)}</div>'


def differing_label(found: Disagreement) -> str:
    """Return what is said above articles that contradict each other: what leads, if that is known.

    Of articles without a date none is known to be the newer one.
    """
    is_known = any(side.is_correction for side in found.sides) or all(
        side.citation.date for side in found.sides
    )
    return f"{DIFFERING} {ORDER}" if is_known else DIFFERING


def differing_item(side: Side, numbers: Numbers, is_above: bool) -> str:
    """Return what one article says, by its words alone where its sentence stands above."""
    note = CORRECTS if side.is_correction else ""
    if side.words is None or not is_above:
        return quoted_item(side.citation, numbers, side.words, note)
    mark = marker(numbers, side.citation)
    meta = f'<span class="meta">{where(side.citation)}{note}</span>'
    return f"<li><strong>{one_line(side.words)}</strong>{NO_BREAK}{mark} {meta}</li>"


def quoted_list(label: str, items: Iterable[str]) -> str:
    """Return quoted sentences under a line that says what they are."""
    return f'<div class="nearest"><div class="label">{label}</div><ul>{"".join(items)}</ul></div>'


def quoted_item(
    citation: Citation, numbers: Numbers, words: str | None = None, note: str = ""
) -> str:
    """Return a sentence in a list, some of its words in bold, with its marker, source and date."""
    mark = marker(numbers, citation)
    about = f'{mark}<div class="meta">{where(citation)}{note}</div>'
    quote = with_quiet_bars(citation.quote, emphasised(citation.quote, words))
    return f"<li><span>{quote}</span>{NO_BREAK}{about}</li>"


def where(citation: Citation) -> str:
    """Return source, date and page of a citation on one line."""
    return " · ".join(part for part in (byline(citation), page_line([citation.page])) if part)
