"""What readers set by hand of what is said about an article: it outlasts what its file says."""

import datetime
from dataclasses import replace

from index.store.published import Published
from index.types import Article

EDITABLE = ("title", "source", "date")
"""The fields of an article that a reader can set. Its text is the file's."""


def edited(stored: Article, title: str, source: str, day: datetime.date | None) -> Article:
    """Return a stored article as a reader wants it; what is other than before is his from now on.

    What he has set once stays his, also where he now sets it to what his file says.
    """
    wanted = replace(stored, title=title, source=source, date=day)
    # As they are written: a month equals its first day.
    changed = {one for one in EDITABLE if str(getattr(wanted, one)) != str(getattr(stored, one))}
    return replace(wanted, edited=(stored.edited or frozenset()) | changed)


def with_edits(article: Article, published: Published) -> Article:
    """Return an article as it was read, with what a reader has set by hand of it.

    One that says itself what is edited, as it comes from a catalogue, stays as it is.
    """
    if article.edited is not None:
        return article
    set_by_hand = published.edits(article.id)
    return (
        replace(article, **set_by_hand, edited=frozenset(set_by_hand)) if set_by_hand else article
    )
