"""One normalisation: nothing invisible is left, and no character moves."""

import json
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.formats import normalise, one_line
from index.formats.normalise import shorten

HOSTILE = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from(
            "\r\n\t\0\x0b\x0c\x1b\x7f\x85\xa0\xad\u061c\u200b\u200c\u200d\u200e\u2028\u202e"
            "\u2060\u2066\ufe0e\ufe0f\ufeff\ufff9\ud800\udfff\U000e0041\U000e0100\U000e01f0"
            "aé.یक\u094d❤🔥👩🏽🚀"
        ),
    )
)
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff0-\ufffb\ud800-\udfff\U000e0000-\U000e00ff\U000e01f0-\U000e0fff]"
)


@given(HOSTILE)
@example("\r\r\n\n\r")
@example("❤\ufe0e\ufe0f\u200d🔥")
@example("ا\u200c\u200cب")
def test_length_is_kept_nothing_forbidden_is_left_and_twice_is_once(text: str) -> None:
    stored = normalise(text)
    assert len(stored) == len(text)
    assert not FORBIDDEN.search(stored)
    assert normalise(stored) == stored
    stored.encode()


@given(HOSTILE)
def test_visible_characters_stay_where_they_are(text: str) -> None:
    for before, after in zip(text, normalise(text), strict=True):
        if unicodedata.category(before)[0] in "LNPS" and before != after:
            pytest.fail(f"{before!r} became {after!r}")


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        pytest.param("a\r\nb", "a \nb", id="Windows line break"),
        pytest.param("a\rb\x0bc\x0cd\x85e\u2028f\u2029g", "a\nb\nc\nd\ne\nf\ng", id="breaks"),
        pytest.param("a\tb", "a\tb", id="tab stays"),
        pytest.param("a\0b\x1b[31m", "a b [31m", id="controls"),
        pytest.param("\ufeffa\u200bb\u202ec", " a b c", id="invisible"),
        pytest.param("\ud83d", "\ufffd", id="lone surrogate"),
        pytest.param("x\U000e0049\U000e0067", "x  ", id="tag characters"),
        pytest.param("می‌خواهم", "می‌خواهم", id="Persian joiner stays"),
        pytest.param("क्‍ष", "क्‍ष", id="Hindi joiner stays"),
        pytest.param("👩🏽‍🚀 🏴‍☠️ ❤️‍🔥", "👩🏽‍🚀 🏴‍☠️ ❤️‍🔥", id="emoji stay whole"),
        pytest.param("pay\u200dpal", "pay pal", id="joiner in Latin"),
        pytest.param("a\ufe0f\ufe01\ufe02b", "a\ufe0f  b", id="row of selectors"),
        pytest.param("de\xadcide\xa0now", "de\xadcide\xa0now", id="typography stays"),
        pytest.param("e\u0301", "e\u0301", id="not composed"),
    ],
)
def test_each_kind(text: str, stored: str) -> None:
    assert normalise(text) == stored


def test_ranges_of_the_shared_news_keep_their_offsets(shared: Path) -> None:
    rows = (shared / "data/realtimeqa/corpus.jsonl").read_text("utf-8").splitlines()[:300]
    for text in (json.loads(row)["text"] for row in rows):
        stored = normalise(text)
        for word in re.finditer(r"\w+", text):
            assert stored[word.start() : word.end()] == word[0]


@given(HOSTILE, st.integers(2, 40))
def test_one_line_is_one_short_line(text: str, limit: int) -> None:
    line = one_line(text, limit)
    assert len(line) <= limit
    assert len(line.splitlines()) <= 1
    assert "  " not in line
    assert line == line.strip()
    assert one_line(line, limit) == line


def test_long_lines_end_at_a_word() -> None:
    assert shorten("The council voted, on Tuesday", 19) == "The council voted…"
    assert shorten("The council voted on", 20) == "The council voted on"
    assert shorten("市議会は火曜日に橋を閉鎖することを決めた", 10) == "市議会は火曜日に橋…"
    assert len(one_line("word " * 1_000)) <= 300
