"""Rows that bring the text that they were written about."""

import json

import pytest

from assistant.evaluation.dataset import read_question_sets
from assistant.evaluation.questions import Evidence
from index.errors import DatasetError

CONTEXT = "The race was long. Ada won it in May."


def read(tmp_path, *rows):
    path = tmp_path / "set.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return read_question_sets([path])


def row(**more):
    return {"question": "Who won?", "context": CONTEXT, "title": "Big_Race", **more}


def test_squad_as_lines_brings_its_paragraphs_and_points_at_sentences(tmp_path):
    answers = {"text": ["Ada"], "answer_start": [CONTEXT.find("Ada")]}
    found = read(tmp_path, row(answers=answers), row(answers={"text": [], "answer_start": []}))
    (article,) = found.articles
    assert (article.title, article.text) == ("Big Race", CONTEXT)
    first, second = found.questions
    assert first.evidence == (Evidence(article.id, "Ada won it in May."),)
    assert second.evidence == ()
    assert not second.answerable
    assert first.context_doc_ids == second.context_doc_ids == (article.id,)


def test_a_context_without_places_is_evidence_as_a_whole(tmp_path):
    found = read(tmp_path, row(answer="Ada"))
    assert found.questions[0].evidence == (Evidence(found.articles[0].id),)


def test_several_contexts_are_several_articles(tmp_path):
    contexts = [CONTEXT, "It rained."]
    found = read(
        tmp_path,
        {"user_input": "Who won?", "reference": "Ada", "reference_contexts": contexts},
    )
    assert [article.text for article in found.articles] == contexts
    assert [article.title for article in found.articles][1] == "It rained."
    assert {item.article_id for item in found.questions[0].evidence} == {
        article.id for article in found.articles
    }


def test_what_the_row_names_itself_stays(tmp_path):
    found = read(tmp_path, row(answer="Ada", evidence=["a1"], context_doc_ids=["a1", "a2"]))
    assert found.questions[0].evidence == (Evidence("a1"),)
    assert found.questions[0].context_doc_ids == ("a1", "a2")


def test_beside_a_corpus_contexts_are_left_out(tmp_path):
    path = tmp_path / "set.json"
    path.write_text(json.dumps([row(answer="Ada")]), encoding="utf-8")
    lines = tmp_path / "set.jsonl"
    lines.write_text(json.dumps(row(answer="Ada")), encoding="utf-8")
    for one in (path, lines):
        found = read_question_sets([one], with_contexts=False)
        assert found.articles == ()
        assert found.questions[0].evidence == ()
        assert found.questions[0].context_doc_ids is None


def test_an_answer_that_is_not_where_it_says_is_an_error(tmp_path):
    with pytest.raises(
        DatasetError, match=r"line 1: the answer 'Ada' does not start at character 3"
    ):
        read(tmp_path, row(answers=[{"text": "Ada", "answer_start": 3}]))


@pytest.mark.parametrize("context", [None, "", [], [["T", ["s"]]], 3], ids=repr)
def test_a_context_of_another_form_brings_nothing(tmp_path, context):
    assert read(tmp_path, row(answer="Ada") | {"context": context}).articles == ()
