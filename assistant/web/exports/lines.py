"""An answer as the lines that are taken along, in the order in which the page shows them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from assistant.conversations import Exchange
from assistant.types import Answer, AnswerSentence, Citation, Disagreement, Side
from assistant.web import render
from index.english.dates import day_text

Say: TypeAlias = Callable[[str], str]
"""Puts what the server says into the language of a file; quotes and questions stay as they are."""

UNANSWERED = "(not answered)"
A_CORRECTION = "a correction"


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of an answer.

    Attributes:
        text: On one line.
        citations: Whose marks follow it.
        label: Stands before it: the day of a timeline, a side of a comparison.
        about: Stands after the marks: the source of what is said, and its day.
        is_strong: Whether it is the short answer, or the words that articles do not agree on.
        is_item: Whether it is one of a list.
    """

    text: str
    citations: tuple[Citation, ...] = ()
    label: str = ""
    about: str = ""
    is_strong: bool = False
    is_item: bool = False


def lines_of(exchange: Exchange, say: Say) -> list[Line]:
    """Return what became of a question; what the server says in the language of `say`."""
    answer = exchange.answer
    if answer is None:
        return [Line(say(exchange.problem or UNANSWERED))]
    if answer.refusal is not None:
        nearest = render.nearest_label(len(cited(answer)))
        return [Line(say(answer.refusal.reason)), *([Line(say(nearest))] if nearest else [])]
    return list(_answered(answer, say))


def cited(answer: Answer | None) -> list[Citation]:
    """Return every citation of an answer once, in the order of their numbers on the page."""
    if answer is None:
        return []
    if answer.refusal is not None:
        return list(dict.fromkeys(answer.refusal.nearest))
    sides = answer.disagreement.sides if answer.disagreement else ()
    above = render.all_numbers(answer.sentences)
    return list(dict.fromkeys((*above, *(one.citation for one in sides))))


def note(citation: Citation, say: Say) -> str:
    """Return a citation's quote, with where it was published and where exactly it stands."""
    quote = " ".join(citation.quote.split())
    place = say(f"characters {citation.start}–{citation.end} of {citation.article_id}")
    about = ", ".join(part for part in (citation.title, *_published(citation, say)) if part)
    return f"“{quote}” {about} ({place})"


def _answered(answer: Answer, say: Say) -> Iterator[Line]:
    leading = render.leading(answer)
    if leading is not None and answer.short_answer:
        yield Line(answer.short_answer, leading.citations[:1], is_strong=True)
    if answer.statement:
        yield Line(say(answer.statement))
    yield from (_sentence(one, say) for one in answer.sentences)
    if answer.more:
        yield Line(say(f"and {answer.more:,} more"))
    if answer.disagreement is not None:
        yield from _differing(answer.disagreement, say)


def _sentence(sentence: AnswerSentence, say: Say) -> Line:
    label = say(sentence.label) if sentence.label else ""
    marked = tuple(dict.fromkeys((*sentence.citations, *sentence.folded)))
    return Line(" ".join(sentence.text.split()), marked, label)


def _differing(found: Disagreement, say: Say) -> Iterator[Line]:
    yield Line(say(render.differing_label(found)))
    yield from (_side(one, say) for one in found.sides)


def _side(side: Side, say: Say) -> Line:
    text = side.words or side.citation.quote
    correction = say(A_CORRECTION) if side.is_correction else ""
    about = (*_published(side.citation, say), correction)
    return Line(
        " ".join(text.split()),
        (side.citation,),
        about=", ".join(part for part in about if part),
        is_strong=side.words is not None,
        is_item=True,
    )


def _published(citation: Citation, say: Say) -> tuple[str, str]:
    return citation.source, say(day_text(citation.date)) if citation.date else ""
