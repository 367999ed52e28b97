"""What pages keep on the way through an extractor that knows notes, tables and captions badly."""

import pytest

from index.errors import UnreadableError
from index.formats.html import read_html


def page(inner: str, head: str = "") -> str:
    menu = "<nav><a href='/'>Home</a></nav>"
    return f"<html><head><title>Eels</title>{head}</head><body>{menu}{inner}</body></html>"


FIRST = "<p>The eels came back to the mill race in April, wardens said.</p>"
LAST = "<p>Nobody had seen one there since the weir was built in 1958.</p>"


@pytest.mark.parametrize("role", ['role="doc-endnotes"', 'class="footnotes"', 'id="footnotes"'])
def test_notes_of_a_page_are_kept_without_their_way_back(role: str) -> None:
    mark = '<a href="#n1" role="doc-noteref">1</a>'
    note = '<ol><li id="n1"><p>Report of the wardens. <a href="#r1">↩︎</a></p></li></ol>'
    inner = f"{FIRST}{LAST.replace('</p>', mark + '</p>')}<section {role}>{note}</section>"
    text = read_html(page(f"<article>{inner}</article>")).text
    assert text.endswith("in 1958.¹\n\n1. Report of the wardens.")


def test_lines_that_are_divisions_are_kept() -> None:
    lines = "<div class=lines><div>They swim at night.</div><div>They rest by day.</div></div>"
    text = read_html(page(f"<main>{FIRST}{lines}{LAST}</main>")).text
    assert "They swim at night." in text
    assert "They rest by day." in text


def test_a_table_with_paragraphs_in_its_cells_has_rows() -> None:
    rows = "".join(
        f"<tr><td><p>{year}</p></td><td><p>{count}</p></td></tr>"
        for year, count in (("Year", "Eels"), ("2024", "31"), ("2025", ""))
    )
    text = read_html(page(f"<article>{FIRST}<table>{rows}</table>{LAST}</article>")).text
    assert "Year | Eels\n2024 | 31\n2025 |" in text


def test_a_table_that_lays_a_page_out_is_no_table() -> None:
    cell = f"<td>{FIRST}{LAST}{FIRST}</td>"
    table = f"<table><tr>{cell}{cell}</tr><tr>{cell}{cell}</tr></table>"
    assert "|" not in read_html(page(table)).text


def test_the_caption_of_a_picture_is_kept_and_the_label_of_an_advertisement_is_not() -> None:
    picture = "<figure><img src=x><figcaption class=wp-caption>Eels at dusk.</figcaption></figure>"
    label = '<div class="ad">Advertisement</div>'
    text = read_html(page(f"<article>{FIRST}{picture}{label}{LAST}</article>")).text
    assert "Eels at dusk." in text
    assert "Advertisement" not in text


def test_a_dateline_goes_before_a_day_of_the_page_and_its_data_before_both() -> None:
    story = FIRST.replace("<p>", "<p>LUND, Sweden, April 9, 2026 (NN) — ")
    meta = '<meta name="date" content="2026-05-20">'
    data = '{"@type": "NewsArticle", "headline": "Eels", "datePublished": "2026-04-10"}'
    script = f'<script type="application/ld+json">{data}</script>'
    assert str(read_html(page(f"<article>{story}{LAST}</article>", meta)).day) == "2026-04-09"
    both = read_html(page(f"<article>{story}{LAST}</article>", meta + script))
    assert str(both.day) == "2026-04-10"


@pytest.mark.parametrize(
    "lines",
    [
        ("Wir und unsere 90 Partner verwenden Cookies.", "Alle akzeptieren"),
        ("Nous utilisons des cookies.", "Tout accepter"),
        ("Utilizamos cookies propias y de terceros.", "Aceptar todo"),
    ],
)
def test_a_question_about_cookies_is_one_in_other_languages(lines: tuple[str, ...]) -> None:
    with pytest.raises(UnreadableError, match="a question about cookies"):
        read_html(page("".join(f"<p>{line}</p>" for line in lines)))
