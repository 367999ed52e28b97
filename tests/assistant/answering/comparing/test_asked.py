"""Whether a sentence states what was asked, and what else it says between the words."""

import pytest

from assistant.answering.comparing.asked import Asked
from assistant.answering.comparing.claims import Statement
from index.english.questions import kind_of
from index.types import Span

OPENED = "When was the Averil Tunnel opened?"
WON = "Who won the 2025 Averil Masters?"
NAMED = "Who was named head of Lorvane Zoo?"
HEAD = "Who is the head of Lorvane Zoo?"


def statement(question: str, text: str, answer: str) -> Statement | None:
    kind = kind_of(question)
    assert kind is not None
    start = text.index(answer)
    return Asked.of(kind, question).statement(text, Span(start, start + len(answer)))


STATED = {
    "nothing else": (OPENED, "The Averil Tunnel was opened in 2019.", "2019", set()),
    "before and after": (OPENED, "In 2019 the Averil Tunnel was at last opened.", "2019", {"last"}),
    "outside does not count": (
        OPENED,
        "After ten years of work the Averil Tunnel opened in 2019 to great joy.",
        "2019",
        set(),
    ),
    "the nearest words": (
        OPENED,
        "Shops opened first, then the Averil Tunnel opened in 2019.",
        "2019",
        set(),
    ),
    "an irregular verb": (WON, "Ada Quill wins the 2025 Averil Masters.", "Ada Quill", set()),
    "done by": (
        WON,
        "The 2025 Averil Masters were won by young Ada Quill.",
        "Ada Quill",
        {"young"},
    ),
    "done to": (NAMED, "Ada Quill was named head of Lorvane Zoo.", "Ada Quill", set()),
    "a role before": (HEAD, "Lorvane Zoo head Ada Quill resigned.", "Ada Quill", set()),
    "a role after": (HEAD, "Ada Quill, head of Lorvane Zoo, resigned.", "Ada Quill", set()),
}

UNSTATED = {
    "a word is lacking": (OPENED, "The Averil Tunnel was built in 2019.", "2019"),
    "of a part of it": (OPENED, "A shop in the Averil Tunnel was opened in 2019.", "2019"),
    "a longer name": (OPENED, "The Averil Tunnel Café was opened in 2019.", "2019"),
    "somebody else did it": (WON, "The 2025 Averil Masters: won, says Ada Quill.", "Ada Quill"),
    "who named": (NAMED, "The head of Lorvane Zoo was named by Ada Quill.", "Ada Quill"),
    "a former one": (HEAD, "Former Lorvane Zoo head Ada Quill resigned.", "Ada Quill"),
    "several may": (
        "Who visited Lorvane Zoo?",
        "On Sunday Ada Quill visited Lorvane Zoo.",
        "Ada Quill",
    ),
    "of nothing named": ("Who won the race?", "On Sunday Ada Quill won the race.", "Ada Quill"),
}


@pytest.mark.parametrize(("question", "text", "answer", "beside"), STATED.values(), ids=STATED)
def test_a_statement_has_every_word_and_few_others(
    question: str, text: str, answer: str, beside: set[str]
) -> None:
    found = statement(question, text, answer)
    assert found is not None
    assert found.beside == beside


@pytest.mark.parametrize(("question", "text", "answer"), UNSTATED.values(), ids=UNSTATED)
def test_what_is_said_of_something_else_is_no_statement(
    question: str, text: str, answer: str
) -> None:
    assert statement(question, text, answer) is None


def test_a_statement_knows_where_it_holds() -> None:
    text = "In Kesterhythe, as in Lorvane, the Averil Tunnel was opened in May 2019."
    found = statement(OPENED, text, "May 2019")
    assert found is not None
    assert found.places == {"kesterhyth", "lorvan"}
