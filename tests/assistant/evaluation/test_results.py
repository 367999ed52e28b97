import json
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.evaluation.results import (
    ResultCitation,
    ResultRow,
    ResultSentence,
    RetrievedSentence,
    read_results,
    row_from_answer,
    row_from_json,
    row_to_json,
)
from assistant.types import Answer, AnswerSentence, Citation, Refusal, Verdict
from index.errors import DatasetError
from index.types import ArticleHit, Sentence, SentenceHit, Span

KEYS = [
    *["id", "question", "answer", "short_answer", "refused", "sentences", "retrieved_articles"],
    *["retrieved_sentences", "latency_ms", "tokens", "cost", "answerability", "incomplete"],
    *["fallback", "dropped_citations", "understood_as", "error"],
]

ROW = ResultRow(
    id="q1",
    question="Who?",
    answer="Ada.",
    short_answer="Ada",
    sentences=(ResultSentence("Ada.", "supported", (ResultCitation("a", 0, 4, "Ada."),)),),
    retrieved_articles=("a", "b"),
    retrieved_sentences=(RetrievedSentence("a", 0, 4, "Ada.", 1.5),),
    latency_ms={"total": 3.25},
    tokens={"prompt": 9},
    answerability=0.75,
    understood_as="fact",
)


def test_an_answer_becomes_a_row():
    sentence = Sentence("a", "v", 0, Span(0, 4), "Ada.")
    answer = Answer(
        question="Who?",
        sentences=(AnswerSentence("Ada.", (Citation("a", "v", 0, 4, "Ada."),), Verdict.SUPPORTED),),
        short_answer="Ada",
        answerability=0.75,
        retrieved_articles=(ArticleHit("a", 2), ArticleHit("b", 1)),
        retrieved_sentences=(SentenceHit(sentence, 1.5),),
        latency_ms=MappingProxyType({"total": 3.25}),
        tokens={"prompt": 9},
    )
    assert row_from_answer("q1", answer) == ROW
    assert ROW.answered
    assert ROW.citations == (ResultCitation("a", 0, 4, "Ada."),)


def test_a_refusal_becomes_a_row():
    row = row_from_answer("q1", Answer("Who?", refusal=Refusal("Nobody says.")))
    assert row.refused
    assert not row.answered
    assert row.answer == "Nobody says."


def test_the_json_has_the_documented_keys_in_order():
    assert list(json.loads(row_to_json(ROW))) == KEYS


def test_a_row_survives_json():
    assert row_from_json(row_to_json(ROW)) == ROW


@given(st.text(), st.none() | st.text(), st.none() | st.floats(0, 1))
def test_any_text_stays_on_one_line_and_survives(text, short, score):
    row = ResultRow("q", text, answer=text, short_answer=short, answerability=score, error=short)
    line = row_to_json(row)
    assert "\n" not in line
    assert row_from_json(line) == row


def test_a_file_of_rows_is_read(tmp_path):
    path = tmp_path / "results.jsonl"
    path.write_text(f"{row_to_json(ROW)}\n{row_to_json(ROW)}\n", encoding="utf-8")
    assert read_results(path) == (ROW, ROW)


@pytest.mark.parametrize("line", ["{", "[]", '{"id": "q"}'], ids=["torn", "list", "keys"])
def test_a_damaged_line_is_named(tmp_path, line):
    path = tmp_path / "results.jsonl"
    path.write_text(f"{row_to_json(ROW)}\n{line}\n", encoding="utf-8")
    with pytest.raises(DatasetError, match=r"results\.jsonl, line 2: "):
        read_results(path)


def test_a_missing_file_is_an_error(tmp_path):
    with pytest.raises(DatasetError, match="cannot be read"):
        read_results(tmp_path / "results.jsonl")
