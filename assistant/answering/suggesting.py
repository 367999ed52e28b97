"""What may be asked next: about people who stand near what an answer cites, and its article.

Every question is answered before it is offered, and only one whose answer is sure and says
something new is: "Who is Kasper Ruel?" where an article has "Kasper Ruel, the plumber".
"""

from collections.abc import Iterable, Iterator
from itertools import chain, islice

from assistant.answering.collection.listed_names import listed_names
from assistant.answering.engine import CitationEngine
from assistant.types import Answer, Citation, Question, RequestKind
from index.languages.detection import language_among
from index.types import SearchFilter

MOST = 3

MOST_TRIED = 3
"""Names that are asked about; each takes about as long as a question."""

NEAR = 2000
"""Characters before and behind what is cited."""

LEAST_SAID = 2
"""Sentences of what somebody says, for a question about it."""

TITLE_CHARACTERS = 80
"""Of a title in a question."""

SURELY_SAID = 1.0
"""The answerability of what was looked up as somebody's words, and not only found by its words."""


def suggestions(
    engine: CitationEngine, answer: Answer, filter_: SearchFilter | None = None
) -> tuple[str, ...]:
    """Return questions to go on with, which the articles surely answer; empty where none is sure.

    A language model is not asked, since it would be paid for what nobody wants to know yet.

    Args:
        engine: Answers them.
        answer: What was said last.
        filter_: Which articles it was taken from.
    """
    asked = Question(answer.question, filter=filter_ or SearchFilter())
    if not engine.takes_apart or not _is_english(engine, asked):
        return ()
    names = islice(_names_near(engine, answer), MOST_TRIED)
    told = {one.quote for one in _cited(answer)}
    people = (_about(engine, name, told, asked.filter) for name in names)
    offered = chain(people, _wholes(engine, answer, told, asked.filter))
    return tuple(islice((question for question in offered if question), MOST))


def _is_english(engine: CitationEngine, asked: Question) -> bool:
    if engine.foreign(asked) is not None:
        return False
    return language_among(asked.text, engine.catalogue.languages()) == "en"


def _cited(answer: Answer) -> Iterator[Citation]:
    return (one for sentence in answer.sentences for one in sentence.citations)


def _names_near(engine: CitationEngine, answer: Answer) -> Iterator[str]:
    """Yield names of several words that the question does not have, the nearest first."""
    known = answer.question.casefold()
    for name in dict.fromkeys(_names(engine, _cited(answer))):
        parts = name.casefold().split()
        # Before an initial another may stand that belongs to it.
        is_whole = len(parts) > 1 and not parts[0].endswith(".")
        if is_whole and not any(part in known for part in parts):
            yield name


def _names(engine: CitationEngine, cited: Iterable[Citation]) -> Iterator[str]:
    first_of = {one.article_id: one for one in reversed(list(cited))}
    for article_id, citation in reversed(first_of.items()):
        near = {
            name: abs(sentence.span.start - citation.start)
            for name, sentence in listed_names(engine.catalogue.sentences(article_id)).items()
        }
        yield from sorted((name for name in near if near[name] <= NEAR), key=near.__getitem__)


def _wholes(
    engine: CitationEngine, answer: Answer, told: set[str], filter_: SearchFilter
) -> Iterator[str]:
    """Yield a request for a summary of the article that is cited first, if it has a short title."""
    first = next(_cited(answer), None)
    is_short = first is not None and 0 < len(first.title) <= TITLE_CHARACTERS
    if first is None or not is_short or answer.understood_as is RequestKind.SUMMARY:
        return
    request = f"Summarise “{first.title}”"
    summary = engine.answer(Question(request, filter=filter_))
    cited = list(_cited(summary))
    is_sure = summary.understood_as is RequestKind.SUMMARY
    is_of_it = {one.article_id for one in cited} == {first.article_id}
    if is_sure and is_of_it and len({one.quote for one in cited} - told) >= LEAST_SAID:
        yield request


def _about(engine: CitationEngine, name: str, told: set[str], filter_: SearchFilter) -> str:
    """Return what can be asked about somebody; empty where the name is not surely anybody's."""
    who = f"Who is {name}?"
    described = engine.answer(Question(who, filter=filter_))
    if described.short_answer is None or described.statement or described.disagreement:
        return ""
    what = f"What did {name} say?"
    said = engine.answer(Question(what, filter=filter_))
    is_sure = said.understood_as is RequestKind.QUOTE and said.answerability >= SURELY_SAID
    leads = is_sure and name.split()[-1] in said.sentences[0].text
    if leads and len({one.quote for one in _cited(said)} - told) >= LEAST_SAID:
        return what
    return who if {one.quote for one in _cited(described)} - told else ""
