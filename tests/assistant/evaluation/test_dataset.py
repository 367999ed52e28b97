import json
from dataclasses import replace
from datetime import date

import pytest

from assistant.evaluation.dataset import (
    check_contexts,
    check_evidence,
    check_offsets,
    locate_evidence,
    read_question_sets,
)
from assistant.evaluation.questions import Evidence, QuestionSet, question_to_dict
from assistant.types import Turn
from index.errors import DatasetError
from index.types import Span

ROW = {
    "id": "q1",
    "question": "Who won?",
    "answers": ["Ada"],
    "answerable": True,
    "evidence": [{"doc_id": "a1", "sentence": "Ada won."}, {"doc_id": "a2"}],
    "history": [{"role": "user", "text": "There was a race."}],
    "context_doc_ids": ["a1"],
    "type": "news",
    "date": "2026-01-01",
}


def write_rows(path, *rows):
    path.write_text("\n".join(json.dumps(row) for row in rows) + "\n", encoding="utf-8")
    return path


def test_a_row_becomes_a_question(tmp_path):
    (question,) = read_question_sets([write_rows(tmp_path / "qa.jsonl", ROW)]).questions
    assert question.id == "q1"
    assert question.answers == ("Ada",)
    assert question.evidence == (Evidence("a1", "Ada won."), Evidence("a2"))
    assert question.history == (Turn("user", "There was a race."),)
    assert question.context_doc_ids == ("a1",)
    assert question.type == "news"


def test_a_question_survives_writing_and_reading(tmp_path):
    bare = {"id": "q2", "question": "Why?", "answers": [], "answerable": False}
    first = read_question_sets([write_rows(tmp_path / "one.jsonl", ROW, bare)])
    rows = [question_to_dict(question) for question in first.questions]
    assert read_question_sets([write_rows(tmp_path / "two.jsonl", *rows)]) == first


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        pytest.param({"id": ""}, "id", id="empty-id"),
        pytest.param({"question": "  "}, "question", id="blank-question"),
        pytest.param({"answers": [{}]}, "answers.0", id="answer-not-text"),
        pytest.param({"answers": True}, "answers", id="answers-not-text"),
        pytest.param({"answerable": "yes"}, "answerable", id="answerable-not-a-boolean"),
        pytest.param({"evidence": [{"sentence": "x"}]}, "evidence.0.doc_id", id="no-doc-id"),
        pytest.param({"evidence": [{"doc_id": "a", "start": 3}]}, "evidence.0", id="no-end"),
        pytest.param(
            {"evidence": [{"doc_id": "a", "start": 3, "end": 3}]}, "evidence.0", id="empty-span"
        ),
        pytest.param({"evidence": "a1"}, "evidence", id="evidence-not-a-list"),
        pytest.param({"history": [{"role": "tool", "text": "x"}]}, "history.0.role", id="role"),
    ],
)
def test_a_bad_row_is_named_by_file_and_line(tmp_path, change, complaint):
    path = write_rows(tmp_path / "qa.jsonl", ROW, {**ROW, "id": "q2", **change})
    with pytest.raises(DatasetError) as caught:
        read_question_sets([path])
    assert f"{path}, line 2: {complaint}" in str(caught.value)


def test_all_problems_of_a_row_are_told(tmp_path):
    row = {**ROW, "id": "", "answers": [{}], "answerable": "yes", "type": 3}
    with pytest.raises(DatasetError, match=r"id: .*; .*answers\.0: .*; .* and 1 more\. Correct"):
        read_question_sets([write_rows(tmp_path / "qa.jsonl", row)])


def test_what_a_row_leaves_out_is_told_from_the_rest(tmp_path):
    rows = [
        {"question": "Who?", "answers": ["Ada"]},
        {"question": "Why?", "answers": []},
        {"question": "When?", "evidence": [{"doc_id": "a1"}]},
    ]
    found = read_question_sets([write_rows(tmp_path / "qa.jsonl", *rows)]).questions
    assert [question.id for question in found] == ["qa-1", "qa-2", "qa-3"]
    assert [question.answerable for question in found] == [True, False, True]


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        pytest.param({"id": "x", "title": "T"}, "no 'question', there is only 'id', 'title'"),
        pytest.param({"question": "Who?"}, "nothing says what a right reply is. Give the"),
        pytest.param({"question": "x", "answers": [], "evidences": []}, "did you mean 'evidence'"),
        pytest.param("Who?", "not a JSON object. Write it as"),
    ],
)
def test_a_row_that_says_too_little_is_told_what_is_missing(tmp_path, row, complaint):
    path = write_rows(tmp_path / "qa.jsonl", row)
    with pytest.raises(DatasetError, match=f"(?i)line 1: .*{complaint}"):
        read_question_sets([path])


