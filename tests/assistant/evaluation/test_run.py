import json
import threading
from datetime import date

import pytest

from assistant.evaluation.questions import QuestionSet
from assistant.evaluation.results import read_results
from assistant.evaluation.run import RunOptions, read_description, run_questions
from assistant.types import Turn
from index.errors import DatasetError, ModelError
from index.types import SearchFilter


@pytest.fixture
def questions(ask):
    return QuestionSet(tuple(ask(f"q{number}") for number in range(1, 7)))


def asked(answerer):
    return [question for question, _, _ in answerer.asked]


def lines(folder):
    return (folder / "results.jsonl").read_text(encoding="utf-8").splitlines()


def test_every_question_has_a_row_in_order(tmp_path, questions, answerer, said):
    script = {"Question q2?": said("Question q2?", "a", "Ada won.")}
    rows = run_questions(answerer(script), questions, tmp_path / "run")
    assert [row.id for row in rows] == ["q1", "q2", "q3", "q4", "q5", "q6"]
    assert [row.refused for row in rows] == [True, False, True, True, True, True]
    assert rows[1].answer == "Ada won."
    assert read_results(tmp_path / "run" / "results.jsonl") == rows


@pytest.mark.parametrize(
    "error", [ModelError("no model"), ZeroDivisionError("by zero")], ids=["ours", "any"]
)
def test_a_failing_question_is_a_row_with_its_error(tmp_path, questions, answerer, error):
    rows = run_questions(answerer({"Question q3?": error}), questions, tmp_path)
    assert [row.failed for row in rows] == [False, False, True, False, False, False]
    assert rows[2].error == f"{type(error).__name__}: {error}"
    assert len(lines(tmp_path)) == 6


def test_an_interrupted_run_goes_on_where_it_stopped(tmp_path, questions, answerer):
    def stop(done, total):
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_questions(answerer(), questions, tmp_path, progress=stop)
    assert len(lines(tmp_path)) == 3
    second = answerer()
    rows = run_questions(second, questions, tmp_path)
    assert asked(second) == ["Question q4?", "Question q5?", "Question q6?"]
    assert [row.id for row in rows] == [item.id for item in questions.questions]


def test_a_half_written_line_is_asked_again(tmp_path, questions, answerer):
    run_questions(answerer(), questions, tmp_path)
    path = tmp_path / "results.jsonl"
    content = path.read_bytes()
    path.write_bytes(content[: content.rfind(b'"id":"q6"') + 30])
    second = answerer()
    rows = run_questions(second, questions, tmp_path)
    assert asked(second) == ["Question q6?"]
    assert read_results(path) == rows
    assert len(rows) == 6


def test_a_finished_run_asks_nothing_again(tmp_path, questions, answerer):
    first = run_questions(answerer(), questions, tmp_path)
    second = answerer()
    assert run_questions(second, questions, tmp_path) == first
    assert second.asked == []


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        pytest.param({"identity": {"corpus": "other"}}, "the articles", id="corpus"),
        pytest.param({"identity": {}}, "the articles", id="nothing-known"),
        pytest.param({"options": RunOptions(given_context=True)}, "--given-context", id="context"),
        pytest.param({"options": RunOptions(with_history=False)}, "--last-turn", id="history"),
        pytest.param(
            {"identity": {"corpus": "one", "settings": {"answer": {"max": 3}}}},
            r"settings\.answer\.max",
            id="setting",
        ),
    ],
)
def test_another_run_is_not_continued(tmp_path, questions, answerer, changed, named):
    same = {"identity": {"corpus": "one"}}
    run_questions(answerer(), questions, tmp_path, **same)
    with pytest.raises(DatasetError, match=f"another run: {named} differ"):
        run_questions(answerer(), questions, tmp_path, **{**same, **changed})


def test_another_set_is_not_continued(tmp_path, questions, answerer):
    run_questions(answerer(), questions, tmp_path)
    with pytest.raises(DatasetError, match="another run: the questions differ"):
        run_questions(answerer(), questions.sample(3, seed=0), tmp_path)


