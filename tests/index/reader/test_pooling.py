"""From token logits to sentences: means, best spans, and what was cut off."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.reader.pooling import (
    LONGEST_ANSWER_TOKENS,
    TOKEN_PENALTY,
    PassageLogits,
    Token,
    pooled,
)
from index.types import Span


def logits(
    sentence: list[float], start: list[float], end: list[float], answerable: float = 0.0
) -> PassageLogits:
    rows = [np.array(one, dtype=np.float32) for one in (sentence, start, end)]
    return PassageLogits(*rows, answerable)


# The pair is: [CLS], two words of the passage's first sentence, two of its second.
TOKENS = [Token(1, 0, 3), Token(2, 4, 8), Token(3, 9, 12), Token(4, 13, 16)]
SENTENCES = [Span(0, 8), Span(9, 16)]


def test_a_sentence_scores_the_mean_of_its_tokens() -> None:
    reading = pooled(logits([9, 1, 3, -1, -3], [0] * 5, [0] * 5, 0.5), TOKENS, SENTENCES)
    assert [one.score for one in reading.sentences if one] == [2.0, -2.0]
    assert reading.answerable == 0.5


def test_the_answer_is_the_best_span_within_its_sentence() -> None:
    reading = pooled(logits([0] * 5, [1, 0, 5, 0, 4], [1, 9, 2, 8, 3], 0.0), TOKENS, SENTENCES)
    first, second = reading.sentences
    assert first is not None
    assert second is not None
    assert (first.answer, first.margin) == (Span(0, 3), 9 - 2)
    assert (second.answer, second.margin) == (Span(9, 12), 8 - 2)


def test_of_two_answers_about_as_sure_the_shorter_one_is_taken() -> None:
    shorter = TOKEN_PENALTY / 2
    for ahead, answer in ((shorter, Span(0, 3)), (3 * shorter, Span(0, 8))):
        found = pooled(logits([0] * 5, [0, 5, 0, 0, 0], [0, 5, 5 + ahead, 0, 0]), TOKENS, SENTENCES)
        assert found.sentences[0] is not None
        assert found.sentences[0].answer == answer


def test_a_sentence_that_was_cut_off_has_no_reading() -> None:
    reading = pooled(logits([0] * 3, [0] * 3, [0] * 3), TOKENS[:2], SENTENCES)
    assert reading.sentences[0] is not None
    assert reading.sentences[1] is None


numbers = st.floats(-10, 10, width=32)


@given(st.lists(st.tuples(numbers, numbers), min_size=1, max_size=19))
def test_the_best_span_is_that_of_an_exhaustive_search(pairs: list[tuple[float, float]]) -> None:
    start, end = [0.0, *(one for one, _ in pairs)], [0.0, *(other for _, other in pairs)]
    tokens = [Token(row + 1, 2 * row, 2 * row + 1) for row in range(len(pairs))]
    whole = Span(0, 2 * len(pairs))
    reading = pooled(logits([0.0] * len(start), start, end), tokens, [whole]).sentences[0]
    spans = [
        (a, b)
        for a, b in product(range(len(pairs)), repeat=2)
        if a <= b < a + LONGEST_ANSWER_TOKENS
    ]
    best = max(pairs[a][0] + pairs[b][1] - TOKEN_PENALTY * (b - a) for a, b in spans)
    assert reading is not None
    first, last = reading.answer.start // 2, reading.answer.end // 2
    assert reading.margin == pytest.approx(pairs[first][0] + pairs[last][1], abs=1e-4)
    assert reading.margin - TOKEN_PENALTY * (last - first) == pytest.approx(best, abs=1e-4)
    assert 0 <= reading.answer.start < reading.answer.end <= whole.end
