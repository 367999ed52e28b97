"""How sure a short answer is, and which questions have none."""

import pytest

from assistant.answering.deciding.confidence import Confidence, features_of, has_short_answer
from assistant.answering.draft import Candidate
from index.types import Sentence, SentenceHit, Span

QUESTION = "Who opened the museum?"


def candidate(
    text: str, words: str, margin: float = 3.0, score: float = 1.0, article_id: str = "a"
) -> Candidate:
    start = text.index(words)
    span = Span(start, start + len(words)) if words else None
    sentence = Sentence(article_id, "v", 0, Span(0, len(text)), text)
    hit = SentenceHit(sentence, score, answer=span, margin=margin, answerable=margin)
    return Candidate(hit, score, span)


OPENED = candidate("Ada Lund opened the museum.", "Ada Lund")


@pytest.mark.parametrize(
    "question",
    [
        "Why was the bridge closed?",
        "How did the fire start?",
        "Was the bridge closed?",
        "Tell me about the bridge.",
        "What was the reason for the strike?",
    ],
)
def test_some_questions_have_no_short_answer(question: str) -> None:
    assert not has_short_answer(question)
    assert Confidence().probability(question, [OPENED], "") == 0.0


@pytest.mark.parametrize(
    "question", ["Who closed it?", "How many people came?", "When did it open?", "How old is it?"]
)
def test_others_may_have_one(question: str) -> None:
    assert has_short_answer(question)


def test_without_words_there_is_nothing_to_be_sure_of() -> None:
    assert Confidence().probability(QUESTION, [], "") == 0.0
    assert features_of(QUESTION, [candidate("It opened.", "")], "") is None


def test_a_surer_reader_makes_surer() -> None:
    doubtful = candidate("Ada Lund opened the museum.", "Ada Lund", margin=-4.0)
    confidence = Confidence()
    sure, unsure = (confidence.probability(QUESTION, [one], "") for one in (OPENED, doubtful))
    assert 0.0 < unsure < sure < 1.0


def test_other_words_that_are_nearly_as_sure_are_a_rival_and_the_same_are_not() -> None:
    same = candidate("Lund opened it.", "Lund", margin=2.0, article_id="b")
    other = candidate("Peter Krag opened it.", "Peter Krag", margin=2.5, score=0.5, article_id="c")
    features = features_of(QUESTION, [OPENED, same, other], "")
    assert features is not None
    assert (features.lead, features.score_lead, features.agreeing) == (0.5, 0.5, 1.0)


def test_words_of_the_question_that_the_sentence_lacks_are_counted() -> None:
    features = features_of("Who opened the harbour museum?", [OPENED], "")
    titled = features_of("Who opened the harbour museum?", [OPENED], "The harbour")
    assert features is not None
    assert titled is not None
    assert features.coverage < titled.coverage == 1.0
