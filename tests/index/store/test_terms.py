"""Questions to search terms: nothing that a user types is query syntax."""

import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.store.terms import (
    MAX_QUESTION_TERMS,
    indexed_form,
    match_expression,
    question_terms,
)


@pytest.fixture(scope="module")
def table() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    connection.execute(
        "CREATE VIRTUAL TABLE t USING fts5(terms, tokenize='porter unicode61 remove_diacritics 2')"
    )
    connection.execute("INSERT INTO t VALUES ('the quick brown fox')")
    yield connection
    connection.close()


hostile = st.text() | st.text(alphabet="\"*():^-+{}NEAR AND OR NOT'\\\x00;", min_size=1)


@given(question=hostile)
def test_no_question_is_ever_query_syntax(table: sqlite3.Connection, question: str) -> None:
    expression = match_expression(question)
    if expression is not None:
        table.execute("SELECT rowid FROM t WHERE t MATCH ?", (expression,)).fetchall()


def test_operators_and_columns_are_only_words(table: sqlite3.Connection) -> None:
    for question in ("fox NOT quick", "terms:nothing fox", "fox NEAR(zebra)", '"fox'):
        found = table.execute(
            "SELECT count(*) FROM t WHERE t MATCH ?", (match_expression(question),)
        )
        assert found.fetchone()[0] == 1, question


def test_stop_words_go_unless_nothing_else_is_there() -> None:
    assert question_terms("Who was the Prime Minister?") == ("prime", "minister")
    assert question_terms("Who was it?") == ("who", "was", "it")


@pytest.mark.parametrize("question", ["", "   ", "?!…", "\n\t"])
def test_a_question_without_words_has_no_expression(question: str) -> None:
    assert match_expression(question) is None


def test_a_long_text_is_cut_to_a_bounded_number_of_words() -> None:
    text = " ".join(f"word{number}" for number in range(10_000))
    assert len(question_terms(text)) == MAX_QUESTION_TERMS


def test_runs_of_chinese_become_pairs() -> None:
    assert indexed_form("中文句子 ok").split() == ["中文", "文句", "句子", "ok"]
    assert indexed_form("字").split() == ["字"]


def test_shortened_helping_verbs_are_no_words_to_search_for() -> None:
    assert question_terms("How many runners didn't finish, and who'd've known?") == (
        "runners",
        "finish",
        "known",
    )
    assert question_terms("Can't O’Hara’s team win?") == ("o", "hara", "team", "win")
