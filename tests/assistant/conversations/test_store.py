"""Conversations are kept as they happen, and are there when the file is opened again."""

import sqlite3
import stat
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.conversations import ConversationStore, ExchangeState, Rating, open_conversations
from assistant.conversations.records import Asked
from assistant.conversations.schema import SCHEMA_VERSION
from assistant.types import (
    Answer,
    AnswerSentence,
    Citation,
    Disagreement,
    Refusal,
    RequestKind,
    Side,
    Verdict,
)
from index.days import Month
from index.errors import MismatchError, NotFoundError, StoreError
from index.types import SearchFilter, Span

CITATION = Citation("a", "v1", 0, 9, "It is so.", "Title", "Courier", "", date(2026, 3, 1))
SENTENCE = AnswerSentence("It is so.", (CITATION,), Verdict.PARTLY, ("doubt",), Span(0, 2), "Day")
OF_A_MONTH = Citation("b", "v1", 0, 9, "It is so.", "Title", "Courier", "", Month(2026, 3, 1))
ANSWER = Answer(
    "Is it so?",
    (SENTENCE, AnswerSentence("It is so.", (OF_A_MONTH,))),
    short_answer="so",
    tokens={"writing_input": 3},
    disagreement=Disagreement((Side(CITATION, "so", True),)),
    inferred=SearchFilter(frozenset({"Courier"}), date(2026, 1, 1)),
    understood_as=RequestKind.COUNT,
    statement="1 of 2.",
    more=3,
)
FILTER = SearchFilter(frozenset({"Courier"}), None, date(2026, 2, 2), frozenset({"a"}))


class Hand:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 28, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.moment += timedelta(seconds=1)
        return self.moment


def test_what_was_kept_is_there_again(tmp_path: Path) -> None:
    store = open_conversations(tmp_path)
    asked = Asked("Is it so?", FILTER, FILTER, RequestKind.FACT, True)
    exchange = store.begin(asked)
    store.finish(exchange, ExchangeState.ANSWERED, ANSWER)
    refused = store.begin(Asked("And this?"), exchange.conversation_id)
    refusal = Answer("And this?", refusal=Refusal("No.", (CITATION,)))
    store.finish(refused, ExchangeState.ANSWERED, refusal)
    store.close()
    store = open_conversations(tmp_path)
    conversation = store.conversation(exchange.conversation_id)
    first, second = conversation.exchanges
    assert (first.asked, first.answer, first.state) == (asked, ANSWER, ExchangeState.ANSWERED)
    assert second.answer == refusal
    assert conversation.name == "Is it so?"
    store.close()


def test_a_question_outlives_a_crash_unanswered(tmp_path: Path) -> None:
    store = open_conversations(tmp_path)
    exchange = store.begin(Asked("Is it so?"))
    again = open_conversations(tmp_path)  # the first was never closed
    assert again.exchange(exchange.id).state is ExchangeState.ASKED
    assert again.exchange(exchange.id).turns == ()
    for one in (store, again):
        one.close()


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_back_as_it_was(text: str) -> None:
    store = ConversationStore(None)
    exchange = store.begin(Asked(text))
    assert store.exchange(exchange.id).asked.question == text
    store.close()


def test_the_list_is_searched_by_name_question_and_answer_literally() -> None:
    store = ConversationStore(None, Hand())
    cannery = store.begin(Asked("How many jobs at the 100% cannery?"))
    bridge = store.begin(Asked("Why was it closed?"))
    store.finish(bridge, ExchangeState.ANSWERED, ANSWER)
    store.rename(bridge.conversation_id, "Bridge")

    def found(words: str) -> list[str]:
        return [one.id for one in store.conversations(words)]

    assert found("") == [bridge.conversation_id, cannery.conversation_id]
    assert found("100%") == [cannery.conversation_id]
    assert found("bridge") == found("CLOSED") == found("it is so") == [bridge.conversation_id]
    assert found("%") == [cannery.conversation_id]
    store.close()


def test_a_deleted_conversation_can_be_brought_back_for_a_day(tmp_path: Path) -> None:
    clock = Hand()
    store = open_conversations(tmp_path, clock)
    exchange = store.begin(Asked("Is it so?"))
    store.delete(exchange.conversation_id)
    assert store.conversations() == []
    with pytest.raises(NotFoundError, match="may have been deleted"):
        store.conversation(exchange.conversation_id)
    store.restore(exchange.conversation_id)
    assert len(store.conversations()) == 1
    assert store.deleted() == []
    store.delete(exchange.conversation_id)
    store.close()
    store = open_conversations(tmp_path, clock)
    [deleted] = store.deleted()
    assert (deleted.id, deleted.name) == (exchange.conversation_id, "Is it so?")
    assert clock.moment - deleted.updated < timedelta(minutes=1)
    clock.moment += timedelta(days=2)
    assert store.deleted() == []
    store.close()
    store = open_conversations(tmp_path, clock)
    with pytest.raises(NotFoundError):
        store.restore(exchange.conversation_id)
    with pytest.raises(NotFoundError):
        store.exchange(exchange.id)
    store.close()


def test_asking_anew_takes_the_answer_and_what_was_thought_of_it_away() -> None:
    store = ConversationStore(None)
    exchange = store.begin(Asked("Is it so?"))
    store.finish(exchange, ExchangeState.ANSWERED, ANSWER)
    assert store.rate(exchange.id, Rating.WRONG_WORDS).rating is Rating.WRONG_WORDS
    store.ask_anew(exchange.id, Asked("Is it not so?"))
    now = store.exchange(exchange.id)
    assert (now.answer, now.rating, now.state) == (None, None, ExchangeState.ASKED)
    assert now.asked.question == "Is it not so?"
    store.close()


def test_an_id_that_is_not_there_begins_a_conversation_and_is_not_taken_over() -> None:
    store = ConversationStore(None)
    assert store.begin(Asked("Is it so?"), "../../etc").conversation_id != "../../etc"
    store.close()


def test_only_the_owner_reads_them(tmp_path: Path) -> None:
    store = open_conversations(tmp_path)
    assert store.path is not None
    assert stat.S_IMODE(store.path.stat().st_mode) == 0o600
    store.close()


def test_a_file_of_a_newer_citeline_is_left_alone(tmp_path: Path) -> None:
    open_conversations(tmp_path).close()
    path = tmp_path / "conversations.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    connection.close()
    with pytest.raises(MismatchError, match="Update Citeline"):
        open_conversations(tmp_path)


def test_a_file_that_is_none_is_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "conversations.sqlite").write_text("nothing of ours " * 100)
    with pytest.raises(StoreError, match="move the file away"):
        open_conversations(tmp_path)


def test_where_nothing_can_be_written_they_last_as_long_as_the_process(tmp_path: Path) -> None:
    store = open_conversations(tmp_path / "missing")
    assert not store.is_kept
    exchange = store.begin(Asked("Is it so?"))
    assert store.conversation(exchange.conversation_id).exchanges == (exchange,)
    store.close()


def test_an_answer_that_cannot_be_read_any_more_counts_as_unanswered(tmp_path: Path) -> None:
    store = open_conversations(tmp_path)
    exchange = store.begin(Asked("Is it so?"))
    store.finish(exchange, ExchangeState.ANSWERED, ANSWER)
    with sqlite3.connect(tmp_path / "conversations.sqlite") as connection:
        connection.execute("UPDATE exchanges SET answer = '{}', rating = 'odd', as_kind = 'odd'")
    connection.close()
    read = store.exchange(exchange.id)
    assert (read.state, read.answer, read.rating) == (ExchangeState.ASKED, None, None)
    store.close()
