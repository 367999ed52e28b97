import pytest

from assistant.evaluation.outcomes import Outcome, outcome

FACT = "Ada won the long race."


@pytest.mark.parametrize(
    ("question", "row", "expected"),
    [
        pytest.param({}, {"error": "x"}, Outcome.FAILED, id="failed"),
        pytest.param({}, {"refused": True}, Outcome.WRONGLY_REFUSED, id="wrongly-refused"),
        pytest.param(
            {"answerable": False}, {"refused": True}, Outcome.RIGHTLY_REFUSED, id="rightly-refused"
        ),
        pytest.param(
            {"answerable": False}, {"answer": "Ada"}, Outcome.WRONGLY_ANSWERED, id="invented"
        ),
        pytest.param({"answers": ("Ada",)}, {"answer": "It was Ada."}, Outcome.RIGHT, id="right"),
        pytest.param({"answers": ("Ada",)}, {"answer": "Grace"}, Outcome.WRONG, id="wrong"),
    ],
)
def test_the_outcome_of_a_reply(ask, reply, question, row, expected):
    assert outcome(ask("q", **question), reply("q", **row)) is expected


def test_an_answer_string_in_a_cited_sentence_is_right(ask, reply, cited):
    row = reply("q", answer="She did.", sentences=(cited("She did.", ("a", FACT)),))
    assert outcome(ask("q", answers=("Ada",)), row) is Outcome.RIGHT


def test_without_answer_strings_cited_evidence_is_right(ask, reply, cited):
    row = reply("q", answer="She did.", sentences=(cited("She did.", ("a", FACT)),))
    assert outcome(ask("q", ("a", FACT)), row) is Outcome.RIGHT
    assert outcome(ask("q", ("b", FACT)), row) is Outcome.WRONG


def test_without_sentences_a_cited_article_that_answers_is_right(ask, reply, cited):
    row = reply("q", answer="She did.", sentences=(cited("She did.", ("a", FACT)),))
    assert outcome(ask("q", ("a", None)), row) is Outcome.RIGHT
    assert outcome(ask("q", ("b", None)), row) is Outcome.WRONG


def test_what_cannot_be_compared_is_neither_right_nor_wrong(ask, reply):
    found = outcome(ask("q"), reply("q", answer="She did."))
    assert found is Outcome.ANSWERED
    assert not found.is_good


def test_two_outcomes_are_good():
    assert [kind for kind in Outcome if kind.is_good] == [Outcome.RIGHT, Outcome.RIGHTLY_REFUSED]
