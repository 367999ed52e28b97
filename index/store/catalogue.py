"""Articles and their versions: staged, published, removed and read back."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager

from index.store import versions
from index.store.checkup import problems
from index.store.earlier import Earlier
from index.store.ledger import SET_FACT, Ledger, record
from index.store.likeness import Likeness
from index.store.places import Places
from index.store.protocols import Database, Lexical
from index.store.published import Published, not_found
from index.store.schema import UNPURGED
from index.store.seen import SeenDatabase
from index.store.transaction import Transaction
from index.store.versions import PreparedArticle, version_key_of
from index.types import Article

PUBLISHING = "publish"
"""The step of a transaction from which on versions are shown: one transaction at a time."""


class Catalogue(Published):
    """What is published, and what is on its way there.

    A version is staged with its sentences and passages, its vectors are written elsewhere, and one
    transaction publishes it and retires the version before it. Readers see published versions only.
    """

    def __init__(self, database: Database, lexical: Lexical) -> None:
        super().__init__(database)
        self.lexical = lexical
        self.places = Places(self._database)
        self.earlier = Earlier(self._database)
        self.ledger = Ledger(self._database)

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def seen_by(self, collections: Iterable[str]) -> "Catalogue":
        """Return what somebody can read who sees only some collections, and what is in none.

        Nothing in it tells of the rest, and nothing can be written through it.
        """
        database = SeenDatabase(self._database, collections)
        return Catalogue(database, self.lexical.seen_by(database))

    def writing(self) -> AbstractContextManager[None]:
        """Be the only one who writes, in this and in every other process, until it is left."""
        return self._database.writing()

    def adding(self, article_ids: Iterable[str]) -> AbstractContextManager[None]:
        """Write these articles, perhaps beside others who write other ones, until it is left.

        Nothing is removed meanwhile, neither articles nor vectors.
        """
        return self._database.adding(article_ids)

    def fact(self, name: str) -> str | None:
        """Return a stored fact about the whole index, such as its model's fingerprint."""
        row = self._database.row("SELECT value FROM facts WHERE name = ?", name)
        return row[0] if row else None

    def facts(self) -> list[str]:
        """Return the names of all facts."""
        return [row[0] for row in self._database.rows("SELECT name FROM facts ORDER BY name")]

    def set_facts(self, facts: Mapping[str, str]) -> None:
        """Store facts about the whole index, all at once."""
        with self._database.transaction() as transaction:
            transaction.executemany(SET_FACT, list(facts.items()))

    # Writing

    def stage(self, batch: Sequence[PreparedArticle]) -> None:
        """Write versions that no reader sees yet. Staging a version twice replaces it."""
        with self._database.transaction() as transaction:
            for prepared in batch:
                versions.stage(transaction, prepared)

    def publish(
        self, batch: Iterable[PreparedArticle], checksums: Mapping[str, int] | None = None
    ) -> None:
        """Make staged versions the ones that readers see, all at once, and retire the old ones.

        Args:
            batch: What was staged.
            checksums: Of the vectors written for it, to be recorded in the same step.
        """
        with self._database.transaction() as transaction:
            coming = [
                (prepared, Likeness(transaction, key))
                for prepared, key in versions.staged(transaction, batch)
            ]
            for _, likeness in coming:
                self.lexical.add(transaction, likeness.version_key)
            # What takes long is done beside others, what has to see theirs is done alone.
            self._database.one_by_one(transaction, PUBLISHING)
            for prepared, likeness in coming:
                self._show(transaction, prepared.article, likeness)
            record(transaction, checksums or {})

    def _show(self, transaction: Transaction, article: Article, likeness: Likeness) -> None:
        replaced, key = version_key_of(transaction, article.id), likeness.version_key
        if replaced is not None:
            self.earlier.keep(transaction, replaced)
            self._retire(transaction, article.id)
        transaction.execute("UPDATE versions SET state = 'published' WHERE key = ?", (key,))
        self.lexical.count(transaction, key)
        self.clusters.keep(transaction, likeness)
        self.places.keep(transaction, article)

    def remove(self, article_id: str) -> None:
        """Retire an article; its words stay in the file until `purge`.

        Raises:
            NotFoundError: It is not published.
        """
        with self._database.transaction() as transaction:
            if version_key_of(transaction, article_id) is None:
                raise not_found(article_id)
            self._retire(transaction, article_id)
            self.earlier.forget(transaction, article_id)
            self.places.forget(transaction, article_id)

    def forget_staged(self) -> None:
        """Drop every version that was staged and never published."""
        with self._database.transaction() as transaction:
            transaction.execute("DELETE FROM versions WHERE state = 'staged'")

    @property
    def is_unpurged(self) -> bool:
        """Whether words may be left of what was removed or replaced: `purge` was not reached."""
        return self.fact(UNPURGED) is not None

    def purge(self) -> None:
        """Leave no word of what was removed or replaced in the file."""
        self.lexical.purge()
        if self._database.settle():
            with self._database.transaction() as transaction:
                transaction.execute("DELETE FROM facts WHERE name = ?", (UNPURGED,))

    def problems(self) -> Iterator[str]:
        """Yield what in the file does not hold, in sentences; see `checkup`."""
        return problems(self._database, self.lexical)

    def _retire(self, transaction: Transaction, article_id: str) -> None:
        key = version_key_of(transaction, article_id)
        if key is not None:
            self.lexical.remove(transaction, key)
            transaction.execute("DELETE FROM versions WHERE key = ?", (key,))
            transaction.execute(SET_FACT, (UNPURGED, "yes"))
