"""What is said above sentences of which it is doubtful that they answer."""

from dataclasses import replace

from assistant.types import Answer
from index.english.questions import asks_for_one_fact, asks_openly
from index.english.requests import is_few_words

DOUBTED_SHARE = 1.35
"""Of the refusal's threshold: below that, a question for one fact is told that it is in doubt.

Of 341 questions for one fact that six sets answered, 37 lay there: 17 for a detail that the
articles lack, 8 answered with something else, and 12 of the 282 that were answered rightly."""

DOUBT = "The articles may not say this. The nearest that they say:"


def doubted(answer: Answer, threshold: float) -> Answer:
    """Return an answer that says so where it is hardly more probable than a refusal.

    Only an answer to a question for one fact does, in English, of which no words are marked, and
    what was found for a few words.

    Args:
        answer: Of sentences quoted as they stand.
        threshold: The probability below which a question is refused.
    """
    is_sure = answer.short_answer or answer.statement or answer.disagreement
    is_near = threshold <= answer.answerability < DOUBTED_SHARE * threshold
    may_fail = asks_for_one_fact(answer.question) or is_few_words(answer.question)
    if not (answer.sentences and is_near and may_fail) or is_sure:
        return answer
    return answer if asks_openly(answer.question) else replace(answer, statement=DOUBT)
