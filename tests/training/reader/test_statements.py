import random

import pytest

from tests.training.reader.statements import from_question, reworded, shortened


@pytest.mark.parametrize(
    ("question", "answer", "statement"),
    [
        ("Who was elected mayor in 1990?", "Ada Lund", "Ada Lund was elected mayor in 1990."),
        ("Who wrote the opera?", "Verdi", "Verdi wrote the opera."),
        ("What is the capital of Peru?", "Lima", "Lima is the capital of Peru."),
        ("When was the tower built?", "in 1889", "The tower was built in 1889."),
        ("Where was the treaty signed?", "Oslo", "The treaty was signed in Oslo."),
    ],
)
def test_a_question_and_its_answer_become_a_statement(
    question: str, answer: str, statement: str
) -> None:
    assert from_question(question, answer) == statement


def test_a_question_whose_order_of_words_is_not_plain_is_left_alone() -> None:
    assert from_question("How long did the war last?", "six years") is None


SENTENCE = "In 1990, the bridge (a steel arch), which carries trams, was closed, and it rusted."


@pytest.mark.parametrize("seed", range(12))
def test_a_shortened_sentence_only_leaves_words_out(seed: int) -> None:
    short = shortened(SENTENCE, random.Random(seed))
    kept = iter(SENTENCE.casefold().replace(",", "").replace(".", "").split())
    assert all(word in kept for word in short.casefold().replace(",", "").rstrip(".").split())
    assert short[0].isupper()
    assert short.endswith(".")


def test_rewording_keeps_numbers_readable() -> None:
    texts = {reworded("About 1,200 people began work.", random.Random(n)) for n in range(40)}
    assert any("1200" in text for text in texts)
    assert any("started" in text for text in texts)
