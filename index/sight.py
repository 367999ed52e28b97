"""Who sees what: collections of articles, and what somebody sees of them.

An article is in one collection or in none; what is in none is seen by everybody. Its id begins
with the name of its collection, so that what one puts in never meets another's article.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Self, TypeVar

from index.errors import NotFoundError, SettingsError
from index.types import Article

EVERYTHING = "*"
"""Stands for all collections, those to come as well."""

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,62}")
_MARK = ":"

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Sight:
    """The collections that somebody sees, beside what is in none.

    Attributes:
        collections: Their names; what somebody takes in goes into the first.
    """

    collections: tuple[str, ...] = ()

    @classmethod
    def of(cls, *collections: str) -> Self:
        """Return the sight of some collections; an empty name stands for none.

        Raises:
            SettingsError: One is no name.
        """
        return cls(tuple(dict.fromkeys(checked_name(one) for one in collections if one)))

    @property
    def home(self) -> str:
        """Where articles go that somebody takes in; empty for no collection."""
        return self.collections[0] if self.collections else ""

    def admits(self, collection: str) -> bool:
        """Whether articles of a collection are seen; those of none always are."""
        return not collection or collection in self.collections

    def check(self, collection: str) -> None:
        """Refuse a collection that is not seen, whether it is there or not.

        Raises:
            NotFoundError: It is one.
        """
        if not self.admits(collection):
            raise NotFoundError(f"There is no collection {collection!r}.")

    def placed(self, items: Iterable[Item]) -> "Iterator[Article | Item]":
        """Yield what is read, each article in the collection that it is for, or else at home.

        Raises:
            NotFoundError: One is for a collection that is not seen.
        """
        for item in items:
            if not isinstance(item, Article):
                yield item
                continue
            self.check(item.collection)
            yield item if item.collection else _put(item, self.home)


def into(collection: str, items: Iterable[Item]) -> "Iterable[Article | Item]":
    """Yield what is read with its articles put into a collection; as it is where none is named.

    Raises:
        SettingsError: It is no name for one.
    """
    return Sight.of(collection).placed(items) if collection else items


def checked_name(collection: str) -> str:
    """Return the name of a collection.

    Raises:
        SettingsError: It is none.
    """
    if not _NAME.fullmatch(collection):
        raise SettingsError(
            f"{collection!r} is no name for a collection: small letters a to z, digits, - and _, "
            "at most 63 in all."
        )
    return collection


def _put(article: Article, collection: str) -> Article:
    """Return an article as one of a collection, with an id that is in no other.

    One of no collection whose own id looks like that of a collection's is marked as well.
    """
    mark = f"{collection}{_MARK}" if collection or _MARK in article.id else ""
    if article.id.startswith(mark):
        return replace(article, collection=collection)
    place = article.place and replace(article.place, id=f"{mark}{article.place.id}")
    return replace(article, id=f"{mark}{article.id}", place=place, collection=collection)
