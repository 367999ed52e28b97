"""Feeds as the programs of blogs and papers write them: text, writer, day and title."""

from collections.abc import Iterator

import pytest

from index.formats.documents import document_drafts
from index.formats.draft import Draft

BODY = "<p>The pier at Voss reopens after three winters.</p><p>It cost 8 million kroner.</p>"
TEXT = "The pier at Voss reopens after three winters.\n\nIt cost 8 million kroner."


def drafts(feed: str) -> Iterator[Draft]:
    yield from document_drafts("news.xml", feed.encode())


def rss(*parts: str, title: str = "Pier reopens") -> Draft:
    spaces = (
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    )
    item = f"<item><title>{title}</title>{''.join(parts)}</item>"
    feed = f'<rss version="2.0" {spaces}><channel><title>Voss News</title>{item}</channel></rss>'
    [draft] = drafts(feed)
    return draft


def content(html: str) -> str:
    return f"<content:encoded><![CDATA[{html}]]></content:encoded>"


@pytest.mark.parametrize(
    "writer",
    [
        "<author>ola@example.org (Ola Vik)</author>",
        "<author>Ola Vik (ola@example.org)</author>",
        "<dc:creator><![CDATA[ Ola Vik ]]></dc:creator>",
    ],
)
def test_the_writer_is_a_name(writer: str) -> None:
    assert rss(content(BODY), writer).author == "Ola Vik"


def test_the_whole_text_is_taken_and_not_the_teaser() -> None:
    draft = rss("<description>The pier …</description>", content(BODY))
    assert draft.text == TEXT


def test_a_paragraph_that_only_says_where_it_stood_is_no_text() -> None:
    origin = "<p>Der Beitrag <a>Pier reopens</a> erschien zuerst auf <a>Voss News</a>.</p>"
    assert rss(content(BODY + origin)).text == TEXT


def test_a_paragraph_that_says_more_than_where_it_stood_stays() -> None:
    last = "Pier reopens, wrote Voss News, after three years in which nobody could land there."
    assert rss(content(f"{BODY}<p>{last}</p>")).text == f"{TEXT}\n\n{last}"


def test_an_invitation_to_subscribe_is_no_text() -> None:
    around = "<p>Subscribe for free to get new letters.</p>"
    assert rss(content(around + BODY + "<p>Subscribe now</p>")).text == TEXT


def test_a_title_in_html_is_shown_as_a_reader_sees_it() -> None:
    [draft] = drafts(
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Voss News</title><entry>'
        '<title type="html">Pier &amp;amp; quay</title><updated>2026-03-01T00:00:00Z</updated>'
        f'<content type="html"><![CDATA[{BODY}]]></content></entry></feed>'
    )
    assert (draft.title, draft.text, str(draft.day)) == ("Pier & quay", TEXT, "2026-03-01")


@pytest.mark.parametrize(
    ("of_feed", "of_entry", "author"),
    [
        ("Ola Vik", "", "Ola Vik"),
        ("Ola Vik", "Eva Sund", "Eva Sund"),
        ("Voss News", "", ""),
    ],
)
def test_who_writes_a_feed_wrote_what_names_nobody(
    of_feed: str, of_entry: str, author: str
) -> None:
    def named(name: str) -> str:
        return f"<author><name>{name}</name></author>" if name else ""

    [draft] = drafts(
        f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Voss News</title>{named(of_feed)}'
        f'<entry><title>Pier</title>{named(of_entry)}<content type="html"><![CDATA[{BODY}]]>'
        "</content></entry></feed>"
    )
    assert draft.author == author


def test_the_editor_of_a_feed_did_not_write_its_entries() -> None:
    [draft] = drafts(
        '<rss version="2.0"><channel><title>Voss News</title><managingEditor>Ola Vik'
        f"</managingEditor><item><title>Pier</title><description><![CDATA[{BODY}]]>"
        "</description></item></channel></rss>"
    )
    assert draft.author == ""


def test_several_authors_and_the_feed_that_an_entry_is_from() -> None:
    [draft] = drafts(
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>All of Hask</title><entry>'
        "<title>Pier</title><author><name>Ada Berg</name></author>"
        "<author><name>Bo Cy</name></author>"
        "<source><title>The Hask Post</title></source><summary>It is open.</summary></entry></feed>"
    )
    assert (draft.author, draft.source) == ("Ada Berg, Bo Cy", "The Hask Post")


def test_the_paper_that_a_feed_of_feeds_names() -> None:
    draft = rss('<source url="https://post.example">The Hask Post</source>', content("It is open."))
    assert draft.source == "The Hask Post"
