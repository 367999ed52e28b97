"""Fallbacks, broken answers, failures and lost evidence are told, wherever a run is looked at."""

import json

import pytest

from assistant.evaluation.compare import compare_runs
from assistant.evaluation.folder import score_run
from assistant.evaluation.measurements import intervals, measure
from assistant.evaluation.notes import count_fallbacks, evidence_notes, reply_notes
from assistant.evaluation.questions import QuestionSet
from assistant.evaluation.run import run_questions
from assistant.evaluation.tables import comparison_text, comparison_to_dict
from index.types import Article

FACT = "Ada won the race."
DOWN = "The language model failed several times just now. Ask again in a while."
ARTICLES = {"a": Article("a", "A", FACT)}


def test_nothing_is_said_of_a_clean_run(reply):
    assert reply_notes([reply("a", answer=FACT), reply("b", refused=True)]) == ()
    assert count_fallbacks([reply("a")]) == 0


def test_each_kind_of_damage_is_counted_with_its_most_frequent_reason(reply):
    rows = [
        reply("a", fallback=DOWN),
        reply("b", fallback=DOWN),
        reply("c", fallback="No reply."),
        reply("d", incomplete="It broke\noff."),
        reply("e", error="ValueError: " + "x" * 500),
    ]
    quoted, broken, failed = reply_notes(rows)
    assert count_fallbacks(rows) == 3
    assert quoted.startswith("3 of 5 answers were quoted from the articles instead of written")
    assert "(mostly: The language model failed several times just now. Ask again" in quoted
    assert "The numbers mix both kinds" in quoted
    assert "are not the numbers of the model" in reply_notes(rows[:3])[0]
    assert broken.startswith("1 of 5 answers break off (It broke off).")
    assert failed.startswith("1 of 5 answers are missing, because the question failed (ValueError")
    assert len(failed) < 400


def test_evidence_that_is_not_in_its_article_is_counted(ask):
    questions = [
        ask("one", ("a", "Ada  won\nthe race."), ("a", None)),
        ask("two", ("a", "Ada has won the race."), ("a", FACT)),
    ]
    (note,) = evidence_notes(questions, {"a": FACT})
    assert note.startswith("1 of 3 evidence sentences do not stand word for word")
    assert "first in question two" in note
    assert evidence_notes(questions[:1], {"a": FACT}) == ()


def test_a_model_that_failed_every_time_is_measured(ask, reply):
    rows = [reply("a", answer=FACT, fallback=DOWN), reply("b", answer=FACT, fallback=DOWN)]
    found = intervals(measure([ask("a"), ask("b")], rows))
    assert found["fallback_rate"].value == 1


@pytest.fixture
def run(tmp_path, ask, answerer, said):
    """Run three questions, of which the last so many are answered by a fallback."""

    def make(name, fallbacks):
        questions = QuestionSet(
            tuple(ask(f"q{at}", ("a", FACT), answers=("Ada",)) for at in (1, 2, 3))
        )
        script = {
            item.question: said(
                item.question,
                "a",
                FACT if at >= fallbacks else "Something else.",
                fallback=DOWN if at < fallbacks else None,
            )
            for at, item in enumerate(questions.questions)
        }
        folder = tmp_path / name
        rows = run_questions(answerer(script), questions, folder)
        score_run(folder, questions.questions, rows, ARTICLES)
        return folder

    return make


def test_the_summary_and_the_report_say_it(run):
    folder = run("down", 2)
    summary = json.loads((folder / "summary.json").read_text("utf-8"))
    assert summary["fallbacks"] == 2
    assert summary["notes"][0].startswith("2 of 3 answers were quoted")
    page = (folder / "report.html").read_text("utf-8")
    assert '<ul class="notes"><li>2 of 3 answers were quoted' in page
    assert '<ul class="notes">' not in (run("up", 0) / "report.html").read_text("utf-8")


def test_a_comparison_says_it_of_the_side_it_concerns(run):
    found = compare_runs(run("up", 0), run("down", 2))
    assert found.fallbacks == (0, 2)
    lines = comparison_text(found, "up", "down").splitlines()
    assert any(line.startswith("Note on B: 2 of 3 answers were quoted") for line in lines)
    assert not any(line.startswith("Note on A") for line in lines)
    assert "  B wrong: (quoted, because the language model failed) Something else." in lines
    content = comparison_to_dict(found)
    assert content["fallbacks"] == {"first": 0, "second": 2}
    assert content["flips"][0]["second"]["fallback"] == DOWN
    assert content["flips"][0]["first"]["fallback"] is None
