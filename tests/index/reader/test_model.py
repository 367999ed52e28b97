"""The shipped reader on real text."""

from dataclasses import replace

import pytest

from index.reader import ReadableClaim, Reader, load_reader
from index.reader.model import MAX_QUESTION_CHARACTERS, ReadablePassage
from index.types import Span

OPENING = ("The museum opened in 1931.", "Its roof was repaired last year.")
BAKERY = ("The bakery sells rye bread.", "It is closed on Mondays.", "A loaf costs four euros.")
QUESTION = "When did the museum open?"


@pytest.fixture(scope="module")
def reader() -> Reader:
    return load_reader()


def passage(sentences: tuple[str, ...], title: str = "") -> ReadablePassage:
    spans, start = [], 0
    for sentence in sentences:
        spans.append(Span(start, start + len(sentence)))
        start += len(sentence) + 1
    return ReadablePassage(title, " ".join(sentences), tuple(spans))


def test_the_answering_sentence_scores_best_and_its_short_answer_is_found(reader: Reader) -> None:
    opening = passage(OPENING, "The museum")
    reading, other = reader.read(QUESTION, [opening, passage(BAKERY)])
    first, second = reading.sentences
    assert first is not None
    assert second is not None
    assert first.score > second.score
    assert "1931" in opening.text[first.answer.start : first.answer.end]
    assert reading.answerable > other.answerable


def test_a_reading_does_not_depend_on_its_neighbours(reader: Reader) -> None:
    opening, bakery = passage(OPENING), passage(BAKERY * 9)
    together = reader.read(QUESTION, [bakery, opening, bakery])
    assert together[1:2] == reader.read(QUESTION, [opening])
    assert together[0] == together[2]


def test_nothing_to_read_gives_no_readings(reader: Reader) -> None:
    assert reader.read(QUESTION, []) == []


def test_sentences_past_the_window_have_no_reading(reader: Reader) -> None:
    (reading,) = reader.read(QUESTION, [passage(BAKERY * 40)])
    assert reading.sentences[0] is not None
    assert reading.sentences[-1] is None


def test_of_a_question_only_the_beginning_is_read(reader: Reader) -> None:
    beginning = QUESTION.ljust(MAX_QUESTION_CHARACTERS)
    assert reader.read(beginning, [passage(OPENING)]) == reader.read(
        beginning + " bread" * 500, [passage(OPENING)]
    )


def test_the_title_is_read_but_never_an_answer(reader: Reader) -> None:
    untitled = passage(("It opened for the first time in that year.",))
    (without,) = reader.read(QUESTION, [untitled])
    (titled,) = reader.read(QUESTION, [replace(untitled, title="The museum of 1931")])
    assert titled.answerable != without.answerable
    (sentence,) = titled.sentences
    assert sentence is not None
    assert 0 <= sentence.answer.start < sentence.answer.end <= len(untitled.text)


@pytest.mark.parametrize("token", ["[SEP]", "[CLS]", "[MASK]", "[PAD]", "[UNK]"])
def test_a_special_token_in_a_text_is_text(reader: Reader, token: str) -> None:
    """It used to end the passage: the margin of nothing rose to 0 and it became the answer."""
    texts = [f"Nothing is known of this {part} race." for part in (f"{token} {token}", "old long")]
    marked, plain = reader.read("Who won the race?", [passage((text,)) for text in texts])
    assert marked.sentences[0] is not None
    assert plain.sentences[0] is not None
    assert marked.sentences[0].margin < -4
    assert marked.sentences[0].answer.of(texts[0]) != token
    assert marked.answerable == pytest.approx(plain.answerable, abs=2.5)
    (asked,) = reader.read(f"{QUESTION[:-1]} {token}?", [passage(OPENING)])
    assert asked.answerable > -2


@pytest.mark.parametrize(
    "question",
    [
        "谁赢了比赛" * 80,
        "кто выиграл гонку " * 28,
        "See https://a.example/b?c=d&e=f " * 20,
        "a\ud800",
    ],
    ids=["Chinese", "Russian", "links", "half a character"],
)
def test_any_question_can_be_read(reader: Reader, question: str) -> None:
    long, short = reader.read(question, [passage(BAKERY * 40), passage(OPENING)])
    assert long.sentences[0] is not None
    assert short.sentences[-1] is not None


def test_a_claim_is_told_from_its_opposite(reader: Reader) -> None:
    evidence = " ".join(OPENING)
    true, false, unsaid = reader.read_claims(
        [
            ReadableClaim("The museum opened in 1931.", evidence, "The museum"),
            ReadableClaim("The museum opened in 1954.", evidence, "The museum"),
            ReadableClaim("A loaf of bread costs four euros.", evidence, "The museum"),
        ]
    )
    assert true.supports > 0.5
    assert false.supports < 0.5
    assert unsaid.supports < 0.5


def test_no_claims_give_no_readings(reader: Reader) -> None:
    assert reader.read_claims([]) == []
