"""What is said above sentences of which it is doubtful that they answer."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.types import Answer
from index.english.questions import asks_for_one_fact, asks_for_words
from index.english.requests import is_few_words
from index.english.verbs import verb_stem
from index.english.words import STOP_WORDS, words
from index.types import PassageHit

DOUBTED = 0.5
"""Probability below which a question for one fact is told that it is in doubt.

Of 264 questions for one fact that four sets have answered 94 lay there: 36 for a detail that the
articles lack, 30 answered with something else, and 28 of the 151 that were answered rightly."""

DOUBTED_SHARE = 1.5
"""Of the refusal's threshold: below that a list, or what has most of a few words, may be meant."""

OPEN_SHARE = 0.7
"""Of the threshold: from here on a question such as why, how or whether is answered, and told that
it is in doubt. The readers are less sure of what is no short answer. Only where what was found has
all of its words: "Why did the mayor resign?" asks of something that nobody tells."""

TELLING_PASSAGES = 5
"""Best passages that may have them."""

DOUBT = "The articles may not say this. The nearest that they say:"


def least_probability(question: str, threshold: float, found: Sequence[PassageHit]) -> float:
    """Return the probability from which on a question is answered.

    Args:
        question: As it is answered.
        threshold: That of questions for one fact.
        found: The best passages.
    """
    if asks_for_words(question):
        return threshold
    told = {one for hit in found[:TELLING_PASSAGES] for one in _verb_stems(hit.passage.text)}
    return OPEN_SHARE * threshold if _verb_stems(question) <= told else threshold


def doubted(answer: Answer, threshold: float) -> Answer:
    """Return an answer that says so where it is more likely none.

    Of those above the threshold only an answer to a question for one fact does, in English, of
    which no words are marked, and what was found for a few words.

    Args:
        answer: Of sentences quoted as they stand.
        threshold: The probability below which a question for one fact is refused.
    """
    if not answer.sentences or answer.short_answer or answer.statement or answer.disagreement:
        return answer
    is_open = not asks_for_words(answer.question)
    least, most = (0.0, threshold) if is_open else (threshold, DOUBTED)
    may_fail = is_open or asks_for_one_fact(answer.question) or is_few_words(answer.question)
    is_doubtful = may_fail and least <= answer.answerability < most
    return replace(answer, statement=DOUBT) if is_doubtful else answer


def _verb_stems(text: str) -> set[str]:
    return {verb_stem(word) for word in words(text.lower()) if word not in STOP_WORDS}
