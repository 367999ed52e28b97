import pytest

from assistant.evaluation.formats.passages import answering_sentences, passage_article
from assistant.evaluation.questions import Evidence
from index.errors import DatasetError

TEXT = "The race was long. Ada won it in May."


def test_a_passage_is_known_by_its_text():
    article = passage_article("Big_Race", TEXT, "SQuAD")
    assert (article.title, article.source, article.text) == ("Big Race", "SQuAD", TEXT)
    assert article.id.startswith("squad-")
    assert passage_article("Other", TEXT, "SQuAD").id == article.id
    assert passage_article("", "Toll\n\nIt rose.").title == "Toll"


@pytest.mark.parametrize("start", [-3, 0, 400])
def test_an_answer_must_stand_where_it_is_said_to(start):
    with pytest.raises(DatasetError, match="Correct answer_start"):
        answering_sentences(passage_article("", TEXT), [("Ada", start)])


def test_the_sentence_in_which_an_answer_starts_is_evidence():
    article = passage_article("", TEXT)
    start = TEXT.index("Ada")
    assert answering_sentences(article, [("Ada", start), ("Ada", start)]) == (
        Evidence(article.id, "Ada won it in May."),
    )
