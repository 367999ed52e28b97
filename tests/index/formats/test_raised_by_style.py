"""Numbers that a style puts above the line, not a `<sup>`: they are raised as those are."""

import pytest

from index.formats.html import read_html
from index.formats.visible import visible_text

SHEET = """<style>.up { vertical-align: super; font-size: 60% } .lib { position: relative;
top: -0.33em; vertical-align: baseline } .low { position: relative; top: .33em }
p > .child { vertical-align: super }</style>"""
BEFORE = "<p>The reservoir above the town was filled again in spring, the water board said.</p>"


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ('<span style="vertical-align:super">6</span>', "10⁶"),
        ('<font class="up">6</font>', "10⁶"),
        ('<span class="lib">6</span>', "10⁶"),
        ('<span class="up" style="vertical-align:baseline">6</span>', "106"),
        ('<span class="low">6</span>', "106"),
        ('<span class="child">6</span>', "106"),
    ],
)
@pytest.mark.parametrize("depth", [0, 400], ids=["by trafilatura", "by events"])
def test_a_number_that_a_style_raises_is_raised(number: str, shown: str, depth: int) -> None:
    said = f"{BEFORE}<p>It holds 10{number} litres of rain.</p>"
    html = f"<title>Rain</title>{SHEET}<body><main>{'<div>' * depth}{said}"
    assert f"It holds {shown} litres of rain." in read_html(html).text


def test_no_style_raises_a_cell() -> None:
    row = '<tr><td>Dyke</td><td style="vertical-align:super">12</td></tr>'
    assert visible_text(f"<table>{row}</table>") == "Dyke | 12"
