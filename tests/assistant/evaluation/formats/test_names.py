"""Rows of other people's sets, as their tools write them."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.evaluation.dataset import read_question_sets
from assistant.evaluation.formats.names import answer_strings, to_own_names
from assistant.evaluation.formats.rows import QuestionRow
from assistant.evaluation.questions import Evidence
from assistant.types import Turn
from index.errors import DatasetError
from index.types import Span

FACT = "Ada won the race."


def read(tmp_path, *rows):
    path = tmp_path / "set.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return read_question_sets([path])


@pytest.mark.parametrize(
    ("row", "id_"),
    [
        pytest.param({"question": "Who?", "answer": ["Ada"]}, "set-1", id="natural-questions"),
        pytest.param({"query": "Who?", "gold": "Ada", "qid": 7}, "7", id="gold"),
        pytest.param({"_id": "x", "text": "Who?", "expected": "Ada"}, "x", id="text"),
        pytest.param(
            {"input": "Who?", "expected_output": "Ada", "id": "y"}, "y", id="expected-output"
        ),
        pytest.param(
            {"question": "Who?", "answer": "Grace", "ground_truth": "Ada", "contexts": ["z"]},
            "set-1",
            id="ragas-with-a-systems-answer",
        ),
        pytest.param(
            {"user_input": "Who?", "response": "Grace", "reference": "Ada"}, "set-1", id="ragas"
        ),
        pytest.param({"question": "Who?", "answers": "Ada"}, "set-1", id="one-string"),
        pytest.param(
            {"question": "Who?", "answers": {"text": ["Ada"], "answer_start": [0]}},
            "set-1",
            id="squad-of-hugging-face",
        ),
        pytest.param({"question": "Who?", "answers": [{"text": "Ada"}]}, "set-1", id="objects"),
    ],
)
def test_the_names_of_other_sets_are_understood(tmp_path, row, id_):
    (question,) = read(tmp_path, row).questions
    assert (question.id, question.question) == (id_, "Who?")
    assert question.answers == ("Ada",)
    assert question.answerable


def test_the_aliases_of_trivia_qa_are_answers(tmp_path):
    answer = {"value": "Ada", "aliases": ["Ada", "Ada Berg"], "type": "WikipediaEntity"}
    (question,) = read(
        tmp_path, {"question": "Who?", "question_id": "t", "answer": answer}
    ).questions
    assert question.answers == ("Ada", "Ada Berg")


@pytest.mark.parametrize(
    ("row", "answerable"),
    [
        ({"answers": ["Ada"], "is_impossible": True}, False),
        ({"answers": [], "is_impossible": False}, True),
        ({"answers": {"text": [], "answer_start": []}}, False),
        ({"answer": ""}, False),
        ({"unanswerable": True}, False),
        ({"is_answerable": False}, False),
        ({"answer": 1968}, True),
    ],
)
def test_what_is_answerable_is_told_in_many_ways(tmp_path, row, answerable):
    (question,) = read(tmp_path, {"question": "Who?", **row}).questions
    assert question.answerable is answerable


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        ("a", Evidence("a")),
        (7, Evidence("7")),
        (
            {"article_id": "a", "quote": FACT, "start": 0, "end": 17},
            Evidence("a", FACT, Span(0, 17)),
        ),
        ({"id": 7, "text": FACT}, Evidence("7", FACT)),
        ({"url": "https://e.org/a", "fact": FACT}, Evidence("https://e.org/a", FACT)),
        ({"document_id": "a", "start": 3, "end": 9}, Evidence("a", None, Span(3, 9))),
    ],
    ids=["id", "number", "citation", "text", "fact", "offsets"],
)
def test_evidence_is_named_in_many_ways(tmp_path, evidence, expected):
    row = {"question": "Who?", "answer": "Ada", "evidence": [evidence]}
    assert read(tmp_path, row).questions[0].evidence == (expected,)
    renamed = {"question": "Who?", "answer": "Ada", "relevant_docs": [evidence]}
    assert read(tmp_path, renamed).questions[0].evidence == (expected,)


def test_the_last_message_is_the_question(tmp_path):
    messages = [
        {"role": "system", "content": "Be brief."},
        {"role": "user", "content": "Was there a race?"},
        {"role": "assistant", "content": "Yes."},
        {"role": "user", "content": "Who won?"},
    ]
    earlier = (Turn("user", "Was there a race?"), Turn("assistant", "Yes."))
    alone = {"messages": messages, "answer": "Ada"}
    repeated = {"question": "Who won?", "messages": messages, "answer": "Ada"}
    for question in read(tmp_path, alone, repeated).questions:
        assert (question.question, question.history) == ("Who won?", earlier)


def test_a_field_of_ours_wins_and_others_of_another_form_are_left_out(tmp_path):
    row = {
        "id": "q",
        "question": "Who?",
        "query": "Not this",
        "answers": ["Ada"],
        "reference": "Not this",
        "conversation": "c-17",
        "relevant_docs": 3,
        "category": None,
    }
    (question,) = read(tmp_path, row).questions
    assert (question.question, question.answers) == ("Who?", ("Ada",))
    assert (question.history, question.evidence, question.type) == ((), (), "")


@pytest.mark.parametrize("name", ["evidences", "answerables", "histroy", "context_doc_id"])
def test_a_misspelt_field_is_not_passed_over(tmp_path, name):
    with pytest.raises(DatasetError, match=f"{name!r} is no field of a question. Did you mean"):
        read(tmp_path, {"question": "Who?", "answer": "Ada", name: []})


TEXTS = st.text(min_size=1).filter(str.strip)
ROWS = st.fixed_dictionaries(
    {
        "id": TEXTS,
        "question": TEXTS,
        "answers": st.lists(TEXTS),
        "answerable": st.booleans(),
        "evidence": st.lists(
            st.fixed_dictionaries({"doc_id": TEXTS}, optional={"sentence": TEXTS}), max_size=2
        ),
        "history": st.lists(
            st.fixed_dictionaries({"role": st.just("assistant"), "text": st.text()}), max_size=2
        ),
        "type": st.text(),
    },
    optional={"context_doc_ids": st.lists(TEXTS, max_size=2)},
)


@given(ROWS)
def test_a_row_of_our_own_form_comes_out_as_it_was(row):
    assert to_own_names(row, "other") == row
    assert QuestionRow.model_validate(row).id == row["id"]


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists, max_leaves=4))
def test_answers_of_any_form_become_strings_or_stay(value):
    found = answer_strings(value)
    assert isinstance(found, list) or found == value
