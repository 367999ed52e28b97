"""Whom, what, which year and month a question names, and whether an article knows of them.

"Who is the mayor of Bryn?" is not answered by the mayor of another town, however much the sentence
looks like an answer.
"""

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from index.english.dates import MONTHS
from index.english.measures import units_asked
from index.english.names import Name, has_name, names_in
from index.english.numbers import ORDINAL, PART, PERCENT, numbers_in
from index.english.questions import asks_for_money, asks_through
from index.english.times import month_meant, years_in
from index.english.words import content_stems, folded, stems, words
from index.sentences.lines import is_table_row
from index.types import Article

SAME_SPELLING = 0.75
"""Words at least this alike (`difflib`) may be one, spelt otherwise."""

SHORTEST = 3
"""Letters of a word of a name that is looked for."""

_CHANGE = re.compile(r"\b(?:cents?|pence|penn(?:y|ies)|free|nothing|gratis)\b", re.IGNORECASE)
_DEGREES = "°"
_JOINED = re.compile(r"\s*,?\s*(?:and|or|,|&)\s*(?:the\s+)?", re.IGNORECASE)
_SAID_ABOUT = re.compile(
    r"\b(?:say|says|said|think|thinks|thought|tell|told|claim|claimed|comment|commented)\b"
    r"[^?]*?\b(?:about|on)\s+(?P<topic>[^?]+)",
    re.IGNORECASE,
)


def asks_of_unknown(question: str, article: Article) -> bool:
    """Whether a question names somebody, something or a time that an article does not have.

    Names are there in any spelling that is near, whole or as an acronym; years and months also as
    those in which the article was published; what somebody said something about, as any of its
    words. The first word of a question may be any, and of several names each may have its own
    article.
    """
    said = [article.text, article.title, article.source, article.author]
    names = [name for name in names_in(question) if name.span.start > 0]
    if asks_through(question) or are_several(question, names):
        return False
    return (
        not all(knows_name(name, said) for name in names)
        or any(not _has_year(article, year) for year in years_in(question))
        or not _has_month(article, question)
        or _is_about_other(question, said)
    )


def knows_name(name: Name, said: Sequence[str]) -> bool:
    """Whether some texts have a name, whole, as an acronym or in a spelling that is near."""
    return has_name(name, said) or _is_spelt_otherwise(name, said)


def lacks_sum(question: str, texts: Iterable[str]) -> bool:
    """Whether a question asks for a sum of money, and no text has one or is the row of a table."""
    return asks_for_money(question) and not any(
        is_table_row(text) or _CHANGE.search(text) or _has_currency(text) for text in texts
    )


def lacks_measure(question: str, texts: Iterable[str]) -> bool:
    """Whether a question asks how heavy, tall, warm or far, and no text has a unit of that.

    A row of a table has its unit in the name of a column.
    """
    units = units_asked(question)
    return bool(units) and not any(
        is_table_row(text) or _DEGREES in text or not units.isdisjoint(stems(text))
        for text in texts
    )


def _has_currency(text: str) -> bool:
    return any(number.unit not in ("", PERCENT, ORDINAL, PART) for number in numbers_in(text))


def are_several(question: str, names: Sequence[Name]) -> bool:
    """Whether a question names several things at once: A and B, A or B."""
    return any(
        _JOINED.fullmatch(question[one.span.end : other.span.start])
        for one, other in pairwise(names)
    )


def _has_year(article: Article, year: str) -> bool:
    dated = str(article.date.year) if article.date else ""
    return year == dated or year in article.text or year in article.title


def _has_month(article: Article, question: str) -> bool:
    """Whether an article writes the month that a question names, if it does, or is of it."""
    meant = month_meant(question)
    if meant is None or (article.date is not None and article.date.month == meant[0]):
        return True
    name = MONTHS[meant[0] - 1]
    form = rf"\b(?:{name}|{name[:3]})\b"
    return any(re.search(form, text) for text in (article.text, article.title))


def _is_about_other(question: str, said: Sequence[str]) -> bool:
    match = _SAID_ABOUT.search(question)
    topic = content_stems(match["topic"]) if match else []
    return bool(topic) and all(set(topic).isdisjoint(stems(text)) for text in said)


def _is_spelt_otherwise(name: Name, said: Sequence[str]) -> bool:
    """Whether some texts have a word of a name, or nearly; acronyms have other forms."""
    known = {folded(word) for text in said for word in set(words(text))}
    parts = [folded(part) for part in name.parts if len(part) >= SHORTEST]
    if not parts or name.written.isupper():
        return True
    alike = (
        SequenceMatcher(None, part, word).ratio() >= SAME_SPELLING
        for part in parts
        for word in known
        if word[:1] == part[:1]
    )
    return not known.isdisjoint(parts) or any(alike)
