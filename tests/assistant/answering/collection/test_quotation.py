"""Quoted words are found over the ends of sentences, and with whoever says them."""

from collections.abc import Iterator

import pytest

from assistant import Assistant
from index.types import Article

CUP = (
    'Hask won the cup on Sunday.\n\n"We nearly missed the bus. Then we forgot the bowls," said '
    'Moon. "It was that kind of day."'
)
DOCK = (
    "Echo: Will there be a second crane?\n\n"
    "Tilde: Not this year. We are short of room. I prefer an honest no to a lazy perhaps, and the "
    "crews know it.\n\nAda Quill of the rowing club called the answers "
    '"less than we hoped for but more than we feared".'
)


DEBT = (
    "The mayor raised concerns about Orr’s debts. She warned that the town would pay none of "
    "them. Orr has repeatedly denied that there are any."
)


@pytest.fixture(scope="module")
def quotes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with Assistant.open(tmp_path_factory.mktemp("quotes")) as assistant:
        assistant.ingest_articles(
            [
                Article("cup", "Hask take the cup", CUP),
                Article("dock", "Dock talk", DOCK),
                Article("debt", "Debts in Lund", DEBT),
            ]
        )
        yield assistant


def test_words_may_stand_over_two_sentences(quotes: Assistant) -> None:
    answer = quotes.ask('Who said "We nearly missed the bus. Then we forgot the bowls"?')
    assert [one.text for one in answer.sentences] == [
        '"We nearly missed the bus.',
        'Then we forgot the bowls," said Moon.',
    ]


def test_words_in_another_order_stand_nowhere(quotes: Assistant) -> None:
    answer = quotes.ask('Who said "We forgot the bowls. Then we nearly missed the bus"?')
    assert answer.refusal is not None
    assert "stand in none" in answer.refusal.reason


def test_the_opening_of_a_paragraph_tells_who_speaks_in_it(quotes: Assistant) -> None:
    answer = quotes.ask('Who said "I prefer an honest no to a lazy perhaps"?')
    assert answer.sentences[0].text.startswith("Tilde:")
    assert "honest no" in answer.sentences[1].text


def test_whoever_calls_something_so_is_quoted(quotes: Assistant) -> None:
    answer = quotes.ask("What does Ada Quill say?")
    assert any("more than we feared" in one.text for one in answer.sentences)


def test_she_is_not_who_only_owns_something(quotes: Assistant) -> None:
    answer = quotes.ask("What did Orr say?")
    assert [one.text for one in answer.sentences] == [
        "Orr has repeatedly denied that there are any."
    ]


def test_words_in_quotation_marks_are_not_those_that_mean_the_same(quotes: Assistant) -> None:
    answer = quotes.ask('Who said "We nearly missed the plane"?')
    assert answer.refusal is not None
    assert "stand in none" in answer.refusal.reason
