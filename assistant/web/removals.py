"""Articles that were removed on the page, kept for a while so that they can come back."""

import secrets
from collections import OrderedDict
from collections.abc import Iterable
from threading import Lock
from typing import TYPE_CHECKING

from index.errors import NotFoundError
from index.types import Article

if TYPE_CHECKING:
    from assistant.assistant import Assistant

MOST_REMOVALS = 20
MOST_CHARACTERS = 50_000_000
"""Of all that is kept; the oldest removals go first. None outlives the program: what was removed
is meant to be gone."""

LOST = "What was removed cannot be brought back any more. Add its file again."


class Removals:
    """Removes articles, and brings them back as long as they are remembered. Thread safe."""

    def __init__(self, assistant: "Assistant") -> None:
        self._assistant = assistant
        self._kept: OrderedDict[str, tuple[Article, ...]] = OrderedDict()
        self._lock = Lock()

    def remove(self, article_ids: Iterable[str]) -> tuple[int, str]:
        """Remove articles; return how many were there, and what brings them back."""
        removed = [
            self._assistant.article(article_id)
            for article_id in dict.fromkeys(article_ids)
            if self._assistant.holdings.catalogue.published_version(article_id) is not None
        ]
        self._assistant.remove(*(one.id for one in removed))
        ticket = secrets.token_urlsafe(9)
        with self._lock:
            self._kept[ticket] = tuple(removed)
            self._make_room()
        return len(removed), ticket

    def restore(self, ticket: str) -> list[str]:
        """Bring back what one removal took; return the ids.

        Raises:
            NotFoundError: It is remembered no longer.
        """
        with self._lock:
            articles = self._kept.pop(ticket, None)
        if articles is None:
            raise NotFoundError(LOST)
        self._assistant.holdings.put_back(articles)
        return [one.id for one in articles]

    def _make_room(self) -> None:
        while len(self._kept) > MOST_REMOVALS or (len(self._kept) > 1 and self._is_full()):
            self._kept.popitem(last=False)

    def _is_full(self) -> bool:
        kept = (len(article.text) for articles in self._kept.values() for article in articles)
        return sum(kept) > MOST_CHARACTERS
