import pytest

from assistant.evaluation.dataset import read_question_sets
from assistant.evaluation.questions import Evidence
from index.errors import DatasetError

QUERIES = '{"_id": "q1", "text": "Who won?"}\n\n{"_id": "q2", "text": "Why?", "metadata": {}}\n'
HEADER = "query-id\tcorpus-id\tscore\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "qrels").mkdir()
    (tmp_path / "queries.jsonl").write_text(QUERIES, encoding="utf-8")
    return tmp_path


def judge(folder, text, split="test"):
    (folder / "qrels" / f"{split}.tsv").write_text(text, encoding="utf-8")


def test_relevant_documents_are_evidence_and_other_queries_are_left_out(folder):
    judge(folder, HEADER + "q1\td1\t1\nq1\td2\t2\nq1\td3\t0\nq2\td1\t0\nq9\td1\t1\n")
    (question,) = read_question_sets([folder]).questions
    assert (question.id, question.question) == ("q1", "Who won?")
    assert question.evidence == (Evidence("d1"), Evidence("d2"))
    assert question.answerable
    assert question.answers == ()


def test_the_judgements_for_tests_go_first(folder):
    judge(folder, HEADER + "q2\td1\t1\n", "train")
    assert [one.id for one in read_question_sets([folder]).questions] == ["q2"]
    judge(folder, "q1\td1\t1\n", "test")
    assert [one.id for one in read_question_sets([folder]).questions] == ["q1"]


@pytest.mark.parametrize(
    "line", ["q1\td1", "q1\t0\td1\t1", "q1\td1\tyes"], ids=["short", "long", "word"]
)
def test_a_bad_judgement_is_named(folder, line):
    judge(folder, f"{HEADER}{line}\n")
    with pytest.raises(DatasetError, match=r"test\.tsv, line 2: not a query, a document and"):
        read_question_sets([folder])


def test_a_bad_query_is_named(folder):
    judge(folder, HEADER + "q1\td1\t1\n")
    (folder / "queries.jsonl").write_text(QUERIES + '{"_id": "q3"}\n', encoding="utf-8")
    with pytest.raises(DatasetError, match=r"queries\.jsonl, line 4: text: Field required"):
        read_question_sets([folder])


def test_another_folder_is_an_error(tmp_path):
    with pytest.raises(DatasetError, match=r"no set of BEIR's.* Name a file of questions"):
        read_question_sets([tmp_path])
