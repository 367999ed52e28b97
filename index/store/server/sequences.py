"""The stems of an article in their order, as one text: where some stand one after another."""

from collections.abc import Sequence

from index.store.server.tokenizer import Tokenizer
from index.store.term_tables import terms_of
from index.store.transaction import Transaction


def sequence_of(stems: Sequence[str]) -> str:
    """Return stems as one text, in which those of a phrase are a part of it: none has a space."""
    return f" {' '.join(stems)} "


def count_of(phrase: Sequence[str], sequence: str) -> int:
    """Return how often the stems of a phrase stand one after another."""
    wanted, count, place = sequence_of(phrase), 0, -1
    while (place := sequence.find(wanted, place + 1)) >= 0:
        count += 1
    return count


def note(transaction: Transaction) -> None:
    """Write down the sequence of every article that is published."""
    tokenizer = Tokenizer()
    keys = transaction.execute("SELECT version_key FROM version_tokens ORDER BY 1").fetchall()
    for (key,) in keys:
        _level, rows = next(terms_of(transaction, key))
        (stems,) = tokenizer.in_order([text for _, text in rows])
        transaction.execute(
            "UPDATE version_tokens SET stems = ? WHERE version_key = ?", (sequence_of(stems), key)
        )
    tokenizer.close()
