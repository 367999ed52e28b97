"""The catalogue checks itself: what in it does not hold, in sentences."""

from collections.abc import Iterator
from itertools import pairwise

from index.errors import StoreError
from index.store.embedded import embedded_text, vector_id
from index.store.protocols import Database, Lexical
from index.store.rows import ARTICLE_COLUMNS, article_of


def problems(database: Database, lexical: Lexical) -> Iterator[str]:
    """Yield what does not hold: the database, the search terms, and each article."""
    try:
        for problem in database.problems():
            yield problem
            return
        yield from lexical.problems()
        keys = database.rows("SELECT key FROM versions WHERE state = 'published' ORDER BY key")
        for (key,) in keys:
            yield from _of_version(database, key)
    except StoreError as error:
        yield str(error)


def _of_version(database: Database, key: int) -> Iterator[str]:
    row = database.row(f"SELECT version, {ARTICLE_COLUMNS} FROM versions WHERE key = ?", key)
    try:
        article = article_of(row[1:])
    except (TypeError, ValueError) as error:
        yield f"An article cannot be read: {error}."
        return
    if article.version != row[0]:
        yield f"The text of the article {article.id!r} is not the one that was read."
        return
    sentences = database.rows(
        'SELECT number, start, "end" FROM sentences WHERE version_key = ? ORDER BY number', key
    )
    passages = database.rows(
        'SELECT first, last, start, "end", vector_id FROM passages WHERE version_key = ?'
        " ORDER BY first",
        key,
    )
    if not (_in_order(sentences, len(article.text)) and _cover(passages, sentences)):
        yield f"The sentences of the article {article.id!r} have lost their places."
    elif any(
        vector_id(embedded_text(article.title, article.text[start:end])) != vector
        for _, _, start, end, vector in passages
    ):
        yield f"The passages of the article {article.id!r} are not its text."


def _in_order(sentences: list[tuple[int, int, int]], length: int) -> bool:
    if not sentences or [one[0] for one in sentences] != list(range(len(sentences))):
        return False
    places = [place for _, start, end in sentences for place in (start, end)]
    return places[0] >= 0 and places[-1] <= length and all(a <= b for a, b in pairwise(places))


def _cover(
    passages: list[tuple[int, int, int, int, str]], sentences: list[tuple[int, int, int]]
) -> bool:
    """Whether every sentence is in exactly one passage, and each passage spans its sentences."""
    numbers = [number for first, last, *_ in passages for number in range(first, last + 1)]
    return numbers == [one[0] for one in sentences] and all(
        (sentences[first][1], sentences[last][2]) == (start, end)
        for first, last, start, end, _ in passages
    )
