"""Two readers of the same passages, both as they ship."""

import pytest

from index.reader import Cascade, Reader, load_careful_reader, load_reader
from index.reader.model import ReadablePassage
from index.sentences.split import sentence_spans

QUESTION = "What did the repair of the chapel's roof cost?"
COST = "The repair of the chapel's roof cost 48,000 euros. The town paid half of it."
OTHER_COST = "The chapel's new organ cost 90,000 euros. Its roof was repaired in spring."
ELSEWHERE = "The bakery sells rye bread. It is closed on Mondays. A loaf costs four euros."


@pytest.fixture(scope="module")
def quick() -> Reader:
    return load_reader()


@pytest.fixture(scope="module")
def careful() -> Reader:
    return load_careful_reader()


def passage(text: str) -> ReadablePassage:
    return ReadablePassage("", text, tuple(sentence_spans(text)))


PASSAGES = [passage(text) for text in (ELSEWHERE, OTHER_COST, COST)]


def test_the_best_passages_are_read_by_both_and_the_rest_by_one(
    quick: Reader, careful: Reader
) -> None:
    first, second = quick.read(QUESTION, PASSAGES), careful.read(QUESTION, PASSAGES)
    both = Cascade(quick, careful, again=2).read(QUESTION, PASSAGES)
    assert both[0] == first[0]
    for place in (1, 2):
        either = first[place].answerable, second[place].answerable
        assert min(either) < both[place].answerable < max(either)


def test_the_words_are_those_of_the_careful_reader(quick: Reader, careful: Reader) -> None:
    both = Cascade(quick, careful).read(QUESTION, PASSAGES)[2].sentences[0]
    alone = careful.read(QUESTION, PASSAGES)[2].sentences[0]
    assert both is not None
    assert alone is not None
    assert both.answer == alone.answer
    assert "48,000" in both.answer.of(COST)


def test_nothing_to_read_gives_no_readings(quick: Reader, careful: Reader) -> None:
    assert Cascade(quick, careful).read(QUESTION, []) == []


def test_sentences_past_the_window_have_no_reading(quick: Reader, careful: Reader) -> None:
    (reading,) = Cascade(quick, careful).read(QUESTION, [passage(f"{ELSEWHERE} " * 40)])
    assert reading.sentences[0] is not None
    assert reading.sentences[-1] is None


@pytest.mark.parametrize(
    "question",
    [
        "Who repaired the chapel's roof?",
        "What did the chapel's new bell cost?",
        "When was the chapel built?",
    ],
)
def test_the_careful_reader_sees_that_a_detail_is_missing(careful: Reader, question: str) -> None:
    asked, missing = (careful.read(one, [PASSAGES[2]])[0] for one in (QUESTION, question))
    assert asked.answerable > 0
    assert missing.answerable < 0
