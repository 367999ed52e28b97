import pytest

from assistant.evaluation.judges.judgement import JUDGEMENTS_NAME, read_judgements
from assistant.evaluation.judges.run import judge_run
from index.errors import DatasetError


@pytest.fixture
def questions(ask):
    return [ask(name, answers=("x",)) for name in ("one", "two", "three")]


@pytest.fixture
def rows(reply):
    return [
        reply("one", answer="x"),
        reply("two", answer="No.", refused=True),
        reply("three", answer="y"),
    ]


def asked(judgements):
    return [(item.question_id, item.judge) for item in judgements]


ALL = [
    ("one", "faithfulness"),
    ("one", "correctness"),
    ("three", "faithfulness"),
    ("three", "correctness"),
]


@pytest.mark.parametrize("concurrency", [1, 3])
def test_every_answer_is_judged_once_by_each_judge(tmp_path, judge, questions, rows, concurrency):
    seen = []
    found = judge_run(
        judge(),
        questions,
        rows,
        tmp_path,
        concurrency=concurrency,
        progress=lambda *numbers: seen.append(numbers),
    )
    assert asked(found) == ALL
    assert read_judgements(tmp_path) == found
    assert seen == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_what_has_a_score_is_not_asked_again(tmp_path, judge, questions, rows):
    first = judge_run(judge('{"score": 2}'), questions, rows, tmp_path)
    again = judge()
    assert judge_run(again, questions, rows, tmp_path) == first
    assert again.model.prompts == []


def test_what_has_none_is_asked_again(tmp_path, judge, questions, rows):
    first = judge_run(judge('{"score": 2}', "unclear"), questions, rows, tmp_path)
    assert [item.score for item in first] == [2, None, 2, None]
    second = judge()
    found = judge_run(second, questions, rows, tmp_path)
    assert len(second.model.prompts) == 2
    assert {(item.question_id, item.judge): item.score for item in found} == {
        key: 2.0 if key[1] == "faithfulness" else 5.0 for key in ALL
    }
    assert read_judgements(tmp_path) == found


def test_an_interrupted_run_goes_on_where_it_stopped(tmp_path, judge, questions, rows):
    def stop(done, total):
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        judge_run(judge(), questions, rows, tmp_path, progress=stop)
    second = judge()
    assert asked(judge_run(second, questions, rows, tmp_path)) == ALL
    assert len(second.model.prompts) == 2


def test_a_half_written_line_is_judged_again(tmp_path, judge, questions, rows):
    judge_run(judge(), questions, rows, tmp_path)
    path = tmp_path / JUDGEMENTS_NAME
    path.write_bytes(path.read_bytes()[:-20])
    second = judge()
    assert asked(judge_run(second, questions, rows, tmp_path)) == ALL
    assert len(second.model.prompts) == 1
    assert asked(read_judgements(tmp_path)) == ALL


def test_another_models_judgements_are_not_mixed_in(tmp_path, judge, questions, rows):
    judge_run(judge(model="small"), questions, rows, tmp_path)
    with pytest.raises(DatasetError, match="judgements of small by prompt"):
        judge_run(judge(model="large"), questions, rows, tmp_path)


def test_a_run_that_was_not_judged_has_no_judgements(tmp_path):
    assert read_judgements(tmp_path) == ()


def test_another_file_is_named(tmp_path):
    (tmp_path / JUDGEMENTS_NAME).write_text('{"id": 1}\n', encoding="utf-8")
    with pytest.raises(DatasetError, match=r"judgements\.jsonl, line 1"):
        read_judgements(tmp_path)
