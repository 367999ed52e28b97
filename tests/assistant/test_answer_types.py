"""What a question asks for, and whether a sentence holds it."""

import pytest

from assistant.answer_types import AnswerType, expected_answer_type, holds_answer_type


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("How much did the trip cost?", AnswerType.MONEY),
        ("What was the price of the painting?", AnswerType.MONEY),
        ("How many ships were waiting?", AnswerType.NUMBER),
        ("How old is she?", AnswerType.NUMBER),
        ("When was it opened?", AnswerType.TIME),
        ("In which year did it close?", AnswerType.TIME),
        ("Who opened it?", AnswerType.NAME),
        ("Where was it found?", AnswerType.NAME),
        ("Why did it close?", None),
        ("Did it close?", None),
    ],
)
def test_questions(question: str, kind: AnswerType | None) -> None:
    assert expected_answer_type(question) is kind


@pytest.mark.parametrize(
    ("sentence", "kind", "held"),
    [
        ("It cost $4 million.", AnswerType.MONEY, True),
        ("It cost 30 million euros.", AnswerType.MONEY, True),
        ("It took 30 days.", AnswerType.MONEY, False),
        ("About forty ships waited.", AnswerType.NUMBER, True),
        ("Some ships waited.", AnswerType.NUMBER, False),
        ("It opened on Friday.", AnswerType.TIME, True),
        ("It opened at 9 a.m. sharp.", AnswerType.TIME, True),
        ("It opened with a song.", AnswerType.TIME, False),
        ("The bridge was opened by Ida Holm.", AnswerType.NAME, True),
        ("The bridge was opened by the mayor.", AnswerType.NAME, False),
        ("The mayor praised the Marl bridge.", AnswerType.NAME, False),
    ],
)
def test_sentences(sentence: str, kind: AnswerType, held: bool) -> None:
    assert holds_answer_type(sentence, kind, "Who opened the Marl bridge?") is held
