"""Everything from one store into another: articles, their earlier versions, and where they lay.

Articles are taken in anew, in the order in which they were: what is made of them comes out the
same. One that is there already is passed over, so that a move that was broken off goes on.
"""

from collections.abc import Iterator

from index.errors import DamagedError
from index.holdings import Holdings
from index.store import Catalogue
from index.store.report import ProgressCallback
from index.types import Article

_OF_THE_STORE = ("vectors", "deleted_vectors", "coming_vectors", "fingerprint", "form", "unpurged")
"""Facts that say something of the store itself and stay behind."""


def migrate(source: Holdings, target: Holdings, progress: ProgressCallback | None = None) -> int:
    """Copy everything from one store into another; return the number of articles.

    The source stays as it is.

    Raises:
        DamagedError: Afterwards the articles are not the same.
    """
    old, new = source.catalogue, target.catalogue
    target.ingest(_waiting(old, new))
    target.ingest(old.articles(), progress)
    new.places.adopt(old.places.every())
    new.set_facts({name: old.fact(name) or "" for name in old.facts() if name not in _OF_THE_STORE})
    for one in old.summaries():
        if new.published_version(one.id) != one.version:
            raise DamagedError(
                f"The article {one.id!r} did not arrive as it was. Run the same command again; the "
                "store that it was taken from is unchanged."
            )
    return old.article_count()


def _waiting(old: Catalogue, new: Catalogue) -> Iterator[Article]:
    """Yield the earlier versions of articles that have not arrived yet."""
    for one in old.earlier.articles():
        arrived = new.published_version(one.id)
        if arrived is None or arrived != old.published_version(one.id):
            yield one
