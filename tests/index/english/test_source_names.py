"""Sources that a question names, and questions for what one of them says."""

import pytest

from index.english.source_names import named_sources, source_limit

SOURCES = {one: one for one in ("Skarn Herald", "The Lornby Echo", "Lornby Echo", "tide tables")}
ECHO = {"The Lornby Echo", "Lornby Echo"}


@pytest.mark.parametrize(
    ("question", "sources"),
    [
        ("What did the Herald print?", {"Skarn Herald"}),
        ("how deep is it according to the herald?", {"Skarn Herald"}),
        ("what does the herald say of the eels", {"Skarn Herald"}),
        ("Is it in the lornby echo?", ECHO),
        ("Who blew to herald the start?", set()),
        ("What makes an echo?", set()),
    ],
)
def test_sources_are_named_whole_or_by_their_last_word(question: str, sources: set[str]) -> None:
    assert set(named_sources(question, SOURCES)) == sources


@pytest.mark.parametrize(
    ("question", "sources", "text"),
    [
        ("How deep is it according to the Lornby Echo?", ECHO, "How deep is it?"),
        ("acording to the echo, how deep is it?", ECHO, "how deep is it?"),
        ("how deep is it, as reported in the Herald", {"Skarn Herald"}, "how deep is it"),
        ("How deep was it in the Echo's first report?", ECHO, "How deep was it?"),
        ("And according to the herald?", {"Skarn Herald"}, ""),
    ],
)
def test_a_question_is_put_to_a_source(question: str, sources: set[str], text: str) -> None:
    limit = source_limit(question, SOURCES)
    assert limit is not None
    assert (set(limit.sources), limit.text) == (sources, text)
    assert not limit.wants_correction


@pytest.mark.parametrize(
    "question",
    [
        "How deep is it according to the diver?",
        "Who founded the Herald?",
        "What was said in the Herald?",
        "How deep is it according to the Herald and the Echo?",
        "how deep is it according to the herald and the echo?",
    ],
)
def test_other_questions_are_put_to_all(question: str) -> None:
    assert source_limit(question, SOURCES) is None


def test_a_correction_is_asked_for() -> None:
    limit = source_limit("How deep is it according to the Herald's correction?", SOURCES)
    assert limit is not None
    assert limit.wants_correction
    assert limit.text == "How deep is it?"