def test_a_list_in_a_file_of_lines_is_told_its_name(tmp_path):
    path = tmp_path / "qa.jsonl"
    path.write_text(json.dumps([ROW], indent=1), encoding="utf-8")
    with pytest.raises(DatasetError, match=r"JSON list, .* Rename it to end in \.json"):
        read_question_sets([path])


@pytest.mark.parametrize(
    "content",
    [[ROW], {"questions": [ROW]}, {"version": 1, "data": [ROW]}, ROW],
    ids=["list", "object", "data", "one"],
)
def test_rows_in_a_json_file_are_read(tmp_path, content):
    path = tmp_path / "qa.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    lines = write_rows(tmp_path / "qa.jsonl", ROW)
    assert read_question_sets([path]) == read_question_sets([lines])


def test_a_line_that_is_not_json_is_named(tmp_path):
    path = tmp_path / "qa.jsonl"
    path.write_text(json.dumps(ROW) + "\n\n{oops\n", encoding="utf-8")
    with pytest.raises(DatasetError, match="line 3: "):
        read_question_sets([path])


def test_a_line_separator_inside_a_text_does_not_end_the_line(tmp_path):
    row = {**ROW, "question": "One\u2028two\u0085three?"}
    path = tmp_path / "qa.jsonl"
    path.write_text(json.dumps(row, ensure_ascii=False), encoding="utf-8")
    assert read_question_sets([path]).questions[0].question == row["question"]


def test_the_same_id_in_two_files_is_an_error(tmp_path):
    one, two = (write_rows(tmp_path / name, ROW) for name in ("one.jsonl", "two.jsonl"))
    with pytest.raises(DatasetError, match=r"two\.jsonl, line 1: the id 'q1' occurs twice"):
        read_question_sets([one, two])


def test_several_files_are_one_set_in_order(tmp_path):
    one = write_rows(tmp_path / "one.jsonl", ROW)
    two = write_rows(tmp_path / "two.jsonl", {**ROW, "id": "a"}, {**ROW, "id": "z"})
    assert [item.id for item in read_question_sets([two, one]).questions] == ["a", "z", "q1"]


@pytest.mark.parametrize(
    ("name", "content", "complaint"),
    [
        pytest.param("qa.jsonl", b"", "no questions", id="empty"),
        pytest.param("qa.jsonl", b"\xff\xfe\x00", "not UTF-8", id="not-utf-8"),
        pytest.param("qa.parquet", b"x", "no question set ends in .parquet", id="other-suffix"),
    ],
)
def test_a_useless_file_is_an_error(tmp_path, name, content, complaint):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(DatasetError, match=complaint):
        read_question_sets([path])


def test_a_missing_file_is_an_error(tmp_path):
    with pytest.raises(DatasetError, match="cannot be read"):
        read_question_sets([tmp_path / "nowhere.jsonl"])


def test_a_sample_is_seeded_and_keeps_the_order(ask):
    whole = QuestionSet(tuple(ask(f"q{number:02d}") for number in range(30)))
    drawn = whole.sample(10, seed=4)
    ids = [question.id for question in drawn.questions]
    assert len(ids) == 10
    assert ids == sorted(ids)
    assert drawn == whole.sample(10, seed=4)
    assert drawn != whole.sample(10, seed=5)
    assert whole.sample(99, seed=4) == whole


def test_the_fingerprint_changes_with_anything_that_scores(ask):
    sets = [
        QuestionSet((ask("q"),)),
        QuestionSet((ask("p"),)),
        QuestionSet((ask("q", ("a", None)),)),
        QuestionSet((ask("q", ("a", "Sentence.")),)),
        QuestionSet((ask("q", answers=("x",)),)),
        QuestionSet((ask("q", answerable=False),)),
        QuestionSet((ask("q", context_doc_ids=()),)),
    ]
    assert len({item.fingerprint for item in sets}) == len(sets)


