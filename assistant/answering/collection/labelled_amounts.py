"""Lists of labelled amounts, such as "New ropes: 24.5 million": which has the most or the least.

They are read as tables of two columns. What stands above a list names the amounts: "Residents:",
"Sponsors this season:".
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, islice

from assistant.answering.collection.ranked_rows import chosen_row
from assistant.answering.collection.reply import CollectionReply, Shown
from assistant.answering.collection.table_rows import (
    BEST_ARTICLES,
    MOST_SENTENCES,
    Row,
    introduction,
    told_of,
)
from index.english.amounts_asked import AmountAsked
from index.english.currencies import is_currency
from index.english.quantities import Quantity, quantity_in
from index.english.ranking import open_place_asked, place_asked
from index.english.words import content_stems, stem
from index.search.tables import NamedRow
from index.sentences.lines import is_list_item, is_table_row
from index.store import Catalogue
from index.types import Sentence, Span

FEWEST_ROWS = 3
"""Two lines with figures may be anything; a list of amounts has more."""

_LABELLED = re.compile(r"(?P<label>[^\d:]*[^\W\d_][^\d:]*):\s+(?P<amount>\S.*)")
_MARK = re.compile(r"\S+\s+")


class LabelledAmounts:
    """Finds the line of a list that has the most or the least. Thread safe."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def reply(self, question: str, found: Sequence[Sentence]) -> CollectionReply | None:
        """Return the line with the amount at the place that is asked for; None without one.

        All of the question's words but one have to be said of the list; the one that it asks with
        may be missing only where others are said, or the line above the list names such amounts.

        Args:
            question: As it was asked: "Which town has the most residents?".
            found: The sentences that were found, best first.
        """
        asked = place_asked(question) or open_place_asked(question)
        if asked is None or asked.amount is None:
            return None
        wanted = set(content_stems(question)) - set(content_stems(asked.word))
        for rows in _lists(found, self._catalogue):
            told = told_of(rows, introduction(rows, self._catalogue), self._catalogue)
            unsaid = wanted - set(content_stems(" ".join(told)))
            name = rows[0].columns[-1]
            may_lack = len(wanted) > 1 or asked.amount.is_in(name)
            if len(unsaid) > may_lack or not _is_of(rows, asked.amount, told):
                continue
            cells = [(amount, row) for row in rows if (amount := _amount(row.sentence))]
            row, statement = chosen_row(cells, name, asked, asked.amount)
            if row is not None:
                return CollectionReply(statement, (Shown(row.sentence, row.name),), answer=row.name)
        return None


def _lists(found: Sequence[Sentence], catalogue: Catalogue) -> Iterator[list[Row]]:
    """Yield the lists of labelled amounts of one unit in the best articles, by their lines."""
    for id_ in islice(dict.fromkeys(one.article_id for one in found), BEST_ARTICLES):
        above: Sentence | None = None
        sentences = catalogue.sentences(id_, 0, MOST_SENTENCES)
        for is_labelled, run in groupby(sentences, key=lambda one: _amount(one) is not None):
            lines = list(run)
            if is_labelled and above is not None and _are_alike(lines):
                name = above.text.rstrip(" :")
                yield [_row(one, match, name) for one in lines if (match := _labelled(one.text))]
            above = lines[-1]


def _is_of(rows: Sequence[Row], asked: AmountAsked, told: Sequence[str]) -> bool:
    """Whether a list is of the amounts that a superlative asks for.

    What is told of it has their word, or its lines have their unit; where the superlative leaves
    open what is most ("pays the most"), any list is.
    """
    if asked.is_of_any:
        return True
    amount = _amount(rows[0].sentence)
    is_price = amount is not None and asked.is_money and is_currency(amount.unit)
    written = " ".join([*told, amount.written if amount else ""])
    return is_price or asked.is_in(written) or stem(asked.word) in content_stems(written)


def _amount(sentence: Sentence) -> Quantity | None:
    """Return the amount that a line of a list has behind its label; None of other sentences."""
    match = _labelled(sentence.text)
    if match is None or not sentence.starts_paragraph or is_table_row(sentence.text):
        return None
    text = match["amount"]
    amount = quantity_in(text)
    return amount if amount is not None and text.startswith(amount.written) else None


def _are_alike(lines: Sequence[Sentence]) -> bool:
    units = {amount.unit for one in lines if (amount := _amount(one))}
    return len(lines) >= FEWEST_ROWS and len(units) == 1


def _row(sentence: Sentence, labelled: re.Match[str], name: str) -> Row:
    cells = (Span(*labelled.span("label")), Span(*labelled.span("amount")))
    return Row(sentence, NamedRow(sentence.text, cells, ("", name), 0))


def _labelled(text: str) -> re.Match[str] | None:
    mark = _MARK.match(text) if is_list_item(text) else None
    return _LABELLED.match(text, mark.end() if mark else 0)
