import json

import pytest

from assistant.evaluation.dataset import read_question_sets
from assistant.evaluation.questions import Evidence
from index.errors import DatasetError

ADA = ["Ada Berg is a runner.", " She was born in Marl."]
MARL = ["Marl is a town.", " It lies on the Fen."]
ROW = {
    "_id": "h1",
    "question": "On what does the town lie in which Ada Berg was born?",
    "answer": "the Fen",
    "type": "bridge",
    "level": "hard",
    "supporting_facts": [["Ada Berg", 1], ["Marl", 1], ["Marl", 9], ["Elsewhere", 0]],
    "context": [["Ada Berg", ADA], ["Marl", MARL], ["Empty", []]],
}
HUGGING_FACE = {
    **{name: value for name, value in ROW.items() if name != "_id"},
    "id": "h1",
    "supporting_facts": {
        "title": ["Ada Berg", "Marl", "Marl", "Elsewhere"],
        "sent_id": [1, 1, 9, 0],
    },
    "context": {"title": ["Ada Berg", "Marl", "Empty"], "sentences": [ADA, MARL, []]},
}


def read(tmp_path, content):
    path = tmp_path / "dev.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return read_question_sets([path])


def test_paragraphs_become_articles_and_facts_their_sentences(tmp_path):
    found = read(tmp_path, [ROW])
    ada, marl = found.articles
    assert (ada.title, ada.text) == ("Ada Berg", "Ada Berg is a runner. She was born in Marl.")
    (question,) = found.questions
    assert (question.id, question.answers, question.type) == ("h1", ("the Fen",), "bridge")
    assert question.evidence == (
        Evidence(ada.id, "She was born in Marl."),
        Evidence(marl.id, "It lies on the Fen."),
        Evidence(marl.id),
    )
    assert question.context_doc_ids == (ada.id, marl.id)


def test_the_form_of_hugging_face_is_the_same(tmp_path):
    assert read(tmp_path, [HUGGING_FACE]) == read(tmp_path, [ROW])


@pytest.mark.parametrize(
    "change",
    [
        {"answer": None},
        {"supporting_facts": [["Marl"]]},
        {"context": {"title": ["Marl"], "sentences": []}},
        {"context": {"title": "Marl", "sentences": "x"}},
    ],
    ids=["no-answer", "no-number", "unequal", "not-lists"],
)
def test_a_bad_row_is_named(tmp_path, change):
    with pytest.raises(DatasetError, match=r"dev\.json, row 2: "):
        read(tmp_path, [ROW, {**ROW, "_id": "h2", **change}])
