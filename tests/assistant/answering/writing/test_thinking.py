"""Thoughts are left out, however the reply is cut into pieces."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.writing.thinking import without_thinking


@pytest.mark.parametrize(
    ("reply", "answer"),
    [
        ("<think>Is it [1]? No.</think>It closed [2].", "It closed [2]."),
        ("\n<think>\n</think>\n\nIt closed.", "\n\nIt closed."),
        ("<think>a</think>", ""),
        ("<think>It never ends", ""),
        ("It <think>closed</think>.", "It <think>closed</think>."),
        ("<thin", "<thin"),
        ("<", "<"),
        ("", ""),
    ],
)
def test_thoughts_are_left_out(reply: str, answer: str) -> None:
    assert "".join(without_thinking([reply])) == answer
    assert "".join(without_thinking(reply)) == answer


@given(st.text(alphabet="<think>/ a", max_size=40), st.integers(1, 5))
def test_any_pieces_give_the_same(text: str, size: int) -> None:
    reply = text.lstrip()
    pieces = [reply[at : at + size] for at in range(0, len(reply), size)]
    assert "".join(without_thinking(pieces)) == "".join(without_thinking([reply]))


@given(st.text(alphabet="<>/ ab", max_size=20).filter(lambda text: "</think>" not in text))
def test_only_the_first_thoughts_go(thought: str) -> None:
    reply = f"<think>{thought}</think>It closed. </think>"
    assert "".join(without_thinking(reply)) == "It closed. </think>"


def test_the_answer_is_not_kept_waiting() -> None:
    taken = []

    def pieces():
        for piece in ("It ", "closed", "."):
            taken.append(piece)
            yield piece

    answer = without_thinking(pieces())
    assert next(answer) == "It "
    assert taken == ["It "]
