"""The reader of other languages on real text."""

import pytest

from index.reader import Reader, load_multilingual_reader
from index.reader.model import ReadablePassage
from index.sentences.split import sentence_spans

BRIDGE = "Die Brücke wurde im März 1931 eröffnet. Der Architekt Emil Kraus hatte sie entworfen."
CASES = [
    (BRIDGE, "Wer hat die Brücke entworfen?", "Emil Kraus"),
    (BRIDGE, "Wann ist die Brücke eingeweiht worden?", "1931"),
    (BRIDGE, "Who designed the bridge?", "Emil Kraus"),
    ("图书馆于2004年开放。建造费用为三百万欧元。", "建造图书馆花了多少钱？", "三百万欧元"),
    ("Завод закрыли в 1998 году. На нём работали 340 человек.", "Сколько людей работало?", "340"),
]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return load_multilingual_reader()


def passage(text: str) -> ReadablePassage:
    return ReadablePassage("", text, tuple(sentence_spans(text)))


@pytest.mark.parametrize(("text", "question", "answer"), CASES)
def test_the_words_that_answer_are_found(
    reader: Reader, text: str, question: str, answer: str
) -> None:
    (reading,) = reader.read(question, [passage(text)])
    best = max((one for one in reading.sentences if one is not None), key=lambda one: one.margin)
    assert answer in best.answer.of(text)


def test_a_passage_that_answers_is_told_from_one_that_does_not(reader: Reader) -> None:
    question = "Wie viel kostet der Eintritt ins Schwimmbad?"
    told, untold = reader.read(
        question,
        [
            passage("Das Schwimmbad öffnet um neun. Der Eintritt kostet vier Euro."),
            passage("Das Schwimmbad öffnet um neun. Die Rutsche ist 60 Meter lang."),
        ],
    )
    assert told.answerable > untold.answerable
