"""Pages as the sites of newspapers, wikis and blogs are built, saved from a browser."""

import json

import pytest

from index.errors import UnreadableError
from index.formats.html import read_html

FIRST = "The quay at Lornby reopened on Monday after works that cost 3.2 million euros."
SECOND = "It had been shut for fourteen months because of cracks in its wall, the office said."


def page(content: str, data: object = None, title: str = "Quay reopens") -> str:
    script = f'<script type="application/ld+json">{data}</script>' if data else ""
    return (
        f"<html><head><title>{title}</title>{script}</head><body><nav><a href=/>Home</a></nav>"
        f"<main><article><h1>{title}</h1><p>{FIRST}</p><p>{SECOND}</p>{content}</article></main>"
        "<footer>All rights reserved</footer></body></html>"
    )


def article(**fields: object) -> str:
    return json.dumps({"@context": "https://schema.org", "@type": "NewsArticle", **fields})


def test_the_number_of_a_note_within_a_raised_link_stays_raised() -> None:
    note = '<p>It is the longest.<sup><a href="#n1">1</a></sup> So they say.</p>'
    assert "It is the longest.¹ So they say." in read_html(page(note)).text


def test_what_a_list_defines_stands_beside_its_name() -> None:
    terms = "<dl><dt>Length</dt><dd>120 metres</dd><dt>Depth:</dt><dd>9 m</dd><dd>11 m</dd></dl>"
    text = read_html(page(terms)).text
    assert "Length: 120 metres" in text
    assert "Depth: 9 m; 11 m" in text


def test_what_a_wiki_puts_beside_a_heading_is_not_read() -> None:
    heading = '<h2>History<span>[<a href="/edit">edit</a>]</span></h2>'
    text = read_html(page(f"{heading}<p>{SECOND}</p>")).text
    assert "History\n" in text
    assert "edit" not in text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("//<![CDATA[\n", "\n//]]>"),
        ("/*<![CDATA[*/", "/*]]>*/"),
        ("<![CDATA[", "]]>"),
        ("<!--", "-->"),
    ],
)
def test_data_between_marks_of_raw_text_are_read(before: str, after: str) -> None:
    data = article(author={"@type": "Person", "givenName": "Ada", "familyName": "Berg"})
    assert read_html(page("", f"{before}{data}{after}")).author == "Ada Berg"


def test_a_body_that_is_escaped_once_too_often_is_read_as_it_is_shown() -> None:
    body = f"&lt;p&gt;{FIRST} &amp;amp; on.&lt;/p&gt;&lt;p&gt;{SECOND}&lt;/p&gt;" * 2
    text = read_html(page("", article(articleBody=body))).text
    assert text.startswith(f"{FIRST} & on.\n\n{SECOND}\n\n")


def test_a_live_blog_is_called_as_the_whole() -> None:
    updates = [{"@type": "BlogPosting", "headline": "Bridge closed", "articleBody": "It is shut."}]
    blog = {"@type": "LiveBlogPosting", "headline": "Storm live", "liveBlogUpdate": updates}
    assert read_html(page("", json.dumps([blog]), "Storm live")).title == "Storm live"


def test_a_short_article_that_is_not_free_is_read_with_a_warning() -> None:
    wall = '<div class="paywall"><h3>Subscribe now</h3></div>'
    [warning] = read_html(page(wall, article(isAccessibleForFree="False"))).warnings
    assert "only" in warning
    whole = "".join(f"<p>{SECOND} {number}</p>" for number in range(20))
    assert read_html(page(whole, article(isAccessibleForFree=False))).warnings == ()


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        (
            ["Dieser Artikel ist exklusiv für Abonnenten.", "Sie haben bereits ein Abo? Anmelden"],
            "a sub",
        ),
        (["Cet article est réservé aux abonnés.", "Déjà abonné ? Connectez-vous"], "a sub"),
        (["Contenido exclusivo para suscriptores", "¿Ya eres suscriptor?"], "a sub"),
        (["Contenuto riservato agli abbonati", "Sei già abbonato?"], "a sub"),
        (["Denne saken er for abonnenter", "Allerede abonnent? Logg inn"], "a sub"),
        (
            ["Mit Werbung weiterlesen: zu Tracking", "Post Pur Abo: 4,99 €"],
            "a quest",
        ),
        (["Checking if the site connection is secure"], "a check"),
    ],
)
def test_a_notice_in_another_language_is_said_to_be_one(lines: list[str], kind: str) -> None:
    notice = "".join(f"<p>{line}</p>" for line in lines)
    with pytest.raises(UnreadableError, match=f"there is only {kind}"):
        read_html(f"<html><title>Die Post</title><body><main>{notice}</main></body></html>")
