"""The helper that makes snapshots of HTML readable."""

from tests.assistant.web.markup import pretty


def test_each_tag_and_text_has_its_line_at_its_depth() -> None:
    found = pretty('<div class="a"><p>One <b>two</b><br>three</p>\n</div>')
    assert found.splitlines() == [
        '<div class="a">',
        "  <p>",
        "    One",
        "    <b>",
        "      two",
        "    </b>",
        "    <br>",
        "    three",
        "  </p>",
        "</div>",
    ]


def test_nothing_but_white_space_is_lost() -> None:
    html = '<ul><li>A &lt; B</li><li><img src="x"> C</li></ul>'
    assert "".join(pretty(html).split()) == "".join(html.split())
