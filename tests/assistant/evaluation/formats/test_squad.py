import json

import pytest

from assistant.evaluation.dataset import read_question_sets
from assistant.evaluation.questions import Evidence
from index.errors import DatasetError

CONTEXT = "The race was long. Ada won it in May. Grace came second, in 3.5 hours."


def squad(*questions, context=CONTEXT):
    return {"data": [{"title": "Big_Race", "paragraphs": [{"context": context, "qas": questions}]}]}


def question(id, *answers, **more):
    found = [{"text": text, "answer_start": CONTEXT.find(text)} for text in answers]
    return {"id": id, "question": f" {id}? ", "answers": found, **more}


def read(tmp_path, content):
    path = tmp_path / "dev.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return read_question_sets([path])


def test_a_paragraph_becomes_an_article_and_its_questions_point_at_sentences(tmp_path):
    found = read(tmp_path, squad(question("who", "Ada", "Ada", "Grace"), question("time", "3.5")))
    (article,) = found.articles
    assert (article.title, article.text, article.source) == ("Big Race", CONTEXT, "SQuAD")
    who, time = found.questions
    assert who.question == "who?"
    assert who.answers == ("Ada", "Grace")
    assert who.evidence == (
        Evidence(article.id, "Ada won it in May."),
        Evidence(article.id, "Grace came second, in 3.5 hours."),
    )
    assert time.evidence == (Evidence(article.id, "Grace came second, in 3.5 hours."),)
    assert who.context_doc_ids == (article.id,)


def test_an_impossible_question_is_unanswerable_within_its_paragraph(tmp_path):
    found = read(tmp_path, squad(question("never", is_impossible=True)))
    assert not found.questions[0].answerable
    assert found.questions[0].evidence == ()
    assert found.questions[0].context_doc_ids == (found.articles[0].id,)


def test_the_same_paragraph_twice_is_one_article(tmp_path):
    content = squad(question("one", "Ada"))
    content["data"] += squad(question("two", "May"))["data"]
    assert len(read(tmp_path, content).articles) == 1


def test_an_answer_that_is_not_where_it_says_is_an_error(tmp_path):
    wrong = {"id": "x", "question": "x", "answers": [{"text": "Ada", "answer_start": 1}]}
    with pytest.raises(DatasetError, match=r"dev\.json, question x: the answer 'Ada'"):
        read(tmp_path, squad(wrong))


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        pytest.param(
            {"data": [*squad()["data"], {"title": "x"}]}, "data.1.paragraphs", id="no-paragraphs"
        ),
        pytest.param(squad(context=" "), "data.0.paragraphs.0.context", id="empty-paragraph"),
        pytest.param(squad(), "no questions", id="no-questions"),
    ],
)
def test_another_form_is_an_error(tmp_path, content, complaint):
    with pytest.raises(DatasetError, match=complaint):
        read(tmp_path, content)
