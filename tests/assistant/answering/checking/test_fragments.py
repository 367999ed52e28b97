import pytest

from assistant.answering.checking.fragments import holds

SOURCES = ["The ferry, which opened in 1951, takes 4 cars.", "It shut at 11:40 p.m. on Monday."]


@pytest.mark.parametrize("answer", ["1951", "four", "4 cars.", "the ferry", "Monday, 11:40 PM"])
def test_sources_hold_an_answer(answer):
    assert holds(SOURCES, answer)


@pytest.mark.parametrize("answer", ["1952", "No.", "yes", "the bridge", "Ida Holm", "5 cars"])
def test_sources_hold_no_other(answer):
    assert not holds(SOURCES, answer)
