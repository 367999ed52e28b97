"""What a question tells of its asker: what is said of such a case belongs to the answer.

"I rent my flat. Can I get the grant?" shares no word with "Tenants cannot apply."
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeAlias

from assistant.answering.draft import Candidate
from assistant.answering.writing.leading import Led
from assistant.types import Question
from index.english.prefaces import Prefaced, prefaced
from index.english.questions import Kind, kind_of
from index.english.words import content_stems, words
from index.sentences.lines import is_table_row
from index.types import Matrix, Sentence, SentenceHit

Embed: TypeAlias = Callable[[Sequence[str]], Matrix]
"""Texts -> vectors of the package's own embedding, whichever one searches."""

LEAST_LIKE = 0.4
"""Cosine of a word that is told and one of a sentence on that: rent and tenants .46, motorcycle and
motorcyclists .42; pensioner is like no word of an article on badges by more than .21."""


def with_own_case(
    question: Question, order: Led, sentences: Callable[[str], Sequence[Sentence]], embed: Embed
) -> Led:
    """Return candidates with the sentence on the asker's case behind the first, to be kept.

    It is of the same article, and most like what a yes-no question is told behind. The candidates
    as they are where nothing is told, or nothing is like it.

    Args:
        question: As it was asked.
        order: The candidates.
        sentences: Returns those of an article.
        embed: Tells how like words are.
    """
    told = _told(question)
    if told is None or kind_of(told.question) is not Kind.YES_NO or not order.candidates:
        return order
    best = order.candidates[0]
    own = [
        one
        for one in sentences(best.hit.sentence.article_id)
        if not (one.is_heading or is_table_row(one.text))
    ]
    wanted = [one for one in _telling(told.preface) if one not in _telling(told.question)]
    case = _most_like(wanted, own, embed)
    if case is None or case == best.hit.sentence:
        return order
    rest = [one for one in order.candidates[1:] if one.hit.sentence != case]
    kept = Candidate(SentenceHit(case, best.hit.score), best.score, None)
    return replace(order, candidates=(best, kept, *rest), kept=kept)


def _told(question: Question) -> Prefaced | None:
    """Return what a question tells before it asks; also where that was made a turn before it."""
    last = question.history[-1:]
    if last and last[0].role == "user":
        return Prefaced(last[0].text, question.text)
    return prefaced(question.text)


def _telling(text: str) -> list[str]:
    return [word.lower() for word in words(text) if content_stems(word)]


def _most_like(
    wanted: Sequence[str], sentences: Sequence[Sentence], embed: Embed
) -> Sentence | None:
    """Return the sentence with the word that is most like one of some; None where none is."""
    own = [_telling(one.text) for one in sentences]
    known = sorted(set[str]().union(*own))
    if not wanted or not known:
        return None
    vectors = embed([*wanted, *known])
    likeness = (vectors[: len(wanted)] @ vectors[len(wanted) :].T).max(axis=0)
    by_word = dict(zip(known, map(float, likeness), strict=True))
    scores = [max((by_word[word] for word in each), default=0.0) for each in own]
    best = max(range(len(scores)), key=lambda at: scores[at])
    return sentences[best] if scores[best] >= LEAST_LIKE else None
