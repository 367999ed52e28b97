"""The second of two steps: what is told of whom or what the first sentences name.

"Which city is the college in that Ida Holm attended?" is answered by two articles. The sentence on
her shares the question's words and names the college; the one on the college shares hardly any,
and only its title says that it belongs to the answer.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice

from assistant.answering.draft import Candidate
from assistant.answering.writing.slots import Slot
from index.english.names import Name, has_name, names_in
from index.english.questions import asks_through
from index.search.links import named_articles
from index.types import Sentence, SentenceHit

LEAST_WORDS = 9
"""Of a question; a shorter one hardly asks for one thing through another."""

FIRST_STEPS = 3
"""How many of the sentences that are shown may name it."""

STEPPED = 30
"""How many of the best candidates may be what is told of it."""


def second_step(
    question: str,
    shown: Sequence[Slot],
    found: Sequence[Candidate],
    titles_of: Callable[[Iterable[str]], Mapping[str, str]],
    step: SentenceHit | None = None,
) -> list[Slot]:
    """Return what was found in a further step; else the best sentence of an article named so far.

    That is one which a shown sentence names, and not the question. Else, where the question asks
    for one thing through another, the best one of an article that names whom the first shown one
    names. Nothing for short questions, and where that article is shown already.

    Args:
        question: As it is answered.
        shown: What is shown already, best first.
        found: All of them, best first.
        titles_of: Returns the titles of articles by id; without those that are gone.
        step: Found in a further step, for what the others leave unanswered.
    """
    if step is not None:
        is_new = all(step.sentence not in one.sources for one in shown)
        return [Slot(Candidate(step, 0.0, None), [step.sentence], None)] if is_new else []
    if len(question.split()) < LEAST_WORDS:
        return []
    first = [one.sources[0] for one in shown[:FIRST_STEPS]]
    ids = dict.fromkeys(one.hit.sentence.article_id for one in found[:STEPPED])
    shown_ids = {one.sources[0].article_id for one in shown}
    every = titles_of([*ids, *shown_ids])
    known = {every.get(id_, "") for id_ in shown_ids}
    titles = {id_: told for id_ in ids if (told := every.get(id_, "")) not in known}
    named = set[str]().union(*(named_articles(one.text, titles) for one in first))
    named -= named_articles(question, titles)
    steps = (one for one in found if one.hit.sentence.article_id in named)
    if asks_through(question) and not named:
        others = (one for one in found[:STEPPED] if one.hit.sentence.article_id in titles)
        whom = _named_by(first[:1], question)
        steps = (one for one in others if any(has_name(a, [one.hit.sentence.text]) for a in whom))
    return [Slot(one, [one.hit.sentence], None) for one in islice(steps, 1)]


def _named_by(sentences: Sequence[Sentence], question: str) -> list[Name]:
    """Return whom sentences name in full and a question does not name."""
    asked = {part for name in names_in(f"of {question}") for part in name.parts}
    names = (name for one in sentences for name in names_in(one.text))
    return [name for name in names if len(name.parts) > 1 and asked.isdisjoint(name.parts)]
