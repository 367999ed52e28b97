"""Pages and feeds come within limits, and only where robots are let in."""

import gzip
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from index.addresses import FeedStates, Fetcher, read_addresses, read_feeds
from index.errors import UnreadableError
from index.formats import ReadFailure
from index.types import Article
from tests.index.addresses.serving import Said, Say, Server, served

PAGE = "<html><title>Crane</title><body><p>The crane at Åsnes moves in May.</p></body></html>"
FEED = b"""<rss version="2.0"><channel><title>The Hask Post</title><item><title>Hare</title>
<link>https://hask.example/1</link><description>The hare won.</description></item></channel></rss>
"""


def without_robots(say: Say) -> Say:
    return lambda path, headers: Said(status=404) if path == "/robots.txt" else say(path, headers)


def fetcher_for(server: Server, seconds: float = 30.0) -> Fetcher:
    return Fetcher(frozenset([server.host]), resolve=lambda host, _: [host], seconds=seconds)


def page(body: bytes, kind: str = "text/html", **headers: str) -> Say:
    named = {"Content-Type": kind, **{one.replace("_", "-"): headers[one] for one in headers}}
    return without_robots(lambda *_: Said(body, headers=named))


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1"])
def test_a_page_becomes_an_article_of_its_address(charset: str) -> None:
    with served(page(PAGE.encode(charset), f"text/html; charset={charset}")) as server:
        url = server.url("/news/crane.html?utm_source=x")
        (article,) = read_addresses([url], fetcher_for(server))
        (again,) = read_addresses([server.url("/news/crane.html")], fetcher_for(server))
    assert isinstance(article, Article)
    assert isinstance(again, Article)
    assert article.text == "The crane at Åsnes moves in May."
    assert (article.title, article.url, article.source) == ("Crane", url, "127.0.0.1")
    assert article.id == again.id


def test_a_page_cannot_pass_for_another_hosts() -> None:
    canonical = '<link rel="canonical" href="https://hask.example/1"><p>Not so.</p>'
    with served(page(canonical.encode())) as server:
        (article,) = read_addresses([server.url("/x")], fetcher_for(server))
    assert isinstance(article, Article)
    assert article.url == server.url("/x")


@pytest.mark.parametrize(
    ("say", "reason"),
    [
        (page(b"x" * 10_000_001), "larger than"),
        (page(gzip.compress(b"x" * 60_000_000), Content_Encoding="gzip"), "larger than"),
        (page(b"not packed", Content_Encoding="gzip"), "cannot be unpacked"),
        (page(b"x", Content_Encoding="br"), "packed in a way"),
        (page(b"\x89PNG", "image/png"), "it is no text"),
        (page(b"%PDF-1.7", "application/pdf"), "save it and name the file"),
        (without_robots(lambda *_: Said(status=500)), "status 500"),
        (without_robots(lambda path, _: Said(status=301, headers={"Location": path})), "redirects"),
        (lambda *_: Said(b"User-agent: *\nDisallow: /"), "robots"),
        (lambda *_: Said(status=503), "robots"),
    ],
)
def test_what_may_not_be_read_is_said_in_one_line(say: Say, reason: str) -> None:
    with served(say) as server:
        (item,) = read_addresses([server.url("/x")], fetcher_for(server))
    assert isinstance(item, ReadFailure)
    assert reason in item.reason
    assert "\n" not in item.reason


def test_a_slow_server_is_left() -> None:
    def say(*_: object) -> Said:
        time.sleep(0.8)
        return Said(b"late")

    with (
        served(without_robots(say)) as server,
        pytest.raises(UnreadableError, match=r"longer than 0\.3 seconds"),
    ):
        fetcher_for(server, seconds=0.3).fetch(server.url("/x"))


def test_an_unchanged_feed_does_not_come_again(tmp_path: Path) -> None:
    def say(_: str, headers: Mapping[str, str]) -> Said:
        if headers.get("If-None-Match") == '"1"':
            return Said(status=304)
        return Said(FEED, headers={"Content-Type": "application/rss+xml", "ETag": '"1"'})

    with served(without_robots(say)) as server:
        states = FeedStates(tmp_path)
        (item,) = read_feeds([server.url("/feed")], fetcher_for(server), states)
        states.save()
        assert isinstance(item, Article)
        assert (item.title, item.url) == ("Hare", "https://hask.example/1")
        again = FeedStates(tmp_path)
        assert list(read_feeds([server.url("/feed")], fetcher_for(server), again)) == []
        assert server.asked.count("/feed") == 2
