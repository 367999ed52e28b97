"""The list of articles and the outcome of adding some."""

from urllib.parse import parse_qs

from hypothesis import given
from syrupy.assertion import SnapshotAssertion

from assistant.web import render
from index.types import Article
from tests.assistant.web.markup import pretty
from tests.assistant.web.render.page import BRIDGE, HOSTILE, Page, assert_is_clean, shown


def test_article_list(snapshot: SnapshotAssertion) -> None:
    assert pretty(render.article_list([BRIDGE], 3)) == snapshot


def test_sample_articles_are_removed_together() -> None:
    page = assert_is_clean(render.article_list([BRIDGE], 3, ["a&b", "c"]))
    assert page.text(css_class="samples") == "Remove the 2 sample articles"
    assert "#remove?article=a%26b&article=c" in page.attributes("a", "href")
    page = assert_is_clean(render.article_list([BRIDGE], 3, ["a"]))
    assert page.text(css_class="samples") == "Remove the 1 sample article"


def test_outcome_of_an_upload(snapshot: SnapshotAssertion) -> None:
    failures = [("b<>.bin", "unknown format"), ("c.jsonl", "line 1"), ("c.jsonl", "line 2")]
    assert pretty(render.added("1 article added.", failures)) == snapshot


@given(HOSTILE, HOSTILE)
def test_what_an_upload_did_can_be_taken_back(name: str, title: str) -> None:
    page = assert_is_clean(
        render.added("", [], [(name, title)], beside=[(title, name)], replaced=[(name, title)])
    )
    assert page.text("strong") == shown(name)
    links = list(page.attributes("a", "href"))
    assert [link.partition("?")[0] for link in links] == ["#remove", "#return"]


def test_picked_articles_are_said_and_can_be_removed_together() -> None:
    page = assert_is_clean(render.article_list([BRIDGE], 3, picked=[BRIDGE.id, "c"]))
    assert page.text(css_class="picked") == (
        "Asking only the 2 picked articles.Ask allRemove the 2 picked articles"
    )
    assert "#remove?article=bridge&article=c" in page.attributes("a", "href")
    assert page.text(css_class="on") == f"Ask “{BRIDGE.title}”"


def test_what_is_asked_can_be_changed() -> None:
    page = Page(render.scope("Asking 1 of <2> articles"))
    assert page.text(css_class="scope") == "Asking 1 of <2> articles Change"
    assert list(page.attributes("a", "href")) == ["#articles"]


def test_nothing_is_said_to_be_added_where_all_failed() -> None:
    page = assert_is_clean(render.added("", [("a.bin", "unknown format")]))
    assert page.text(css_class="outcome") == "1 file faileda.bin: unknown format"
    assert page.text(css_class="added") == ""


@given(title=HOSTILE, source=HOSTILE, url=HOSTILE, author=HOSTILE, article_id=HOSTILE)
def test_nothing_known_about_an_article_becomes_markup(
    title: str, source: str, url: str, author: str, article_id: str
) -> None:
    article = Article(article_id, title, "Text.", source, url, None, author)
    page = assert_is_clean(render.source(article, set()))
    assert page.text("h2") == shown(title)
    listing = assert_is_clean(render.article_list([article], 1))
    assert listing.text(css_class="title") == shown(title)
    assert listing.text(css_class="meta") == shown(source)
    assert listing.text(css_class="remove") == f"Remove “{shown(title)}”"


@given(article_id=HOSTILE.filter(bool))
def test_a_removal_names_exactly_its_article(article_id: str) -> None:
    page = Page(render.article_list([Article(article_id, "T", "Text.")], 1))
    (link,) = (one for one in page.attributes("a", "href") if one.startswith("#remove?"))
    assert parse_qs(link.removeprefix("#remove?")) == {"article": [shown(article_id)]}
