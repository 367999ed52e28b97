"""A question for what one source says: "How many were hurt, according to the Post?".

It is put to the articles of that source alone, without its name, which they seldom have. Where
nothing else is said ("and according to the Courier?"), the question before is put to them. Of a
correction that it names the words are shown.
"""

from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.collection.reply import CollectionReply, Shown
from assistant.answering.collection.scope import without_ending
from assistant.answering.understanding.substitution import standing_before
from assistant.types import Question
from index.english.corrections import is_correction, tells_own_error
from index.english.source_names import SourceLimit, may_limit, source_limit
from index.english.words import content_stems
from index.store import Catalogue
from index.types import Sentence

_CORRECTING = ("correction", "corrections", "clarification", "corrected")

MOST_CORRECTING = 20
"""Articles of a source in which a correction is looked for."""

MOST_SHOWN = 4


def of_source(question: Question, catalogue: Catalogue) -> Question | None:
    """Return a question put only to the source whose word it asks for; None where it asks for none.

    Args:
        question: Within its conversation.
        catalogue: Of the articles.
    """
    limit, asked = _limited(question, catalogue)
    if limit is None or not asked.text or not catalogue.article_count(asked.filter):
        return None
    return asked


def put_right_by(question: Question, catalogue: Catalogue) -> CollectionReply | None:
    """Return what a source put right, where a question asks for its correction; else None.

    Args:
        question: Within its conversation.
        catalogue: Of the articles.
    """
    limit, asked = _limited(question, catalogue)
    if limit is None or not limit.wants_correction:
        return None
    keys = catalogue.lexical.best("article", _CORRECTING, MOST_CORRECTING, asked.filter)
    wanted = frozenset(content_stems(asked.text))
    told = [
        (len(wanted.intersection(content_stems(" ".join(one.text for one in part)))), part)
        for id_ in catalogue.article_ids(list(keys))
        for part in _corrections(catalogue.sentences(id_))
    ]
    shared, best = max(told, key=lambda one: one[0], default=(0, ()))
    if not shared and (wanted or len(told) != 1):
        return None
    return CollectionReply(shown=tuple(map(Shown, best[:MOST_SHOWN])))


def _limited(question: Question, catalogue: Catalogue) -> tuple[SourceLimit | None, Question]:
    """Return the source that a question names, with the question as it is put to that."""
    if not may_limit(question.text):
        return None, question
    names = {one: without_ending(one) for one in catalogue.sources(question.filter)}
    limit = source_limit(question.text, names)
    if limit is None:
        return None, question
    text, history = limit.text, question.history
    if not text:
        before = standing_before(history)
        earlier = source_limit(before, names)
        text, history = earlier.text if earlier else before, ()
    chosen = replace(question.filter, sources=limit.sources)
    return limit, replace(question, text=text, filter=chosen, history=history)


def _corrections(sentences: Sequence[Sentence]) -> list[tuple[Sentence, ...]]:
    """Return what an article puts right: each error with what is said up to the next one."""
    found: list[list[Sentence]] = []
    is_within = False
    for one in sentences:
        opens = tells_own_error(one.text) or (is_correction(one.text) and one.starts_paragraph)
        is_within = opens or (is_within and not one.starts_paragraph)
        if opens:
            found.append([])
        if is_within:
            found[-1].append(one)
    return [tuple(part) for part in found]
