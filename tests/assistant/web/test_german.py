"""What the server writes, in German; what is not known stays as it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.conversations.records import Asked, Exchange, ExchangeState
from assistant.types import Answer, AnswerSentence, Citation, Refusal, Verdict
from assistant.web.exports import ANSWER_FORMS, LANGUAGES
from assistant.web.german import in_german


@pytest.mark.parametrize(
    ("english", "german"),
    [
        ("and 1,204 more", "und 1.204 weitere"),
        ("3 March 2026 (published)", "3. März 2026 (erschienen)"),
        ("May 2026: 12", "Mai 2026: 12"),
        ("The articles say no more on this.", "Mehr sagen die Artikel dazu nicht."),
        (
            "No answer was found in the 14 articles. None of them mentions “otter” and “dam”.",
            "In den 14 Artikeln fand sich keine Antwort. "
            "Keiner von ihnen erwähnt „otter“ und „dam“.",
        ),
        (
            "3 of 14 articles mention “dam”. Counted are articles that have these words in any "
            "form, not how often or in what sense.",
            "3 von 14 Artikeln erwähnen „dam“. Gezählt sind Artikel, in denen diese Wörter in "
            "irgendeiner Form stehen, nicht wie oft oder in welchem Sinn.",
        ),
        ("The dam holds.", "The dam holds."),
        ("", ""),
    ],
)
def test_what_is_said_is_put_into_german(english: str, german: str) -> None:
    assert in_german(english) == german


@given(st.text())
def test_whatever_is_said_is_read(text: str) -> None:
    assert isinstance(in_german(text), str)


CITED = Citation("dam", "v", 4, 18, "The dam holds.", "Dam", "Fen Post")


def test_a_german_file_leaves_what_is_quoted_as_it_is() -> None:
    sentence = AnswerSentence("The dam holds.", (CITED,), Verdict.SUPPORTED, label="May 2026")
    answer = Answer("Does it?", (sentence,), more=2, statement="The newest first:")
    exchange = Exchange("e", "c", Asked("Does it?"), ExchangeState.ANSWERED, answer)
    _, write = ANSWER_FORMS["plain"]
    written = write(exchange, LANGUAGES["de"])
    assert written.splitlines()[::2] == [
        "Does it?",
        "Der neueste zuerst:",
        "Mai 2026: The dam holds. [1]",
        "und 2 weitere",
        "[1] “The dam holds.” Dam, Fen Post (Zeichen 4–18 von dam)",
    ]
    assert "and 2 more" in write(exchange, LANGUAGES["en"])


@pytest.mark.parametrize("form", ANSWER_FORMS)
def test_a_refusal_and_what_was_not_answered_are_told_in_german(form: str) -> None:
    _, write = ANSWER_FORMS[form]
    refused = Answer("Who?", refusal=Refusal("There are no articles to search yet."))
    exchange = Exchange("e", "c", Asked("Who?"), ExchangeState.ANSWERED, refused)
    assert "Es gibt noch keine Artikel" in write(exchange, LANGUAGES["de"])
    waiting = Exchange("e", "c", Asked("Who?"))
    assert "nicht beantwortet" in write(waiting, LANGUAGES["de"])
