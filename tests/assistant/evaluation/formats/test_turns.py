import pytest

from assistant.evaluation.formats.turns import read_turns

SAID = [{"role": "user", "text": "Who won?"}, {"role": "assistant", "text": "Ada."}]


@pytest.mark.parametrize(
    "turns",
    [
        pytest.param(SAID, id="own"),
        pytest.param(
            [{"role": "user", "content": "Who won?"}, {"role": "assistant", "content": "Ada."}],
            id="messages",
        ),
        pytest.param(
            [{"from": "human", "value": "Who won?"}, {"from": "gpt", "value": "Ada."}],
            id="sharegpt",
        ),
        pytest.param(
            [{"speaker": "User", "text": "Who won?"}, {"speaker": "Agent", "text": "Ada."}],
            id="speakers",
        ),
        pytest.param(
            [
                {"role": "user", "content": [{"type": "text", "text": "Who won?"}]},
                {"role": "assistant", "content": [{"type": "text", "text": "Ada."}]},
            ],
            id="parts",
        ),
        pytest.param([{"question": "Who won?", "answer": "Ada."}], id="questions"),
        pytest.param([["Who won?", "Ada."]], id="pairs"),
        pytest.param(["Who won?", "Ada."], id="strings"),
        pytest.param([{"role": "system", "content": "Be brief."}, *SAID], id="instructions"),
    ],
)
def test_turns_are_known_in_many_forms(turns):
    assert read_turns(turns) == SAID


def test_what_is_of_no_known_form_stays_to_be_refused():
    assert read_turns([3, {"role": "tool", "text": "x"}, {"text": "x"}]) == [
        3,
        {"role": "tool", "text": "x"},
        {"text": "x"},
    ]
