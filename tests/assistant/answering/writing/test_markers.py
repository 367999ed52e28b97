"""Markers are found however the text is cut, and never shown."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.answering.writing.markers import UNKNOWN, Marker, Text, parsed


def merged(pieces):
    """Return the shown text, and each marker's numbers with the length of the text before it."""
    shown, markers = "", []
    for event in parsed(pieces):
        if isinstance(event, Text):
            assert event.text
            shown += event.text
        else:
            markers.append((len(shown), event.numbers))
    return shown, markers


@pytest.mark.parametrize(
    ("text", "shown", "numbers"),
    [
        pytest.param("It closed [1].", "It closed .", [(1,)], id="before the full stop"),
        pytest.param("It closed. [1]", "It closed. ", [(1,)], id="after it"),
        pytest.param("A [1][2].", "A .", [(1,), (2,)], id="two"),
        pytest.param("A [1, 2].", "A .", [(1, 2)], id="list"),
        pytest.param("A [1;2 ,3].", "A .", [(1, 2, 3)], id="semicolon"),
        pytest.param("A [1-3].", "A .", [(1, 2, 3)], id="range"),
        pytest.param("A [1–3, 7].", "A .", [(1, 2, 3, 7)], id="range and number"),
        pytest.param("A [3-1].", "A .", [(1, 2, 3)], id="range backwards"),
        pytest.param("A [1, 1].", "A .", [(1,)], id="twice"),
        pytest.param("A [ 4 ].", "A .", [(4,)], id="spaces"),
        pytest.param("A [^4].", "A .", [(4,)], id="footnote"),
        pytest.param("A [[4]].", "A .", [(4,)], id="double"),
        pytest.param("A【1】。", "A。", [(1,)], id="wide"),
        pytest.param("A【1†source】.", "A.", [(1,)], id="dagger"),
        pytest.param("A【12†L5-L9】.", "A.", [(12,)], id="dagger with lines"),
        pytest.param("A [Source 1].", "A .", [(1,)], id="source"),
        pytest.param("A [source: 1, 2].", "A .", [(1, 2)], id="sources"),
        pytest.param("A [Source 1, Source 3].", "A .", [(1, 3)], id="each with its label"),
        pytest.param("A [Sources 1 and 2].", "A .", [(1, 2)], id="and"),
        pytest.param("A [Sources 1-3].", "A .", [(1, 2, 3)], id="range of sources"),
        pytest.param("A [ID:1].", "A .", [(1,)], id="id"),
        pytest.param("A [citation:1][citation:2].", "A .", [(1,), (2,)], id="citation"),
        pytest.param("A [Ref. 4].", "A .", [(4,)], id="abbreviated"),
        pytest.param("A [doc_4] [S5] [#6].", "A   .", [(4,), (5,), (6,)], id="glued labels"),
        pytest.param("A (Source 1).", "A .", [(1,)], id="round"),
        pytest.param("A (sources 1, 2 and 5).", "A .", [(1, 2, 5)], id="round list"),
        pytest.param("A 【Source 2】.", "A .", [(2,)], id="wide source"),
        pytest.param("A<sup>1</sup>.", "A.", [(1,)], id="raised"),
        pytest.param("A<sup>[1, 2]</sup>.", "A.", [(1, 2)], id="raised list"),
        pytest.param("A [1](tug.txt).", "A .", [(1,)], id="link"),
        pytest.param("A [[1]](https://x.example/a?b=c).", "A .", [(1,)], id="double link"),
        pytest.param("A [1] (as he said).", "A  (as he said).", [(1,)], id="brackets after"),
        pytest.param("A [1](as he said).", "A (as he said).", [(1,)], id="no address"),
        pytest.param("A [１].", "A .", [(1,)], id="wide digits"),
        pytest.param("(Article 5) (1) (in 2019)", "(Article 5) (1) (in 2019)", [], id="no citing"),
        pytest.param("[Apollo 11] [May 5]", "[Apollo 11] [May 5]", [], id="names"),
        pytest.param("m<sup>th</sup> a<b", "m<sup>th</sup> a<b", [], id="raised letters"),
        pytest.param("(Source 1", "(Source 1", [], id="ends inside round brackets"),
        pytest.param("<sup>1", "<sup>1", [], id="ends inside a raised one"),
        pytest.param("A [0].", "A .", [(UNKNOWN,)], id="zero"),
        pytest.param("A [99999999999].", "A .", [(UNKNOWN,)], id="huge"),
        pytest.param("A [" + "9" * 280 + "].", "A .", [(UNKNOWN,)], id="hundreds of digits"),
        pytest.param("A [1-9999].", "A .", [(UNKNOWN,)], id="huge range"),
        pytest.param("A [1", "A ", [(UNKNOWN,)], id="ends inside"),
        pytest.param("A [", "A ", [(UNKNOWN,)], id="ends at the start"),
        pytest.param("A [[1]", "A ", [(UNKNOWN,)], id="ends inside a double"),
        pytest.param("A 【1†so", "A ", [(UNKNOWN,)], id="ends inside a wide one"),
        pytest.param("[sic] [a1] [] [x]", "[sic] [a1] [] [x]", [], id="brackets"),
        pytest.param("`a[1]` b", "`a[1]` b", [], id="inline code"),
        pytest.param("``a`[1]`` b", "``a`[1]`` b", [], id="long backticks"),
        pytest.param("a ` b [1]\nc", "a ` b \nc", [(1,)], id="lone backtick"),
        pytest.param("```\na[1]\n```\nb [2]", "```\na[1]\n```\nb ", [(2,)], id="code block"),
        pytest.param("~~~\na[1]\n~~~\nb [2]", "~~~\na[1]\n~~~\nb ", [(2,)], id="tilde block"),
        pytest.param("```\na\n ````\n[2]", "```\na\n ````\n", [(2,)], id="longer closing"),
        pytest.param("```\na\n```x\n[2]", "```\na\n```x\n[2]", [], id="no closing"),
        pytest.param("```py\na[1]", "```py\na[1]", [], id="open code block"),
        pytest.param("a~b [1]", "a~b ", [(1,)], id="tilde"),
    ],
)
def test_markers(text, shown, numbers):
    found, markers = merged([text])
    assert found == shown
    assert [one for _, one in markers] == numbers
    assert merged(text) == (found, markers), "one character at a time"