def test_a_file_is_no_place_for_results(tmp_path, questions, answerer):
    path = tmp_path / "run"
    path.write_text("x", encoding="utf-8")
    with pytest.raises(DatasetError, match=r"no results can be written there.*another folder"):
        run_questions(answerer(), questions, path)


def test_the_concurrency_may_change_on_resuming(tmp_path, questions, answerer):
    first = run_questions(answerer(), questions, tmp_path)
    again = run_questions(answerer(), questions, tmp_path, options=RunOptions(concurrency=3))
    assert again == first


def test_rows_out_of_order_are_not_continued(tmp_path, questions, answerer):
    run_questions(answerer(), questions, tmp_path)
    path = tmp_path / "results.jsonl"
    path.write_text("\n".join(reversed(lines(tmp_path))) + "\n", encoding="utf-8")
    with pytest.raises(DatasetError, match="not the first questions of this set"):
        run_questions(answerer(), questions, tmp_path)


def test_results_without_their_description_are_not_continued(tmp_path, questions, answerer):
    run_questions(answerer(), questions, tmp_path)
    (tmp_path / "run.json").unlink()
    with pytest.raises(DatasetError, match="cannot be read"):
        run_questions(answerer(), questions, tmp_path)


def test_the_description_says_what_was_run(tmp_path, questions, answerer):
    run_questions(answerer(), questions, tmp_path, identity={"corpus": "x"})
    assert read_description(tmp_path) == {
        "questions": questions.fingerprint,
        "given_context": False,
        "with_history": True,
        "corpus": "x",
    }
    assert json.loads((tmp_path / "run.json").read_text(encoding="utf-8"))["corpus"] == "x"


def test_rows_stay_in_order_when_later_questions_finish_first(tmp_path, questions):
    later = threading.Event()

    class Backwards:
        """Holds the first answer back until another question has been answered."""

        def ask(self, question, *, history=(), filter=None, today=None):
            if question == "Question q1?":
                assert later.wait(timeout=30)
            later.set()
            raise LookupError(question)

    rows = run_questions(Backwards(), questions, tmp_path, options=RunOptions(concurrency=2))
    assert [row.id for row in rows] == [item.id for item in questions.questions]
    assert rows[0].error == "LookupError: Question q1?"


def test_progress_counts_every_question(tmp_path, questions, answerer):
    seen = []
    run_questions(answerer(), questions, tmp_path, progress=lambda *numbers: seen.append(numbers))
    assert seen == [(number, 6) for number in range(1, 7)]


TURNS = (Turn("user", "Hello."), Turn("assistant", "Yes?"))


@pytest.mark.parametrize(("with_history", "expected"), [(True, TURNS), (False, ())])
def test_the_history_is_passed_on_demand(tmp_path, ask, answerer, with_history, expected):
    one = answerer()
    run_questions(
        one,
        QuestionSet((ask("q", history=TURNS),)),
        tmp_path,
        options=RunOptions(with_history=with_history),
    )
    assert one.asked == [("Question q?", expected, None)]


def test_the_given_context_restricts_the_search_where_it_is_known(tmp_path, ask, answerer):
    one = answerer()
    questions = QuestionSet(
        (ask("none"), ask("two", context_doc_ids=("a", "b")), ask("empty", context_doc_ids=()))
    )
    run_questions(one, questions, tmp_path, options=RunOptions(given_context=True))
    assert [used for _, _, used in one.asked] == [
        None,
        SearchFilter(article_ids=frozenset("ab")),
        SearchFilter(article_ids=frozenset()),
    ]


def test_a_question_is_asked_on_its_own_day_or_on_that_of_the_run(tmp_path, ask, answerer):
    one = answerer()
    questions = QuestionSet((ask("own", today=date(2024, 10, 1)), ask("none")))
    run_questions(one, questions, tmp_path, options=RunOptions(today=date(2026, 3, 1)))
    assert one.days == [date(2024, 10, 1), date(2026, 3, 1)]
    assert read_description(tmp_path)["today"] == "2026-03-01"
    with pytest.raises(DatasetError, match="--today"):
        run_questions(one, questions, tmp_path, options=RunOptions(today=date(2026, 3, 2)))
