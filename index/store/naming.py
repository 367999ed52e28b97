"""Which article a file is that brings no id: one that is known already, or a new one.

Two files of one name in different folders may ask for one id. The first one has it; another file
is kept beside it, under an id of its own, as long as the first one is still there. A file that was
moved is the same article, and so is one that was read before in another way.
"""

import os
import threading
from dataclasses import replace
from urllib.parse import unquote_to_bytes

from index.store.catalogue import Catalogue
from index.types import Article, Place


class Naming:
    """Names the articles of one ingest or several at a time. Thread safe."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._lock = threading.Lock()
        # Of articles on their way, whose places the catalogue does not know yet: id -> path.
        self._claims: dict[str, str] = {}

    def named(self, article: Article) -> Article:
        """Return an article with the id that it has here."""
        if article.place is None or article.place.named_by == "id":
            return article
        with self._lock:
            id_ = self._id(article.id, article.place)
            self._claims[id_] = article.place.path
        return article if id_ == article.id else replace(article, id=id_)

    def forget(self, ids: set[str]) -> None:
        """Forget what was named; it is published, or was not read."""
        with self._lock:
            for id_ in ids:
                self._claims.pop(id_, None)

    def _id(self, wanted: str, place: Place) -> str:
        owner = self._claims.get(wanted) or self._catalogue.places.path_of(wanted)
        is_taken = owner is not None or self._is_published(wanted)
        if is_taken and (place.named_by == "address" or owner == place.path):
            return wanted
        known = self._catalogue.places.article_at(place)
        if known is not None and self._is_published(known):
            return known
        if self._is_published(place.id):
            return place.id
        if is_taken and (owner is None or _exists(owner)):
            return place.id
        return wanted

    def _is_published(self, article_id: str) -> bool:
        return self._catalogue.published_version(article_id) is not None


def _exists(path: str) -> bool:
    return os.path.lexists(unquote_to_bytes(path))
