"""Whether a further sentence helps beside the best one, or only pads the answer.

Scores are z-scores over what was found, which says nothing of a small collection: of two sentences
one is always just below the other. The reader's logits mean the same everywhere.
"""

from collections.abc import Sequence

from assistant.answering.draft import Candidate
from assistant.types import Question, RequestKind
from index.english.margins import asks_how_much_more
from index.english.names import names_in
from index.english.numbers import numbers_in
from index.english.persons import names_another
from index.english.questions import Kind, asks_for_words, counted, kind_of
from index.english.words import content_stems, stems

CLOSE_SCORE = 3.0
"""A further sentence is shown when its score is at most this far below the best one's, in units of
the candidates' scores (sums of z-scores)."""

CLOSE_ANSWERABLE = 4.0
"""And the logit that its passage answers at most this far below the best one's."""

CLOSE_MARGIN = 6.0
"""And, where the reader prefers the best words to none, the logit of its own at most this far
below: of the sentences shown to 66 squad2 questions .67 answer (.72 with 4, and 3 for the passage,
which cut one of two reports that differ and the second of two steps)."""

SURER_MARGIN = 1.5
"""The reader is surer of words by so many logits than of those of the sentence that leads,"""

SURE_MARGIN = 1.75
"""and sure of them at all: a chance of .85. Of 36 such sentences of nine collections 16 answer, and
of those that led 10."""

SHARED_WORDS = 0.25
LEAST_SHARED = 2
"""Least share of the question's telling words in a sentence of another article, with its title, and
least number, where there are as many: what else costs something is no answer to what a boat costs.
"""


def helps(question: Question, best: Candidate, one: Candidate, title: str) -> bool:
    """Whether a candidate is worth showing beside the best one.

    Args:
        question: As it is answered.
        best: The candidate that leads.
        one: Another one.
        title: Of its article.
    """
    in_words = asks_for_words(question.text) and question.kind is not RequestKind.QUOTE
    one_of_two = best.words is None and asks_how_much_more(question.text)
    if one.score < best.score - CLOSE_SCORE and not _differs(question.text, best, one, title):
        return False
    if one.hit.answerable < best.hit.answerable - CLOSE_ANSWERABLE:
        return False
    is_sure = in_words and best.hit.margin > 0 and not one_of_two
    is_far = one.hit.margin < best.hit.margin - CLOSE_MARGIN
    if is_sure and is_far and not (_is_within(best, one) or _goes_on(question.text, best, one)):
        return False
    if names_another(question.text, one.hit.sentence.text):
        return False
    if one.hit.sentence.article_id == best.hit.sentence.article_id:
        return True
    if in_words and _is_surer(best, one):
        return True
    return _is_on_the_same(question.text, one, title) or _is_within(best, one)


def _differs(question: str, best: Candidate, one: Candidate, title: str) -> bool:
    """Whether another article surely gives another number or day in answer to the same.

    It says so in other words, "the work cost", and so may stand far below the best one.
    """
    if kind_of(question) not in (Kind.NUMBER, Kind.DATE) or one.words is None:
        return False
    is_other = one.hit.sentence.article_id != best.hit.sentence.article_id
    is_sure = is_other and one.hit.margin >= SURE_MARGIN
    return is_sure and not _is_within(best, one) and _is_on_the_same(question, one, title)


def _is_surer(best: Candidate, one: Candidate) -> bool:
    """Whether the reader is sure of a candidate's words, and surer than of the best one's."""
    margin = one.hit.margin
    is_surer = margin >= max(SURE_MARGIN, best.hit.margin + SURER_MARGIN)
    return is_surer and one.words is not None


def _is_on_the_same(question: str, one: Candidate, title: str) -> bool:
    """Whether a sentence, with its title, has enough of the question's words but its numbers.

    Not only names of it: what else happened on a lake is no answer to what flows into it.
    """
    asked = {word for word in content_stems(question) if not word.isdigit()}
    named = {word for name in names_in(question) for word in content_stems(name.written)}
    said = asked.intersection(content_stems(f"{title} {one.hit.sentence.text}"))
    is_of_more = bool(said - named) or asked <= named
    return is_of_more and len(said) >= max(min(LEAST_SHARED, len(asked)), SHARED_WORDS * len(asked))


def _goes_on(question: str, best: Candidate, one: Candidate) -> bool:
    """Whether a sentence right behind the best says what of the question that one does not."""
    first, second = best.hit.sentence, one.hit.sentence
    is_behind = first.article_id == second.article_id and second.number == first.number + 1
    if not is_behind or second.starts_paragraph:
        return False
    missing = set(content_stems(question)).difference(content_stems(first.text))
    return not missing.isdisjoint(content_stems(second.text))


def _is_within(one: Candidate, other: Candidate) -> bool:
    """Whether a candidate's words stand in another's sentence, which says it more exactly.

    Within its own words, or beside them: "CNN", and in another article "CNN's Ann Poe".
    """
    words, others = set(stems(one.short_answer or "")), set(stems(other.short_answer or ""))
    is_of_another = one.hit.sentence.article_id != other.hit.sentence.article_id
    said = set(stems(other.hit.sentence.text)) if is_of_another and others - words else others
    return bool(words) and words <= said


def counts_in_vain(question: str, found: Sequence[Candidate]) -> bool:
    """Whether a question counts things and the best sentence has no number: they may be counted."""
    return bool(found and counted(question)) and not numbers_in(found[0].short_answer or "")
