import json
from datetime import date

import pytest

from assistant.evaluation.dataset import read_question_sets
from assistant.evaluation.formats.multihop import is_multihop_corpus, read_multihop_corpus
from assistant.evaluation.questions import Evidence
from index.errors import DatasetError

FACTS = [
    {"url": "https://one.example/a", "fact": "Ada won.", "title": "A"},
    {"url": "https://two.example/b", "fact": "Grace lost. ", "title": "B"},
    {"url": "https://one.example/a", "fact": "Ada won.", "title": "A"},
]
QUERY = {
    "query": "Did both report it?",
    "answer": "Yes",
    "question_type": "comparison_query",
    "evidence_list": FACTS,
}
ARTICLE = {
    "title": "Race\n over",
    "author": None,
    "source": "Example News",
    "published_at": "2023-11-27T08:45:59+00:00",
    "url": "https://one.example/a",
    "body": "It is over. Ada won.",
}


def write(path, content):
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def test_a_query_becomes_a_question(tmp_path):
    (question,) = read_question_sets([write(tmp_path / "qa.json", [QUERY])]).questions
    assert question.question == "Did both report it?"
    assert question.answers == ("Yes",)
    assert question.type == "comparison_query"
    assert question.evidence == (
        Evidence("https://one.example/a", "Ada won."),
        Evidence("https://two.example/b", "Grace lost."),
    )


def test_a_null_query_is_unanswerable(tmp_path):
    query = {**QUERY, "question_type": "null_query", "evidence_list": []}
    query["answer"] = "Insufficient information."
    (question,) = read_question_sets([write(tmp_path / "qa.json", [query])]).questions
    assert not question.answerable
    assert question.answers == ()


def test_a_bad_row_is_named(tmp_path):
    path = write(tmp_path / "qa.json", [QUERY, {"query": "x"}])
    with pytest.raises(DatasetError, match=r"qa\.json, row 2: answer: Field required"):
        read_question_sets([path])


@pytest.mark.parametrize(
    ("text", "complaint"), [("3", "no list of questions"), ("{", "not valid JSON: .* cut off")]
)
def test_another_form_is_an_error(tmp_path, text, complaint):
    path = tmp_path / "qa.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DatasetError, match=complaint):
        read_question_sets([path])


def test_the_corpus_becomes_articles_known_by_their_url(tmp_path):
    path = write(tmp_path / "corpus.json", [ARTICLE])
    assert is_multihop_corpus(path)
    (article,) = read_multihop_corpus(path)
    assert (article.id, article.title) == ("https://one.example/a", "Race over")
    assert (article.text, article.source) == (ARTICLE["body"], "Example News")
    assert article.date == date(2023, 11, 27)


def test_a_bad_article_is_named(tmp_path):
    path = write(tmp_path / "corpus.json", [ARTICLE, {**ARTICLE, "body": ""}])
    with pytest.raises(DatasetError, match=r"corpus\.json, row 2: body"):
        list(read_multihop_corpus(path))


@pytest.mark.parametrize(
    "content", [{"data": []}, [{"title": "x", "text": "y"}], [1]], ids=["object", "text", "numbers"]
)
def test_other_json_is_no_such_corpus(tmp_path, content):
    assert not is_multihop_corpus(write(tmp_path / "corpus.json", content))
