"""One answer of two: a question that asks for two things is answered part by part."""

from collections.abc import Sequence

from assistant.types import Answer, AnswerSentence
from index.english.listing import listed


def joined(question: str, answers: Sequence[Answer]) -> Answer:
    """Return the answers to the parts of a question as one; a part without an answer is named.

    Args:
        question: As it was asked.
        answers: To its parts, in order; at least one is no refusal.
    """
    given = [one for one in answers if not one.refused]
    sentences: dict[str, AnswerSentence] = {}
    for answer in given:
        for sentence in answer.sentences:
            sentences.setdefault(sentence.text, sentence)
    missing = [f"“{one.question}”" for one in answers if one.refused]
    return Answer(
        question=question,
        sentences=tuple(sentences.values()),
        answerability=min(one.answerability for one in given),
        retrieved_articles=tuple(
            {hit.article_id: hit for one in given for hit in one.retrieved_articles}.values()
        ),
        retrieved_sentences=tuple(
            {hit.sentence: hit for one in given for hit in one.retrieved_sentences}.values()
        ),
        latency_ms={
            stage: sum(one.latency_ms.get(stage, 0.0) for one in answers)
            for stage in answers[0].latency_ms
        },
        searched_for="; ".join(one.searched_for for one in given if one.searched_for),
        more=sum(one.more for one in given),
        rest=tuple(sentence for one in given for sentence in one.rest),
        statement=f"No answer was found to {listed(missing)}." if missing else "",
    )
