"""Pages as they are published: cut, behind a notice, live, with tables and captions."""

from datetime import date

import pytest

from index.errors import UnreadableError
from index.formats.html import read_html
from index.formats.visible import visible_text

FIRST = "The harbour board will move the old crane to the eastern quay, it said on Thursday."
WHOLE = f"{FIRST} The crane was built in 1911. It weighs 62 tonnes. The move will take nine days."
SELL = (
    "<h3>Read the whole article</h3><p>Subscribe now for 2 euros. Already a subscriber? Log in.</p>"
)


def page(body: str, data: str = "") -> str:
    script = f'<script type="application/ld+json">{data}</script>' if data else ""
    return (
        f"<html><head><title>Crane moves</title>{script}</head><body><header>Menu</header>"
        f"<article><h1>Crane moves</h1>{body}</article><footer>Imprint</footer></body></html>"
    )


def data(body: str = WHOLE, **more: str) -> str:
    extra = "".join(f', "{name}": {value}' for name, value in more.items())
    return (
        f'{{"@type": "NewsArticle", "datePublished": "2026-03-05", "articleBody": "{body}"{extra}}}'
    )


def test_the_whole_article_in_the_data_of_a_cut_page_is_read() -> None:
    draft = read_html(page(f"<p>{FIRST}</p>{SELL}", data(isAccessibleForFree="false")))
    assert draft.text == WHOLE
    assert draft.day == date(2026, 3, 5)


@pytest.mark.parametrize(
    "notice",
    [
        SELL,
        "<p>This article is for subscribers only.</p>",
        "<p>We and our 120 partners use cookies. Do you accept?</p><p>Accept all</p>",
        "<p>Please enable JavaScript to go on.</p>",
        "<p>Are you a robot?</p>",
    ],
)
def test_a_page_with_a_notice_only_is_said_to_be_one(notice: str) -> None:
    with pytest.raises(UnreadableError, match=r"there is only .*, not the article"):
        read_html(page(notice))


def test_the_beginning_of_a_page_that_is_cut_is_read_with_a_warning() -> None:
    draft = read_html(page(f"<p>{FIRST}</p>{SELL}"))
    assert FIRST in draft.text
    assert "ubscribe" not in draft.text
    assert "may hold only the beginning" in draft.warnings[0]


def test_an_article_about_subscribers_is_an_article() -> None:
    text = "The paper lost a tenth of its subscribers in a year, its subscription office said."
    draft = read_html(page(f"<p>{FIRST}</p><p>{text}</p><p>{FIRST}</p>"))
    assert text in draft.text
    assert draft.warnings == ()


def test_a_live_blog_is_read_in_its_parts() -> None:
    entries = ", ".join(
        f'{{"@type": "BlogPosting", "headline": "{hour}.00", "articleBody": "{FIRST} {hour}."}}'
        for hour in (12, 13, 14)
    )
    blog = f'{{"@type": "LiveBlogPosting", "liveBlogUpdate": [{entries}]}}'
    text = read_html(page("<p>Follow the storm here.</p>", blog)).text
    assert text.startswith(f"12.00\n\n{FIRST} 12.\n\n13.00\n\n")


@pytest.mark.parametrize("broken", ["{", "[1]", '{"@type": 7}', "[" * 50_000, '{"@graph": [null]}'])
def test_broken_data_cost_nothing(broken: str) -> None:
    assert FIRST in read_html(page(f"<p>{FIRST}</p>", broken)).text


TABLE = (
    "<table><caption>Landings in tonnes</caption><tr><th></th><th>2024</th><th>2025</th></tr>"
    "<tr><th>Cod</th><td>15,120</td><td></td></tr><tr><th>Herring</th><td></td><td>12</td></tr>"
    "</table>"
)
ROWS = "Landings in tonnes\n| 2024 | 2025\nCod | 15,120 |\nHerring | | 12"


@pytest.mark.parametrize("read", [visible_text, lambda html: read_html(page(html)).text])
def test_tables_and_captions_are_kept_with_their_empty_cells(read) -> None:
    figure = "<figure><img src=x><figcaption>The crane in 1911.</figcaption></figure>"
    text = read(f"<p>{FIRST}</p>{TABLE}{figure}<p>{WHOLE}</p>")
    assert ROWS in text.replace("tonnes\n\n", "tonnes\n")
    assert "The crane in 1911." in text


def test_a_cell_over_two_columns_keeps_the_next_in_its_place() -> None:
    assert visible_text("<table><tr><td colspan=2>Both<td>5<tr><td>a<td>b<td>c</table>") == (
        "Both | | 5\na | b | c"
    )


def test_raised_numbers_are_not_glued_to_what_they_follow() -> None:
    html = "<p>It closed.<sup>2</sup> 10<sup>6</sup> m<sup>2</sup>.<sup>[3]</sup></p>"
    assert visible_text(html) == "It closed.² 10⁶ m².[3]"
