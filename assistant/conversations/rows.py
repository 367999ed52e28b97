"""Exchanges as rows of a table, and back."""

import sqlite3
from datetime import datetime
from typing import Any

from assistant.conversations.records import (
    Asked,
    ConversationSummary,
    Exchange,
    ExchangeState,
    Rating,
)
from assistant.conversations.stored_answer import filter_text, read_answer, read_filter
from assistant.types import RequestKind


def columns_of(asked: Asked) -> dict[str, Any]:
    """Return the columns of a question that is yet to be answered."""
    return {
        "question": asked.question,
        "filter": filter_text(asked.filter),
        "kept": None if asked.kept is None else filter_text(asked.kept),
        "as_kind": asked.as_kind and asked.as_kind.value,
        "stands_alone": asked.stands_alone,
        "state": ExchangeState.ASKED.value,
    }


def literal(search: str) -> str:
    r"""Return a search as LIKE takes it literally, with `\` before what it reads as a pattern."""
    return "".join(f"\\{one}" if one in "\\%_" else one for one in search)


def read_summary(row: sqlite3.Row, *, is_search: bool) -> ConversationSummary:
    """Return what a list shows of the conversation that a row holds."""
    moment = datetime.fromisoformat(row["updated"])
    found = (row["found"] or "") if is_search else ""
    return ConversationSummary(row["id"], row["name"], moment, row["count"], found)


def read_exchange(row: sqlite3.Row) -> Exchange:
    """Return the exchange that a row holds."""
    answer = row["answer"] and read_answer(row["answer"])
    state = ExchangeState(row["state"])
    asked = Asked(
        row["question"],
        read_filter(row["filter"]),
        None if row["kept"] is None else read_filter(row["kept"]),
        RequestKind(row["as_kind"]) if row["as_kind"] in set(RequestKind) else None,
        bool(row["stands_alone"]),
    )
    return Exchange(
        row["id"],
        row["conversation_id"],
        asked,
        # An answer of another time that cannot be read any more is asked again like one unfinished.
        state if answer or state is not ExchangeState.ANSWERED else ExchangeState.ASKED,
        answer or None,
        row["problem"],
        Rating(row["rating"]) if row["rating"] in set(Rating) else None,
    )
