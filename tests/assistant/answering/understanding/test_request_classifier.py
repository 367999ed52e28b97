"""Requests in other people's words are understood; what is typed badly or unsure is no surprise."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.understanding.request_classifier import (
    RequestClassifier,
    load_request_model,
)
from assistant.answering.understanding.request_forms import examples, read_examples
from assistant.types import RequestKind
from index.embedding import embed_matrix, load_embedding

PARAPHRASES = Path(__file__).with_name("paraphrases.txt")


@pytest.fixture(scope="module")
def classifier() -> RequestClassifier:
    embedding = load_embedding()
    return RequestClassifier(load_request_model(), lambda texts: embed_matrix(embedding, texts))


def test_nine_of_ten_paraphrases_are_understood(classifier: RequestClassifier) -> None:
    learned = {one.text.lower().strip(".!? ") for one in examples()}
    written = read_examples(PARAPHRASES.read_text("utf-8").splitlines())
    known = [one for one in written if one.text.lower().strip(".!? ") not in learned]
    assert len(known) > 180
    right = [classifier.request(one.text).kind is one.kind for one in known]
    assert sum(right) >= 0.9 * len(right)


@pytest.mark.parametrize(
    ("text", "kind", "subject"),
    [
        ("Summarise the article about Storm Ylva.", RequestKind.SUMMARY, "Storm Ylva"),
        ("How many articles mention the harbour of Hask?", RequestKind.COUNT, "harbour of Hask"),
        ("What is the latest on the hospital?", RequestKind.LATEST, "hospital"),
        ("sumarise the artcile about the hospital", RequestKind.SUMMARY, "hospital"),
        ("hello", RequestKind.SMALL_TALK, ""),
        ("hello Tom", RequestKind.SMALL_TALK, "Tom"),
        ("sunday ferry", RequestKind.FACT, "ferry"),
        ("hotel good morning breakfast", RequestKind.FACT, "hotel good morning breakfast"),
        ("night bus", RequestKind.FACT, "bus"),
        ("How many people were on board?", RequestKind.FACT, "people were on board"),
    ],
)
def test_the_kind_and_the_subject_are_told(
    classifier: RequestClassifier, text: str, kind: RequestKind, subject: str
) -> None:
    request = classifier.request(text)
    assert request.kind is kind
    if kind is not RequestKind.FACT:
        assert request.subject == subject


@pytest.mark.parametrize(
    "question",
    [
        "What is the fax number of the old library?",
        "How much interest does the county pay for the loan?",
        "How many weeks did they lose by waiting for the pump?",
    ],
)
def test_a_fact_is_no_list_and_no_reason(classifier: RequestClassifier, question: str) -> None:
    assert classifier.request(question).kind is RequestKind.FACT


def test_a_long_text_is_a_question_for_a_fact(classifier: RequestClassifier) -> None:
    assert classifier.request("summarise " * 50).kind is RequestKind.FACT


@given(st.text(max_size=60))
def test_any_text_is_understood_as_something(classifier: RequestClassifier, text: str) -> None:
    request = classifier.request(text)
    assert 0.0 < request.probability <= 1.0
    assert request.subject in text
