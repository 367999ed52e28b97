"""Markdown becomes what a reader of the rendered page sees, with its front matter as facts."""

import re
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.formats.markdown import read_markdown

DOCUMENT = """\
---
title: The bridge
date: 2024-03-05
Author: [Ann Lee, Bo Nilsson]
source: The Courier
url: https://example.org/bridge
tags: [roads]
---
# Bridge *to close*

The council voted
on **Tuesday** to [close](https://evil.example/?q=1 "now") the `bridge`.
![The bridge in fog](fog.png) See <https://example.org>.  
A new line.

- one
- two
  - inner

3. three
4. four

> Dr. Smith said so.

| Year | Cost |
|------|-----:|
| 2020 | 5 |

    x = 1

<!-- a comment --><div style="display:none">

hidden words

</div>

Why
===
Because &amp; so on. ~~Not~~ 2 * 3 * 4 and snake_case_name.

[unused]: https://example.org/unused
"""


def test_a_whole_document() -> None:
    draft = read_markdown(DOCUMENT)
    assert draft.text == (
        "Bridge to close\n\n"
        "The council voted on Tuesday to close the bridge. The bridge in fog See "
        "https://example.org.\nA new line.\n\n"
        "- one\n- two\n- inner\n\n3. three\n4. four\n\n\u2001Dr. Smith said so.\n\n"
        "Year | Cost\n2020 | 5\n\nx = 1\n\nWhy\n\n"
        "Because & so on. Not 2 * 3 * 4 and snake_case_name."
    )
    assert (draft.title, draft.author, draft.source, draft.url, draft.day) == (
        "The bridge",
        "Ann Lee, Bo Nilsson",
        "The Courier",
        "https://example.org/bridge",
        date(2024, 3, 5),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("---\nno end", "no end", id="one rule"),
        pytest.param("---\nprose here\n---\nmore", "prose here\n\nmore", id="prose between rules"),
        pytest.param("one\n\n---\n\ntwo\n\n---\n\nthree", "one\n\ntwo\n\nthree", id="rules below"),
        pytest.param("---\n---\ntext", "text", id="empty"),
        pytest.param("---\r\ntitle: x\r\n---\r\ntext", "text", id="Windows"),
    ],
)
def test_only_front_matter_is_taken_off(text: str, expected: str) -> None:
    assert read_markdown(text).text == expected


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ("title: [", "not valid YAML .*line 2"),
        ("date: March 3rd", "date in its front matter 'March 3rd' is not an ISO date"),
        ("date: 2024-13-45", "is not an ISO date"),
        ("url: javascript:alert(1)", "url in its front matter .* is not a web address"),
        ("title: {a: b}", "title in its front matter is not text"),
        ("title: " + "[" * 5_000, "not valid YAML"),
    ],
)
def test_bad_front_matter_costs_itself_only(fields: str, reason: str) -> None:
    draft = read_markdown(f"---\n{fields}\n---\ntext")
    assert draft.text == "text"
    assert re.search(reason, " ".join(draft.warnings))


def test_an_unquoted_colon_is_part_of_the_title() -> None:
    draft = read_markdown("---\ntitle: The clock: it stopped\ndate: 2026-02-03\n---\ntext")
    assert (draft.title, draft.day) == ("The clock: it stopped", date(2026, 2, 3))
    assert len(draft.warnings) == 1


def test_front_matter_in_toml() -> None:
    text = '+++\ntitle = "Bell stolen"\ndate = 2026-02-04\n[taxonomies]\ntags = ["x"]\n+++\n\nGone.'
    draft = read_markdown(text)
    assert (draft.title, draft.day, draft.text) == ("Bell stolen", date(2026, 2, 4), "Gone.")


@pytest.mark.parametrize("mark", ["---", "+++"])
def test_front_matter_full_of_brackets_is_no_danger(mark: str) -> None:
    for opening in ("[", "{a: ", "(", "a: [{"):
        assert read_markdown(f"{mark}\ntitle: {opening * 25_000}\n{mark}\ntext").text == "text"


def test_marks_of_note_programs() -> None:
    text = "The tram to [[Ekeby|the village]] and [[Hask]] starts. ![[map.png]]\n\n"
    text += "==It costs 30 kroner.== %%secret\nnote%%\n\nKeep `[[code]]` and ==."
    shown = read_markdown(text).text
    assert shown == (
        "The tram to the village and Hask starts.\n\nIt costs 30 kroner.\n\nKeep [[code]] and ==."
    )


def test_footnotes_are_marked_and_kept() -> None:
    shown = read_markdown("It closed in 1987.[^a]\n\nFish came back.\n\n[^a]: Or 1988.").text
    assert shown == "It closed in 1987.[1]\n\nFish came back.\n\n1. Or 1988."


@pytest.mark.parametrize(
    "matter",
    [
        "---\na: &a {x: 1}\n"
        + "".join(
            f"{name}: &{name} {{<<: [{', '.join([f'*{before}'] * 9)}]}}\n"
            for before, name in pairwise("abcdefghijk")
        )
        + "title: Bell\n---\n",
        "+++\n" + "a." * 100_000 + "a = 1\ntitle = 'Bell'\n+++\n",
        "---\nn: " + "1:" * 100_000 + "1\ntitle: Bell\n---\n",
    ],
    ids=["merged keys", "names full of dots", "base 60"],
)
def test_front_matter_that_takes_minutes_to_parse_is_read_field_by_field(matter: str) -> None:
    draft = read_markdown(matter + "Words.")
    assert (draft.text, draft.title) == ("Words.", "Bell")
    assert "read field by field" in draft.warnings[0]


