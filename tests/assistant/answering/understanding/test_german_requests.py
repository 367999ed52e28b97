"""Requests in German are understood in other people's words; plain questions and English stay."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.understanding.german_forms import (
    GermanExample,
    german_examples,
    read_german_examples,
)
from assistant.answering.understanding.german_requests import GermanRequests, load_german_requests
from assistant.answering.understanding.request_classifier import (
    RequestClassifier,
    load_request_model,
)
from assistant.answering.understanding.request_forms import examples
from assistant.types import Citation, Question, RequestKind, Turn
from index.embedding import embed_matrix, load_embedding
from tests.index.languages.paragraphs import HARDER, questions

PARAPHRASES = Path(__file__).with_name("german_paraphrases.txt")
SAID = Turn("assistant", "Es regnete.", (Citation("a", "1", 0, 11, "Es regnete."),))
UNDERSTOOD = 0.9


@pytest.fixture(scope="module")
def german() -> GermanRequests:
    return load_german_requests()


def _paraphrases() -> list[GermanExample]:
    return list(read_german_examples(PARAPHRASES.read_text("utf-8").splitlines()))


def test_nine_of_ten_paraphrases_are_understood(german: GermanRequests) -> None:
    learned = {one.text.lower().strip(".!? ") for one in german_examples()}
    asked = [one for one in _paraphrases() if one.kind is not RequestKind.FACT]
    unknown = [one for one in asked if one.text.lower().strip(".!? ") not in learned]
    assert len(unknown) > 55
    right = [
        found is not None and found.request.kind is one.kind
        for one, found in ((one, german.request(one.text)) for one in unknown)
    ]
    assert sum(right) >= UNDERSTOOD * len(right)


def test_plain_questions_stay_plain(german: GermanRequests) -> None:
    plain = [one.text for one in _paraphrases() if one.kind is RequestKind.FACT]
    plain += [one.text for one in (*questions("de"), *questions("de", file=HARDER))]
    assert len(plain) > 90
    assert [one for one in plain if german.request(one) is not None] == []


@pytest.mark.parametrize(
    "follow_up",
    [
        *("Was ist er?", "Wer war das?", "Und warum?", "Wie alt ist sie?", "Seit wann?"),
        *("Wer sind sie?", "Was können sie?", "Wo genau?", "Wie geht es weiter?", "Und in Köln?"),
        *("Was steht dort?", "Wie heißen sie?", "Wirklich?", "Was hat sie gesagt?"),
    ],
)
def test_what_points_at_others_is_no_request(german: GermanRequests, follow_up: str) -> None:
    assert german.request(follow_up) is None


def test_other_languages_are_left_alone(german: GermanRequests) -> None:
    """But for greetings that are the same: Hallo, Super."""
    foreign = [one.text for one in examples()]
    foreign += [one.text for one in questions() if one.language != "de"]
    found = {one: told.request.kind for one in foreign if (told := german.request(one))}
    assert set(found.values()) <= {RequestKind.SMALL_TALK}
    assert len(found) <= 5


@pytest.mark.parametrize(
    ("text", "english"),
    [
        (
            "Fasse den Artikel über den Wochenmarkt zusammen",
            "Summarise the article about Wochenmarkt",
        ),
        (
            "Fassen Sie die Artikel über den Wochenmarkt zusammen",
            "Summarise the articles about Wochenmarkt",
        ),
        ("fasse den artikel ueber den hafen zusammen!", "Summarise the article about hafen"),
        ("Worum geht es in meinen Artikeln?", "Summarise everything"),
        ("Wie viele Artikel erwähnen Lindental?", "How many articles mention Lindental?"),
        ("Welche Artikel hast du?", "Which articles are there?"),
        ("Vergleiche das Freibad und das Stadtbad", "Compare Freibad and Stadtbad"),
        (
            "Was ist der Unterschied zwischen der Fähre in Tannau und der Brücke?",
            "Compare Fähre in Tannau and Brücke",
        ),
        ("Das Neueste zum Freibad", "What is the latest on Freibad?"),
        ("Was gab es im Mai Neues?", "What is new in May"),
        ("Was ist neu?", "What is new?"),
        ("Wer hat gesagt: „Wir bleiben hier“?", "Who said “Wir bleiben hier”?"),
        ("Wer hat gesagt: Wir bleiben hier", "Who said “Wir bleiben hier”?"),
        ("kuerzer", "Shorter, please"),
        ("Danke", "Thank you"),
        ("Kannst du dich irren?", "What can you do?"),
    ],
)
def test_a_request_is_put_into_english(german: GermanRequests, text: str, english: str) -> None:
    found = german.request(text)
    assert found is not None
    assert found.english == english


def test_what_it_is_put_into_is_understood_as_the_same() -> None:
    embedding = load_embedding()
    classifier = RequestClassifier(
        load_request_model(), lambda texts: embed_matrix(embedding, texts)
    )
    known = {(one.kind, one.english) for one in german_examples() if one.english}
    asked = {(kind, english.replace("{}", "Tannau")) for kind, english in known}
    assert {(classifier.request(english).kind, english) for _, english in asked} == asked


def test_a_request_is_one_within_its_conversation(german: GermanRequests) -> None:
    answered = (Turn("user", "Hat es geregnet?"), SAID)
    for history, kind in (((), RequestKind.SUMMARY), (answered, RequestKind.SHORTER)):
        asked = german.asked(Question("kürzer", history=history))
        assert asked is not None
        assert asked[0].kind is kind
    assert german.asked(Question("kürzer", as_kind=RequestKind.FACT)) is None


def test_a_request_is_made_again_with_another_name(german: GermanRequests) -> None:
    history = (Turn("user", "Das Neueste zum Hafen"), SAID)
    asked = german.asked(Question("und zur Fähre?", history=history))
    assert asked is not None
    assert asked[1].text == "What is the latest on Fähre?"


@given(st.text(max_size=60))
def test_any_text_is_read(german: GermanRequests, text: str) -> None:
    found = german.request(text)
    assert found is None or found.request.probability == 1.0
