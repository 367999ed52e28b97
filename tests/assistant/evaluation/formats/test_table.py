import pytest

from assistant.evaluation.dataset import read_question_sets
from index.errors import DatasetError


def read(tmp_path, text):
    path = tmp_path / "set.csv"
    path.write_text(text, encoding="utf-8")
    return read_question_sets([path]).questions


def test_rows_become_questions(tmp_path):
    first, second = read(tmp_path, 'question,answer\n"Who, then?",Ada | Grace\nWhy?,\n')
    assert (first.id, first.question, first.answers) == ("set-1", "Who, then?", ("Ada", "Grace"))
    assert first.answerable
    assert (second.id, second.answers, second.answerable) == ("set-2", (), False)


def test_id_and_type_columns_are_used(tmp_path):
    (question,) = read(tmp_path, "type,answer,id,question\nnews,Ada,x7,Who?\n")
    assert (question.id, question.type) == ("x7", "news")


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        pytest.param("question\nWho?\n", "line 1: no column answer", id="no-answer-column"),
        pytest.param("", "no column question and answer, there is no header", id="no-header"),
        pytest.param(
            "question,answer\nWho?,Ada\n ,Ada\n", "line 3: the question is empty", id="empty"
        ),
        pytest.param("question,answer\nWho?,Ada,x\n", "line 2: more cells", id="too-many-cells"),
        pytest.param('question,answer\n"Who?" x,Ada\n', "line 2: not CSV", id="bad-quotes"),
    ],
)
def test_a_bad_row_is_named_by_line(tmp_path, text, complaint):
    with pytest.raises(DatasetError, match=complaint):
        read(tmp_path, text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('question;answer\n"Who; and why?";Ada, or Grace\n', id="semicolons"),
        pytest.param("question\tanswer\nWho; and why?\tAda, or Grace\n", id="tabs"),
        pytest.param('Query , Gold_Answer\nWho; and why?,"Ada, or Grace"\n', id="other-names"),
        pytest.param('answer,question\n"Ada, or Grace",Who; and why?\n', id="other-order"),
    ],
)
def test_tables_of_other_programs_are_read(tmp_path, text):
    (question,) = read(tmp_path, text)
    assert (question.question, question.answers) == ("Who; and why?", ("Ada, or Grace",))


def test_a_tsv_file_is_a_table(tmp_path):
    path = tmp_path / "set.tsv"
    path.write_text("question\tanswer\nWho?\tAda\n", encoding="utf-8")
    assert read_question_sets([path]).questions[0].answers == ("Ada",)


def test_a_column_may_say_what_is_answerable(tmp_path):
    header = "question,answer,answerable\n"
    found = read(tmp_path, header + "Who?,,TRUE\nWhy?,Ada,no\nWhen?,May,\n")
    assert [question.answerable for question in found] == [True, False, True]
    with pytest.raises(DatasetError, match=r"line 2: answerable is 'perhaps'. Write true or false"):
        read(tmp_path, header + "Who?,Ada,perhaps\n")


def test_the_columns_that_are_there_are_named(tmp_path):
    with pytest.raises(DatasetError, match="no column answer, there is only 'question', 'label'"):
        read(tmp_path, "question,label\nWho?,Ada\n")


def test_lines_are_counted_over_quoted_line_ends(tmp_path):
    with pytest.raises(DatasetError, match="line 4: the question is empty"):
        read(tmp_path, 'question,answer\n"Who\nwon?",Ada\n,Ada\n')
