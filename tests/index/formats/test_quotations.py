"""Quotations of pages and notes: each of their lines is indented, whatever it is."""

import pytest

from index.formats.html import read_html
from index.formats.markdown import read_markdown
from index.sentences.lines import QUOTED

QUOTING = """<html><head><title>T</title></head><body><nav>Home</nav><article><h1>The plan</h1>
<p>The mayor wrote to the council on Monday about the plan, in a letter that was long.</p>
<blockquote><p>The harbour will not be sold.</p><p>Nor will the <q>old quay</q> be.</p></blockquote>
<p>He said <q>we will <i>see</i></q>, and went home, which nobody had expected at all.</p>
<pre>Rose is a rose
is a rose</pre>
<p>The council voted against it in the evening of the same day.</p></article>
<footer>x</footer></body></html>"""


@pytest.mark.parametrize("is_bare", [False, True], ids=["extracted", "all visible"])
def test_a_quotation_is_indented_and_words_in_one_stay_in_their_sentence(is_bare: bool) -> None:
    bare = QUOTING.replace("<nav>Home</nav>", "").replace("<footer>x</footer>", "")
    text = read_html(bare if is_bare else QUOTING).text
    quoted = ("The harbour will not be sold.", "Nor will the “old quay” be.")
    for line in quoted:
        assert f"\n\n{QUOTED}{line}\n\n" in text
    assert "\n\nHe said “we will see”, and went home, which" in text
    assert "\n\nRose is a rose\nis a rose\n\n" in text


def test_each_line_of_a_quotation_is_indented() -> None:
    draft = read_markdown("He wrote:\n\n> The harbour will not\n> be sold.\n>\n> - Never.\n\nDone.")
    assert (
        draft.text
        == f"He wrote:\n\n{QUOTED}The harbour will not be sold.\n\n{QUOTED}- Never.\n\nDone."
    )
