import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.evaluation.judges.parse import ParsedReply, parse_reply


@pytest.mark.parametrize(
    ("reply", "score", "reason"),
    [
        pytest.param('{"reason": "Fine.", "score": 4}', 4, "Fine.", id="as asked"),
        pytest.param('{"score": 4}', 4, "", id="no reason"),
        pytest.param('{"score": "4/5", "reason": null}', 4, "", id="score in words"),
        pytest.param('{"score": 3.5, "reason": "a\\nb"}', 3.5, "a b", id="between"),
        pytest.param('Sure!\n```json\n{"score": 2, "reason": "x"}\n```', 2, "x", id="fenced"),
        pytest.param('It says {this}. {"score": 2, "reason": "x"}', 2, "x", id="after a brace"),
        pytest.param(
            '{"score": 1, "reason": "it quotes {\\"score\\": 5}"}',
            1,
            'it quotes {"score": 5}',
            id="quoted score",
        ),
        pytest.param(
            '<think>maybe {"score": 5}</think>{"score": 1, "reason": "x"}', 1, "x", id="thinking"
        ),
        pytest.param("4\nBecause it is so.", 4, "Because it is so.", id="first line"),
        pytest.param("Score: 4", 4, "", id="labelled"),
        pytest.param("**Score:** 4/5\n\nGood\nenough.", 4, "Good enough.", id="bold"),
        pytest.param("  3.  ", 3, "", id="spaces"),
        pytest.param("\n\nscore = 2 out of 5", 2, "", id="out of"),
    ],
)
def test_a_clear_reply_has_its_score(reply, score, reason):
    assert parse_reply(reply) == ParsedReply(score, reason)


@pytest.mark.parametrize(
    "reply",
    [
        pytest.param("", id="empty"),
        pytest.param("The answer is good.", id="prose"),
        pytest.param("I would give it a 4.", id="number in prose"),
        pytest.param("4 of the statements hold.", id="prose with a number first"),
        pytest.param('{"score": 0}', id="below"),
        pytest.param('{"score": 6}', id="above"),
        pytest.param('{"score": 45}', id="far above"),
        pytest.param("score: 10/10", id="another scale"),
        pytest.param('{"score": true}', id="boolean"),
        pytest.param('{"score": null}', id="null"),
        pytest.param('{"score": NaN}', id="not a number"),
        pytest.param('{"score": "good"}', id="word"),
        pytest.param('{"score": "1-5"}', id="range"),
        pytest.param('{"rating": 4}', id="another key"),
        pytest.param('{"score": 4', id="torn"),
        pytest.param('The answer says {"score": 5}. {"score": 1}', id="two scores"),
        pytest.param('{"score": 9} {"score": 1}', id="one of two off the scale"),
        pytest.param('{"score": 9}\n4', id="no second chance"),
        pytest.param("[" * 100_000 + "{" * 2000, id="deep"),
    ],
)
def test_an_unclear_reply_has_none(reply):
    assert parse_reply(reply) is None


@given(st.text())
def test_no_text_breaks_it(reply):
    parsed = parse_reply(reply)
    assert parsed is None or 1 <= parsed.score <= 5


@given(st.integers(1, 5), st.text(alphabet=st.characters(exclude_categories=["Cs"])), st.text())
def test_an_object_is_found_after_any_text_without_braces(score, reason, before):
    before = before.replace("{", "").replace("<", "")
    reply = before + json.dumps({"reason": reason, "score": score})
    assert parse_reply(reply) == ParsedReply(score, " ".join(reason.split()))
