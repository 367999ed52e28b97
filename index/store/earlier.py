"""The version before the present one of each article that was changed, so that it can come back."""

from collections.abc import Iterator

from index.errors import NotFoundError
from index.store.protocols import Database
from index.store.rows import ARTICLE_COLUMNS, article_of
from index.store.transaction import Transaction
from index.types import Article


class Earlier:
    """One earlier version of each article that was replaced."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, transaction: Transaction, version_key: int) -> None:
        """Keep a version that is about to be replaced, in place of the one before it."""
        transaction.execute(
            "DELETE FROM earlier WHERE article_id IN"
            " (SELECT article_id FROM versions WHERE key = ?)",
            (version_key,),
        )
        transaction.execute(
            f"INSERT INTO earlier ({ARTICLE_COLUMNS})"
            f" SELECT {ARTICLE_COLUMNS} FROM versions WHERE key = ?",
            (version_key,),
        )

    def article(self, article_id: str) -> Article:
        """Return the earlier version of an article.

        Raises:
            NotFoundError: It was never replaced, or is gone.
        """
        query = f"SELECT {ARTICLE_COLUMNS} FROM earlier WHERE article_id = ?"
        row = self._database.row(query, article_id)
        if row is None:
            raise NotFoundError(
                f"There is no earlier version of an article with the id {article_id!r}. "
                "`citeline articles list` shows the ids; only what was replaced can come back. "
                "Nothing is kept of what was removed: add its file again."
            )
        return article_of(row)

    def articles(self) -> Iterator[Article]:
        """Yield the earlier version of every article that has one."""
        for (article_id,) in self._database.rows("SELECT article_id FROM earlier ORDER BY 1"):
            yield self.article(article_id)

    def forget(self, transaction: Transaction, article_id: str) -> None:
        """Forget the earlier version of an article."""
        transaction.execute("DELETE FROM earlier WHERE article_id = ?", (article_id,))
