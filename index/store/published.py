"""What readers see of a catalogue: its published articles, whole and in parts."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, Literal

from index.days import day_of, first_day
from index.errors import DamagedError, NotFoundError
from index.store.clusters import Clusters
from index.store.conditions import condition
from index.store.protocols import Database
from index.store.rows import (
    ARTICLE_COLUMNS,
    PASSAGES,
    SENTENCES,
    SENTENCES_CUT,
    SENTENCES_OF_PASSAGES_CUT,
    ArticleSummary,
    Cut,
    PassageRow,
    SentenceRow,
    article_of,
    passage_row,
    sentence_row,
)
from index.types import Article, Passage, SearchFilter, Sentence

_NO_LIMIT = 2**62


class Published:
    """Reads published articles. Thread safe."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.clusters = Clusters(database)

    def published_version(self, article_id: str) -> str | None:
        """Return the hash of the published version of an article, or None."""
        return self._column("version", article_id)

    def collection_of(self, article_id: str) -> str | None:
        """Return the collection of a published article, empty for none; None if it is gone."""
        return self._column("collection", article_id)

    def article(self, article_id: str) -> Article:
        """Return the published version of an article.

        Raises:
            NotFoundError: It is not published.
            DamagedError: Its text is not the one that was read.
        """
        row = self._database.row(
            f"SELECT version, {ARTICLE_COLUMNS} FROM versions"
            " WHERE article_id = ? AND state = 'published'",
            article_id,
        )
        if row is None:
            raise not_found(article_id)
        article = article_of(row[1:])
        if article.version != row[0]:
            raise DamagedError(
                f"The stored text of the article {article_id!r} is not the one that was read. "
                "`citeline doctor --repair` takes it out; read its file again after that."
            )
        return article

    def edits(self, article_id: str) -> dict[str, Any]:
        """Return what a reader has set by hand of an article, by the names of its fields."""
        row = self._database.row(
            "SELECT edited, title, source, day FROM versions"
            " WHERE article_id = ? AND state = 'published' AND edited <> ''",
            article_id,
        )
        if row is None:
            return {}
        names, title, source, day = row
        values = {"title": title, "source": source, "date": day_of(day)}
        return {name: values[name] for name in names.split()}

    def articles(self) -> Iterator[Article]:
        """Yield every published article in the order in which they were taken in."""
        ids = "SELECT article_id FROM versions WHERE state = 'published' ORDER BY key"
        yield from (self.article(article_id) for (article_id,) in self._database.rows(ids))

    def title(self, article_id: str) -> str:
        """Return the title of a published article; empty if it is gone."""
        return self._column("title", article_id) or ""

    def titles(self, article_ids: Iterable[str]) -> dict[str, str]:
        """Return the titles of published articles by id, read at one time; without those gone."""
        query = "SELECT article_id, title FROM versions WHERE state = 'published'"
        query += f" AND article_id {self._database.among}"
        return dict(self._database.rows(query, self._database.many(dict.fromkeys(article_ids))))

    def summaries(self) -> Iterator[ArticleSummary]:
        """Yield every published article, newest first, undated last."""
        originals = self.clusters.originals()
        rows = self._database.rows(
            "SELECT article_id, version, title, source, url, day,"
            " (SELECT count(*) FROM sentences WHERE version_key = versions.key), author, key"
            " FROM versions WHERE state = 'published'"
            " ORDER BY day IS NULL, day DESC, title, article_id"
        )
        for article_id, version, title, source, url, day, *others in rows:
            others.append(originals.get(article_id, ""))
            yield ArticleSummary(article_id, version, title, source, url, day_of(day), *others)

    def sources(self, filter_: SearchFilter | None = None) -> list[str]:
        """Return the sources of published articles that pass a filter, the newest first."""
        passing, values = condition(self._database, filter_ or SearchFilter())
        query = f"SELECT source FROM versions WHERE {passing} AND source <> '' GROUP BY source"
        query += " ORDER BY max(day) IS NULL, max(day) DESC, source"
        return [row[0] for row in self._database.rows(query, *values)]

    def authors(self) -> list[str]:
        """Return the authors of published articles, each once; asked with many questions."""
        rows = self._database.rows("SELECT DISTINCT author FROM versions WHERE state = 'published'")
        return [author for (author,) in rows if author]

    def newest_day(self) -> date | None:
        """Return the day of the newest published article; None where none is dated."""
        row = self._database.row("SELECT max(day) FROM versions WHERE state = 'published'")
        newest = day_of(row[0])
        return newest and first_day(newest)

    def article_count(self, filter_: SearchFilter | None = None) -> int:
        """Return how many published articles pass a filter."""
        passing, values = condition(self._database, filter_ or SearchFilter())
        query = f"SELECT count(*) FROM versions WHERE {passing}"
        return int(self._database.row(query, *values)[0])

    def languages(self) -> frozenset[str]:
        """Return the languages of the published articles."""
        index = self._database.using_index("published_languages")
        least = (
            f"SELECT min(language) FROM versions {index} WHERE state = 'published' AND language > "
        )
        # From one to the next by the index, in one query: it is asked several times a question.
        query = (
            f"SELECT language FROM (WITH RECURSIVE found (language) AS ({least} ''"
            f" UNION ALL SELECT ({least} found.language) FROM found WHERE language IS NOT NULL)"
            " SELECT language FROM found) AS languages WHERE language IS NOT NULL"
        )
        return frozenset(row[0] for row in self._database.rows(query))

    def article_ids(self, keys: Sequence[int]) -> frozenset[str]:
        """Return the ids of the published articles whose versions have these row keys."""
        among = self._database.among
        query = f"SELECT article_id FROM versions WHERE state = 'published' AND key {among}"
        many = self._database.many(keys)
        return frozenset(row[0] for row in self._database.rows(query, many))

    def sentence_count(self) -> int:
        """Return how many sentences the published versions have."""
        row = self._database.row(
            "SELECT count(*) FROM sentences JOIN versions ON versions.key = version_key"
            " WHERE state = 'published'"
        )
        return int(row[0])

    def passage_rows(
        self, *, ids: Sequence[str] = (), keys: Sequence[int] = ()
    ) -> list[PassageRow]:
        """Return published passages by id or by row key, in the order asked; skip others."""
        column, wanted = ("id", list[str | int](ids)) if ids else ("key", list[str | int](keys))
        query = PASSAGES + f" AND passages.{column} {self._database.among}"
        many = self._database.many(wanted)
        rows = [passage_row(row) for row in self._database.rows(query, many)]
        found: dict[str | int, PassageRow] = {
            (row.passage.id if ids else row.key): row for row in rows
        }
        return [found[one] for one in wanted if one in found]

    def sentence_rows(self, keys: Sequence[int]) -> list[SentenceRow]:
        """Return published sentences by row key, in the order asked; skip others."""
        query = SENTENCES + f" AND sentences.key {self._database.among}"
        many = self._database.many(keys)
        rows = {row[0]: sentence_row(row) for row in self._database.rows(query, many)}
        return [rows[key] for key in keys if key in rows]

    def sentence_rows_of_passages(self, keys: Sequence[int]) -> list[tuple[SentenceRow, int]]:
        """Return the sentences of published passages, each with its passage's row key."""
        many = self._database.many(keys)
        rows = self._cut(SENTENCES_OF_PASSAGES_CUT, self._database.among, many)
        return [(sentence_row(row[1:]), row[0]) for row in rows]

    def sentences_of_passages(self, ids: Sequence[str]) -> dict[str, list[Sentence]]:
        """Return the sentences of published passages in order, by passage id, read at one time."""
        column = f"SELECT id, passages.key FROM passages WHERE id {self._database.among}"
        of_key = {key: id_ for id_, key in self._database.rows(column, self._database.many(ids))}
        found: dict[str, list[Sentence]] = {}
        for row, key in self.sentence_rows_of_passages(list(of_key)):
            found.setdefault(of_key[key], []).append(row.sentence)
        return {id_: sorted(of, key=lambda one: one.number) for id_, of in found.items()}

    def passage_keys_of_sentences(self, keys: Sequence[int]) -> dict[int, int]:
        """Return, for each published sentence's row key, the row key of its passage."""
        query = (
            "SELECT sentences.key, passages.key FROM sentences"
            " JOIN passages ON passages.version_key = sentences.version_key"
            " AND number BETWEEN first AND last"
            f" WHERE sentences.key {self._database.among}"
        )
        return dict(self._database.rows(query, self._database.many(keys)))

    def sentences(self, article_id: str, first: int = 0, last: int | None = None) -> list[Sentence]:
        """Return the sentences numbered `first` to `last` (inclusive) of a published article."""
        rest = " AND article_id = ? AND number BETWEEN ? AND ? ORDER BY number"
        if last is None:
            rows = self._cut(SENTENCES_CUT, rest, article_id, first, _NO_LIMIT)
        else:  # few
            rows = self._database.rows(SENTENCES + rest, article_id, first, last)
        return [sentence_row(row).sentence for row in rows]

    def passages(self, article_id: str) -> list[Passage]:
        """Return the passages of a published article, in order."""
        query = PASSAGES + " AND article_id = ? ORDER BY first"
        return [passage_row(row).passage for row in self._database.rows(query, article_id)]

    def passage_ids(self) -> Iterator[str]:
        """Yield the id of every published passage, in a fixed order."""
        for row in self._database.rows(f"SELECT id FROM ({PASSAGES}) AS published ORDER BY id"):
            yield row[0]

    def _cut(self, cut: Cut, rest: str, *values: object) -> list[tuple[Any, ...]]:
        """Return rows of a query with the text that each covers, every text read once."""
        rows = self._database.rows(cut.places + rest, *values)
        keys = dict.fromkeys(row[cut.own[0]] for row in rows)
        query = f"SELECT key, version, text FROM versions WHERE key {self._database.among}"
        read = self._database.rows(query, self._database.many(keys))
        found = cut.rows(rows, {(key, version): text for key, version, text in read})
        # An article may be replaced between the two.
        return self._database.rows(cut.query + rest, *values) if found is None else found

    def _column(
        self, name: Literal["version", "title", "collection"], article_id: str
    ) -> str | None:
        query = f"SELECT {name} FROM versions WHERE article_id = ? AND state = 'published'"
        row = self._database.row(query, article_id)
        return row[0] if row else None


def not_found(article_id: str) -> NotFoundError:
    """Return the error that an article is not published."""
    return NotFoundError(
        f"No article has the id {article_id!r}. `citeline articles list` shows the ids."
    )
