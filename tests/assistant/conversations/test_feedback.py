"""What a reader thinks of an answer becomes a row that an evaluation reads."""

from pathlib import Path

import pytest

from assistant.conversations import Exchange, ExchangeState, Rating
from assistant.conversations.feedback import write_feedback
from assistant.conversations.records import Asked
from assistant.evaluation.dataset import read_question_sets
from assistant.types import Answer, AnswerSentence, Citation, Refusal, Turn
from index.errors import StoreError

CITATION = Citation("heron", "v", 7, 24, "Nine herons nest.")
ANSWER = Answer("?", (AnswerSentence(CITATION.quote, (CITATION,)),), short_answer="Nine")


def exchange(answer: Answer = ANSWER, name: str = "e1") -> Exchange:
    return Exchange(name, "c1", Asked("How many?"), ExchangeState.ANSWERED, answer)


@pytest.mark.parametrize(
    ("rating", "answers", "is_answerable", "evidence"),
    [
        (Rating.GOOD, ("Nine",), True, 1),
        (Rating.WRONG_WORDS, (), True, 1),
        (Rating.WRONG_SENTENCE, (), True, 0),
        (Rating.SHOULD_REFUSE, (), False, 0),
        (Rating.SHOULD_ANSWER, (), True, 0),
    ],
)
def test_each_rating_says_what_is_known_of_the_right_answer(
    tmp_path: Path, rating: Rating, answers: tuple[str, ...], is_answerable: bool, evidence: int
) -> None:
    history = (Turn("user", "And herons?"),)
    path = write_feedback(tmp_path, exchange(), rating, history)
    (row,) = read_question_sets([path]).questions
    assert (row.question, row.answers, row.answerable) == ("How many?", answers, is_answerable)
    assert [one.sentence for one in row.evidence] == [CITATION.quote] * evidence
    assert (row.type, row.history) == (rating.value, history)


def test_a_right_refusal_is_not_answerable(tmp_path: Path) -> None:
    path = write_feedback(tmp_path, exchange(Answer("?", refusal=Refusal("No."))), Rating.GOOD, ())
    (row,) = read_question_sets([path]).questions
    assert not row.answerable


def test_an_answer_has_one_row_and_none_once_it_is_taken_back(tmp_path: Path) -> None:
    write_feedback(tmp_path, exchange(name="e2"), Rating.GOOD, ())
    for rating in (Rating.GOOD, Rating.WRONG_SENTENCE):
        path = write_feedback(tmp_path, exchange(), rating, ())
    types = {one.id: one.type for one in read_question_sets([path]).questions}
    assert types == {"feedback-e2": "good", "feedback-e1": "wrong sentence"}
    write_feedback(tmp_path, exchange(), None, ())
    assert [one.id for one in read_question_sets([path]).questions] == ["feedback-e2"]


def test_where_nothing_can_be_written_an_error_says_so(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be written"):
        write_feedback(tmp_path / "missing", exchange(), Rating.GOOD, ())


def test_a_row_stays_one_row_and_what_is_no_text_stays_as_it_is(tmp_path: Path) -> None:
    asked = Asked("How many\u2028herons,\x85and where?")
    odd = Exchange("e3", "c1", asked, ExchangeState.ANSWERED, ANSWER)
    path = write_feedback(tmp_path, odd, Rating.GOOD, ())
    path.write_bytes(path.read_bytes() + b"\xff\xfe no text\n")
    write_feedback(tmp_path, exchange(), Rating.GOOD, ())
    rows = path.read_bytes().split(b"\n")
    assert [b'"feedback-e3"' in rows[0], rows[1], b'"feedback-e1"' in rows[2]] == [
        True,
        b"\xff\xfe no text",
        True,
    ]
    assert len(rows) == 4
