"""What the server writes, in German; what is not known stays as it is."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.conversations.records import Asked, Exchange, ExchangeState
from assistant.types import Answer, AnswerSentence, Citation, Refusal, Verdict
from assistant.web.exports import ANSWER_FORMS, LANGUAGES
from assistant.web.german import in_german
from index.formats import ReadFailure, ReadWarning, read_bytes
from tests.index.formats.making import zipped


@pytest.mark.parametrize(
    ("english", "german"),
    [
        ("and 1,204 more", "und 1.204 weitere"),
        ("3 March 2026 (published)", "3. März 2026 (erschienen)"),
        ("May 2026: 12", "Mai 2026: 12"),
        ("May 2026 (published)", "Mai 2026 (erschienen)"),
        (
            "2 articles, from 3 June 2024 to August 2024. The newest first:",
            "2 Artikel, vom 3. Juni 2024 bis zum August 2024. Der neueste zuerst:",
        ),
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
        ("1 article in May, newest first:", "1 Artikel im Mai, der neueste zuerst:"),
        (
            "There is no article from Fen Post in 2025.",
            "Es gibt keinen Artikel von Fen Post aus dem Jahr 2025.",
        ),
        (
            "2 articles from Fen Post since 3 May 2026, newest first:",
            "2 Artikel von Fen Post seit dem 3. Mai 2026, der neueste zuerst:",
        ),
        ("Nothing was found on “dam” this week.", "Zu „dam“ fand sich nichts aus dieser Woche."),
        ("The dam holds.", "The dam holds."),
        ("", ""),
    ],
)
def test_what_is_said_is_put_into_german(english: str, german: str) -> None:
    assert in_german(english) == german


@given(st.text())
def test_whatever_is_said_is_read(text: str) -> None:
    assert isinstance(in_german(text), str)


ENGLISH = re.compile(r"\b(the|and|it|is|of|not|line|there)\b")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.xyz", b"\0\1\2\xff"),
        ("a.bin", b"\0\1\2\xff"),
        ("a.txt", b""),
        ("a.txt", b"x" * 64_000_001),
        ("a.eml", b"no message"),
        ("a.rtf", b"plain words"),
        ("a.docx", b"no archive"),
        ("a.srt", b"plain words"),
        ("a.odt", zipped({"content.xml": "<x/>"})),
        ("a.epub", zipped({"a.txt": "x"})),
        *(("a.ics", b"no calendar"), ("a.ics", b"BEGIN:VCALENDAR\nEND:VCALENDAR")),
        *(("a.vcf", b"plain words"), ("a.ipynb", b"{}"), ("a.fb2", b"<a/>")),
        *(("a.enex", b"<en-export/>"), ("a.webarchive", b"plain words")),
        ("a.odp", zipped({"content.xml": "<x/>"})),
        ("a.zip", zipped({"a.txt": "Words.", "b.rtf": "no Rich Text"})),
        ("a.zip", zipped({"a.png": "x"})),
        ("a.rss", b"<rss version='2.0'><channel><title>News</title></channel></rss>"),
        ("a.json", b"[]"),
        ("a.jsonl", b'[{"text": "One."}]'),
        ("a.jsonl", b'{"text": "One."}\n{}\n{"te\n'),
        ("a.jsonl", b'{"id": "a", "text": "One."}\n{"id": "a", "text": "Two."}'),
        ("a.jsonl", b"{}\n" * 1_000),
    ],
)
def test_why_a_file_cannot_be_read_is_said_in_german(name: str, data: bytes) -> None:
    items = [one for one in read_bytes(name, data) if isinstance(one, ReadFailure | ReadWarning)]
    reasons = {one.reason: in_german(one.reason) for one in items}
    assert reasons
    assert {one: put for one, put in reasons.items() if one == put or ENGLISH.search(put)} == {}


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
