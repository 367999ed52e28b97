"""Sentences that are quoted beside an answer: those that disagree, and the nearest ones."""

from collections.abc import Iterable

from assistant.types import Citation, Disagreement, Refusal
from assistant.web.render.citations import byline, citation_numbers, marker
from assistant.web.render.markup import emphasised, one_line

NEAREST = "The nearest sentences. They do not answer the question."
CORRECTS = " · a correction"
DIFFERING = "The articles do not agree. A correction, or the newer article, comes first."


def refusal(refused: Refusal) -> str:
    """Return why there is no answer, and the nearest sentences, marked as not answering."""
    reason = f'<div class="reason">{one_line(refused.reason)}</div>'
    if not refused.nearest:
        return f'<div class="answer refusal">{reason}</div>'
    numbers = citation_numbers(refused.nearest)
    nearest = quoted_list(NEAREST, [quoted_item(citation, numbers) for citation in numbers])
    return f'<div class="answer refusal">{reason}{nearest}</div>'


def disagreement(found: Disagreement | None, shown: Iterable[Citation]) -> str:
    """Return the sentences that contradict each other in what was asked; empty if none do.

    Args:
        found: Which articles contradict each other.
        shown: The citations of the answer above, in the order of their numbers.
    """
    sides = found.sides if found else ()
    numbers = citation_numbers([*shown, *(side.citation for side in sides)])
    items = [
        quoted_item(side.citation, numbers, side.words, CORRECTS if side.is_correction else "")
        for side in sides
    ]
    return f'<div class="answer differing">{quoted_list(DIFFERING, items)}</div>' if items else ""


def quoted_list(label: str, items: Iterable[str]) -> str:
    """Return quoted sentences under a line that says what they are."""
    return f'<div class="nearest"><div class="label">{label}</div><ul>{"".join(items)}</ul></div>'


def quoted_item(
    citation: Citation, numbers: dict[Citation, int], words: str | None = None, note: str = ""
) -> str:
    """Return a sentence in a list, some of its words in bold, with its marker, source and date."""
    mark = marker(numbers[citation], citation)
    about = f'{mark}<div class="meta">{byline(citation)}{note}</div>'
    return f"<li><span>{emphasised(citation.quote, words)}</span> {about}</li>"