def test_evidence_outside_the_corpus_is_an_error(ask):
    questions = QuestionSet((ask("one", ("a", "x")), ask("two", ("b", "y"), ("c", "z"))))
    check_evidence(questions, frozenset("abc"))
    with pytest.raises(DatasetError, match=r"question two: .* 'b'.*2 such places"):
        check_evidence(questions, frozenset("a"))


def test_evidence_is_located_where_it_stands_verbatim(ask):
    question = ask("q", ("a", "Ada won."), ("a", "Not there."), ("b", "Ada won."), ("a", None))
    (located,) = locate_evidence([question], {"a": "It rained. Ada won."})
    assert [item.span for item in located.evidence] == [Span(11, 19), None, None, None]


def test_given_articles_must_be_given_and_in_the_corpus(ask):
    some = QuestionSet((ask("one"), ask("two", context_doc_ids=("a", "z")), ask("three")))
    check_contexts(some, frozenset("a"))
    check_contexts(QuestionSet((ask("one", context_doc_ids=()),)), frozenset("a"))
    with pytest.raises(DatasetError, match=r"question two: .* none .* such as 'a'\. Use the"):
        check_contexts(some, frozenset("b"))
    with pytest.raises(DatasetError, match="or leave out --given-context"):
        check_contexts(QuestionSet((ask("one"),)), frozenset("a"))


TEXT = "It rained. Ada won. It rained."


def test_evidence_by_offsets_gets_the_sentence_that_they_cover(ask):
    question = replace(ask("q"), evidence=(Evidence("a", None, Span(20, 30)),))
    check_offsets(QuestionSet((question,)), {"a": TEXT}.__getitem__)
    (located,) = locate_evidence([question], {"a": TEXT})
    assert located.evidence == (Evidence("a", "It rained.", Span(20, 30)),)


@pytest.mark.parametrize(
    ("item", "complaint"),
    [
        pytest.param(Evidence("a", None, Span(20, 99)), "hold nothing, it has 30", id="past-end"),
        pytest.param(Evidence("a", None, Span(10, 11)), "hold nothing", id="blank"),
        pytest.param(Evidence("a", "Ada won.", Span(0, 8)), "but 'It raine'", id="elsewhere"),
    ],
)
def test_offsets_that_do_not_fit_are_an_error(ask, item, complaint):
    questions = QuestionSet((replace(ask("q"), evidence=(item,)),))
    with pytest.raises(
        DatasetError, match=f"question q: characters .* of article 'a' .*{complaint}"
    ):
        check_offsets(questions, {"a": TEXT}.__getitem__)


def test_offsets_survive_writing_and_reading(tmp_path):
    rows = [
        {**ROW, "evidence": [{"doc_id": "a1", "start": 3, "end": 8}]},
        {**ROW, "id": "q2", "evidence": [{"doc_id": "a1", "sentence": "x", "start": 0, "end": 1}]},
    ]
    first = read_question_sets([write_rows(tmp_path / "one.jsonl", *rows)])
    assert first.questions[0].evidence == (Evidence("a1", None, Span(3, 8)),)
    assert first.questions[1].evidence == (Evidence("a1", "x", Span(0, 1)),)
    again = [question_to_dict(question) for question in first.questions]
    assert read_question_sets([write_rows(tmp_path / "two.jsonl", *again)]) == first


def test_every_shared_set_reads(shared):
    folder = shared / "data"
    counts = {
        "realtimeqa/qa.jsonl": 103,
        "squad2/qa.jsonl": 830,
        "rgb/qa_negative.jsonl": 50,
        "mtrag/qa.jsonl": 159,
        "inscit/qa.jsonl": 259,
        "hotpotqa/qa.jsonl": 100,
        "wice/qa.jsonl": 349,
        "injection/qa.jsonl": 130,
    }
    read = {name: len(read_question_sets([folder / name]).questions) for name in counts}
    assert read == counts


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jsonl", '{"question": "Who won?", "answer": "Ada", "question_date": "2024-10-01"}'),
        ("a.csv", "question,answer,today\nWho won?,Ada,2024-10-01\n"),
    ],
)
def test_a_row_may_say_the_day_on_which_it_is_asked(tmp_path, name, content):
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    (question,) = read_question_sets([path]).questions
    assert question.today == date(2024, 10, 1)