SIGNS = """[ ] 【 】 † 1 12 , - – ` ``` ~~~ [1] [1,2] 【3】 [[ ]] ^ a closed. 。 ;
( ) ( <sup> </sup> < <s (Source Source ID: and [1]( tug.txt) #""".split()
PIECES = st.lists(
    st.one_of(
        st.sampled_from([*SIGNS, " ", "\n", "```\n", "[1, 2]"]),
        st.text(max_size=5),
    ),
    max_size=40,
)


@given(pieces=PIECES, data=st.data())
@settings(max_examples=1000, deadline=None)
def test_any_cutting_gives_the_same(pieces, data):
    text = "".join(pieces)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=20)))
    cut = [text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    whole = merged([text])
    assert merged(cut) == whole
    assert merged(text) == whole
    assert merged(pieces) == whole


@pytest.mark.parametrize("size", [299, 300, 301, 999, 1000, 1001, 1002])
@pytest.mark.parametrize("start", ["[", "`", "【1†", "```"])
def test_what_is_too_long_is_the_same_in_any_pieces(start, size):
    for end in ("]", "`", "】", "\n```\n", ""):
        text = f"a {start}{'1' * size}{end} b [2]"
        assert merged(text) == merged([text])


@given(st.text())
def test_text_without_brackets_and_code_is_unchanged(text):
    plain = re.sub(r"[\[【(<]", "", text)
    assert merged(plain) == (plain, [])


@given(
    before=st.text(alphabet="ab .\n", max_size=9),
    numbers=st.lists(st.integers(1, 99_999), min_size=1, max_size=5),
)
def test_a_marker_is_never_shown(before, numbers):
    inner = ", ".join(map(str, numbers))
    forms = "[{}] 【{}】 【{}†source】 [[{}]] [ID:{}] (Source:{}) <sup>{}</sup> [{}](a.txt)"
    for marker in (form.replace("{}", inner) for form in forms.split()):
        shown, markers = merged(f"{before}{marker} after")
        assert shown == f"{before} after"
        assert markers == [(len(before), tuple(dict.fromkeys(numbers)))]


def test_what_follows_a_marker_is_an_event_of_its_own():
    assert list(parsed(["a[1]b"])) == [Text("a"), Marker((1,)), Text("b")]
