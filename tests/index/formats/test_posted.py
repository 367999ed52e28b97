"""Feeds, messages and archives as many programs write them: the same news out of each.

Each file in `posted/` was written by the program or the library that it is named after: django is
its feed generator, node-feed and node-rss are `feed` and `rss` of JavaScript, perl is XML::RSS,
XML::Atom::SimpleFeed or Archive::Zip, git a patch as a message. archiver, eleventy, eml-format,
feedsmith, hexo-feed, html-docx-js, jsonfeed-to-atom, jsonfeed-to-rss, mailcomposer, mimetext,
node-warc, podcast and warcio-js are of JavaScript, email-createhtml, email-localdelivery,
email-stuffer, mail-box, mime-lite-html and xml-feed of Perl, mblaze, nmh, notmuch, maildrop, s-nail
and swaks are mail programs, and the others are libraries of Python. What is called .mhtml was saved
by a browser or packed for Word, or is a message with a picture in its text.
"""

from collections.abc import Mapping
from pathlib import Path

import pytest

from index.formats import read_paths
from index.types import Article

POSTED = Path(__file__).with_name("posted")
FEEDS = sorted(one for one in POSTED.iterdir() if one.suffix in (".rss", ".atom", ".json"))
MAILS = sorted(one for one in POSTED.iterdir() if one.suffix in (".eml", ".mbox"))
ARCHIVES = sorted(
    one for one in POSTED.iterdir() if one.suffix in (".zip", ".warc", ".gz", ".mhtml")
)

NEWS = (
    (
        "Harbour crane to move",
        "The old harbour crane at Hask will be moved to the museum in May. "
        "The work is to cost €1.4 million.",
    ),
    ("Žofie Ødegård re-elected", "The mayor won 61% of the votes. Per Aas “did not vote”."),
)
LETTER = (
    NEWS[0][1],
    "Mayor Žofie Ødegård said: “It is a monument.” The crane weighs 62 tonnes and was rebuilt "
    "after a fire in 1936, when the eastern quay burned.",
)


@pytest.fixture(scope="module")
def articles() -> Mapping[str, list[Article]]:
    """File name -> its articles; all are read at once, by one process."""
    found: dict[str, list[Article]] = {}
    for one in read_paths([POSTED]):
        assert isinstance(one, Article)
        assert one.place
        found.setdefault(Path(one.place.path).name, []).append(one)
    return found


def paragraphs(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


@pytest.mark.parametrize("path", FEEDS, ids=lambda path: path.name)
def test_every_entry_of_a_feed_is_an_article(
    path: Path, articles: Mapping[str, list[Article]]
) -> None:
    entries = sorted(articles[path.name], key=lambda article: article.title)
    assert [(one.title, one.text) for one in entries] == list(NEWS)
    assert {one.source for one in entries} == {"The Hask Post"}
    assert [str(one.date) for one in entries] == ["2026-03-05", "2026-03-06"]


@pytest.mark.parametrize("path", MAILS, ids=lambda path: path.name)
def test_a_message_is_its_letter_under_its_subject(
    path: Path, articles: Mapping[str, list[Article]]
) -> None:
    [message] = articles[path.name]
    assert message.title.endswith("Harbour crane to move – Žofie")
    assert message.author == "Amy Lund"
    read_paragraphs = paragraphs(message.text)
    assert tuple(read_paragraphs[:2]) == LETTER
    assert len(read_paragraphs) == 2 or path.name == "git.mbox"


@pytest.mark.parametrize("path", ARCHIVES, ids=lambda path: path.name)
def test_what_lies_in_an_archive_is_read(path: Path, articles: Mapping[str, list[Article]]) -> None:
    [article] = articles[path.name]
    assert paragraphs(article.text.removeprefix(article.title))[-2:] == list(LETTER)