def test_numbers_and_aliases_in_front_matter() -> None:
    draft = read_markdown("---\ntitle: 1984\nauthors: &a Orwell\nsource: *a\ndate: null\n---\nx")
    assert (draft.title, draft.author, draft.source, draft.day) == (
        "1984",
        "Orwell",
        "Orwell",
        None,
    )


def test_a_bomb_of_aliases_stays_small() -> None:
    lines = ["a0: &a0 x"] + [
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 20)
    ]
    bomb = "\n".join(lines)
    assert read_markdown(f"---\n{bomb}\n---\ntext").text == "text"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param(">" * 150 + " deep", "nested too deeply", id="quotations"),
        pytest.param(">" * 5_000 + " deep", "nested too deeply", id="beyond recursion"),
        pytest.param(
            "".join(" " * 2 * n + "- x\n" for n in range(120)), "nested too deeply", id="lists"
        ),
        pytest.param("[" * 5_000, "full of brackets", id="brackets"),
        pytest.param("![" * 2_000 + "\n\n" + "![" * 2_500, "full of brackets", id="images"),
        pytest.param("x" * 1_000_001, "1,000,001 characters", id="length"),
    ],
)
def test_what_cannot_be_rendered_in_seconds_is_read_as_it_stands(text: str, reason: str) -> None:
    draft = read_markdown(text)
    assert draft.text == text
    assert re.search(reason, draft.warnings[0])


def test_ordinary_nesting_is_read_whole() -> None:
    assert read_markdown(">" * 40 + " deep").text.strip() == "deep"
    assert "deep" in read_markdown("".join(" " * 2 * n + "- x\n" for n in range(30)) + "deep").text


@given(st.text(st.sampled_from("ab1 \n#*_`[]()<>!&|~-=+.:\\\t'\"")))
@settings(max_examples=300, deadline=None)
def test_any_markup_is_read(text: str) -> None:
    assert isinstance(read_markdown("x" + text).text, str)


@given(st.lists(st.text(st.characters(categories=["Lu", "Ll", "Nd"]), min_size=1), min_size=1))
def test_plain_words_stay(words: list[str]) -> None:
    assert read_markdown("A " + " ".join(words)).text.split() == ["A", *words]


def test_json_may_stand_for_front_matter() -> None:
    draft = read_markdown('{\n "title": "The tower",\n "date": "2025-05-06"\n}\n\nIt burned.\n')
    assert (draft.title, draft.day, draft.text) == ("The tower", date(2025, 5, 6), "It burned.")


def test_text_that_only_begins_like_json_is_text() -> None:
    assert read_markdown('{"open": the shop is.}').text == '{"open": the shop is.}'


def test_a_day_that_is_none_costs_no_other_field() -> None:
    draft = read_markdown(
        "---\ntitle: 'It''s done'\ndate: 2024-02-30\nauthor:\n  - name: Ines\n---\nText."
    )
    assert (draft.title, draft.day, draft.author) == ("It's done", None, "Ines")
    assert len(draft.warnings) == 1


def test_dashes_and_numbers_stand_as_they_are_shown() -> None:
    draft = read_markdown(
        "It held 10^6^ m^3^ of H~2~O --- in 1990--1995 -- and `a -- b` runs --all."
    )
    assert draft.text == "It held 10⁶ m³ of H2O — in 1990–1995 – and a -- b runs --all."


def test_signs_that_only_look_like_raised_or_lowered_stay() -> None:
    text = "~5 km and ~10 km, x^2 + y^2, $a^2+b^2=c^2$, m^2n^2, ~/one:~/two, ~~~"
    assert read_markdown(text).text == text


@pytest.mark.parametrize(
    "broken",
    [
        "title: The clock: it stopped\nauthor: {name: Ada Berg, url: x}\ndate: 2026-05-03",
        'title: [Clock\nauthor:\n  - name: Ada Berg\ndate: "2026-05-03"',
        "date: 2026-05-03 # a day\ntitle: \"Clock\nauthor: 'Ada Berg'",
    ],
)
def test_a_field_that_is_broken_costs_no_other(broken: str) -> None:
    draft = read_markdown(f"---\n{broken}\n---\nIt stopped.\n")
    assert (draft.author, draft.day) == ("Ada Berg", date(2026, 5, 3))
    assert draft.title.strip("[").startswith(("Clock", "The clock: it stopped"))
    assert "read field by field" in draft.warnings[0]


def test_front_matter_may_end_as_a_document_of_yaml_does() -> None:
    draft = read_markdown("---\r\ntitle: Clock\r\nauthor: null\r\n...\r\nIt stopped.\r\n")
    assert (draft.title, draft.text) == ("Clock", "It stopped.")


def test_a_page_that_was_clipped_into_notes() -> None:
    draft = read_markdown(
        "---\nsource: https://hask.example/clock\nauthor:\n  - '[[Ada Berg]]'\n---\n"
        "> [!note]- Beware\n> The clock is [[Clock|slow]].\n\nIt stopped. ^a1b2c3\n"
    )
    assert (draft.url, draft.source, draft.author) == ("https://hask.example/clock", "", "Ada Berg")
    assert [line.strip() for line in draft.text.split("\n\n")] == [
        "Beware",
        "The clock is slow.",
        "It stopped.",
    ]
