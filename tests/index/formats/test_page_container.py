"""Headings stay where nothing of a page says what holds its article."""

import pytest

from index.formats.html import read_html

NAV = "<nav><a href='/'>Home</a></nav>"
PARTS = (
    ("09:40", "Trains stop", "All trains north of Hask have stopped until noon."),
    ("08:15", "Bridge closed", "The bridge at Velm is closed to all lorries."),
    ("07:05", "Power cut", "About 12,000 homes are without power in Tarn."),
)


def page(parts: str) -> str:
    return f"<html><body>{NAV}<h1>Storm Edda</h1><p>Follow us here.</p>{parts}</body></html>"


@pytest.mark.parametrize("tag", ["div", "section"])
def test_each_part_of_a_page_keeps_its_heading(tag: str) -> None:
    parts = "".join(f"<{tag}><h2>{head}</h2><p>{text}</p></{tag}>" for _, head, text in PARTS)
    text = read_html(page(f"<div>{parts}</div>")).text
    assert [one for one in text.split("\n\n") if one != "Storm Edda"] == [
        "Follow us here.",
        *(one for _, head, said in PARTS for one in (head, said)),
    ]


def test_questions_that_open_to_their_answers_stay() -> None:
    asked = "".join(
        f"<details><summary>What of {head}?</summary><p>{text}</p></details>"
        for _, head, text in PARTS
    )
    text = read_html(page(asked)).text
    assert all(f"What of {head}?\n\n{said}" in text for _, head, said in PARTS)


def test_headings_of_a_menu_are_not_missed() -> None:
    menu = "<aside><h3>Sport</h3><h3>Weather</h3><h3>Travel</h3></aside>"
    body = "".join(f"<p>{text}</p>" for _, _, text in PARTS)
    text = read_html(page(f"<article><h1>Storm</h1>{body}</article>{menu}")).text
    assert "Weather" not in text


def test_a_title_has_no_mark_of_a_link_to_itself() -> None:
    head = '<h1>Install Pumper<a class="headerlink" href="#install">¶</a></h1>'
    draft = read_html(
        f"<html><body>{NAV}<main>{head}<p>Pumper needs a tank.</p></main></body></html>"
    )
    assert draft.title == "Install Pumper"


def test_lines_of_several_pieces_stay() -> None:
    facts = "<div><span>Prep time</span> <span>20 minutes</span></div>"
    shares = "<div><a href='#'>Share</a> <a href='#'>Copy link</a></div>"
    body = "".join(f"<p>{text}</p>" for _, _, text in PARTS)
    text = read_html(
        f"<html><body>{NAV}<article>{facts}{body}{shares}</article></body></html>"
    ).text
    assert "Prep time 20 minutes" in text
    assert "Copy link" not in text


@pytest.mark.parametrize("around", ["<div>{}</div>", "<article><p>A lake.</p>{}</article>"])
def test_a_table_of_facts_is_no_table_with_a_head(around: str) -> None:
    facts = (("Location:", "Hask <b>County</b>"), ("Depth", "112 m"))
    rows = "".join(f"<tr><th>{name}</th><td>{value}</td></tr>" for name, value in facts)
    table = f"<table><tr><th colspan=2>Lake Orrin</th></tr>{rows}</table>"
    text = read_html(f"<html><body>{NAV}{around.format(table)}</body></html>").text
    assert "Location: Hask County\nDepth: 112 m" in text


def test_names_of_rows_below_a_head_stay_cells() -> None:
    rows = "<tr><th>Fish</th><th>2023</th></tr><tr><th>Trout</th><td>12</td></tr>" * 2
    text = read_html(f"<html><body>{NAV}<table>{rows}</table></body></html>").text
    assert "Fish | 2023\nTrout | 12" in text
