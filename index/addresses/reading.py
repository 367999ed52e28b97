"""What was fetched -> articles, each called after its address."""

import codecs
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from index.addresses.feeds import FeedStates
from index.addresses.fetching import Fetched, Fetcher
from index.errors import ArticleError
from index.formats import ReadFailure, ReadItem, read_bytes
from index.formats.identity import address_id
from index.formats.normalise import one_line
from index.types import Article

_WITH_OWN_CHARSET = frozenset((".html", ".txt", ".md"))


def read_addresses(urls: Iterable[str], fetcher: Fetcher) -> Iterator[ReadItem]:
    """Yield the articles at addresses, and a failure for whatever cannot be read."""
    for url in urls:
        try:
            fetched = fetcher.fetch(url)
        except ArticleError as error:
            yield ReadFailure(one_line(url), str(error))
            continue
        for item in _items(fetched):
            yield _of_page(item, fetched) if isinstance(item, Article) else item


def read_feeds(urls: Iterable[str], fetcher: Fetcher, states: FeedStates) -> Iterator[ReadItem]:
    """Yield the articles in feeds that have changed since they were read last.

    What a feed is by now is noted in `states` when all of it was taken.
    """
    for url in urls:
        try:
            fetched = fetcher.fetch(url, states.marks(url))
        except ArticleError as error:
            yield ReadFailure(one_line(url), str(error))
            continue
        if fetched.is_unchanged:
            continue
        failed = False
        for item in _items(fetched):
            failed = failed or isinstance(item, ReadFailure)
            yield _of_feed(item, fetched) if isinstance(item, Article) else item
        if not failed:
            states.note(url, fetched.marks)


def _items(fetched: Fetched) -> Iterator[ReadItem]:
    path = PurePosixPath(urlsplit(fetched.address.text).path)
    name = f"{path.stem or fetched.address.host}{fetched.ending}"
    for item in read_bytes(name, _in_known_charset(fetched)):
        yield item if isinstance(item, Article) else replace(item, path=fetched.address.text)


def _in_known_charset(fetched: Fetched) -> bytes:
    """Return the body in UTF-8 with a mark, where its server says what it is in."""
    if fetched.ending in _WITH_OWN_CHARSET and fetched.charset:
        try:
            return codecs.BOM_UTF8 + fetched.body.decode(fetched.charset, "replace").encode()
        except LookupError:
            pass
    return fetched.body


def _of_page(article: Article, fetched: Fetched) -> Article:
    """Return an article that is known by its address: a page may name another of its own host."""
    own = fetched.address
    is_own = urlsplit(article.url).hostname == own.host
    url = article.url if is_own else own.text
    return _addressed(replace(article, url=url), fetched)


def _of_feed(article: Article, fetched: Fetched) -> Article:
    return _addressed(article, fetched) if article.url else article


def _addressed(article: Article, fetched: Fetched) -> Article:
    ending = fetched.ending
    source = fetched.address.host if article.source.endswith(ending) else article.source
    return replace(article, id=address_id(article.url) or article.id, source=source)
