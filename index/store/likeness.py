"""What a version has in common with those that are published: compared ahead, and told at the end.

Comparing takes long, and others may publish meanwhile: what they have added is compared once they
are done, and the rest is known by then.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from index.store.republished import are_copies
from index.store.signature import bands
from index.store.transaction import Transaction

MOST_OF_BAND = 20
"""So many versions of a band are looked at, the newest ones: of a form that is filled in every day
there are thousands."""

MOST_COMPARED = 20
"""So many versions are compared in full with a new one, those that share the most bands."""

_LIKE = (
    f"SELECT version_key FROM (SELECT version_key FROM copy_bands WHERE band = ?"
    f" ORDER BY version_key DESC LIMIT {MOST_OF_BAND}) AS like_it"
)


class Likeness:
    """A version beside those that may be its copies. Of one transaction.

    Attributes:
        version_key: The version; it has no bands in the catalogue yet.
        bands: By what its copies are found; see `signature`.
    """

    def __init__(self, transaction: Transaction, version_key: int) -> None:
        self.version_key = version_key
        text, self._language = transaction.execute(
            "SELECT text, language FROM versions WHERE key = ?", (version_key,)
        ).fetchone()
        self.bands = bands(text)
        self._own: Sequence[str] | None = None
        self._known: dict[int, bool] = {}
        self.copies(transaction)

    def copies(self, transaction: Transaction) -> list[int]:
        """Return the row keys of the published versions that it is a copy of, as of now."""
        if not self.bands:
            return []
        query = " UNION ALL ".join([_LIKE] * len(self.bands))
        shared = Counter(key for (key,) in transaction.execute(query, self.bands))
        near = [key for key, _ in shared.most_common(MOST_COMPARED)]
        new = [key for key in near if key not in self._known]
        if new:
            self._compare(transaction, new)
        return [key for key in near if self._known.get(key)]

    def _compare(self, transaction: Transaction, keys: Sequence[int]) -> None:
        if self._own is None:
            self._own = _sentences(transaction, [self.version_key])[self.version_key]
        for key, sentences in _sentences(transaction, keys).items():
            self._known[key] = are_copies(self._own, sentences, language=self._language)


def _sentences(transaction: Transaction, keys: Iterable[int]) -> dict[int, list[str]]:
    """Return the sentences of some versions without their headings, by row key."""
    chosen = tuple(keys)
    among = f"({', '.join('?' * len(chosen))})"
    texts = dict(
        transaction.execute(f"SELECT key, text FROM versions WHERE key IN {among}", chosen)
    )
    found: dict[int, list[str]] = {key: [] for key in texts}
    spans = transaction.execute(
        'SELECT version_key, start, "end" FROM sentences'
        f" WHERE version_key IN {among} AND is_heading = 0 ORDER BY version_key, number",
        chosen,
    )
    for key, start, end in spans:
        if key in texts:
            found[key].append(texts[key][start:end])
    return found
