"""Rich Text in the forms of several word processors."""

import pytest

from index.formats.documents import document_drafts
from index.formats.draft import Draft


def read(body: str, head: str = r"\ansi\ansicpg1252\uc1") -> Draft:
    [draft] = document_drafts("letter.rtf", rf"{{\rtf1{head} {body}}}".encode("latin-1"))
    return draft


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"One.\par Two.\par", "One.\n\nTwo."),
        ("One.\\\nTwo.\\\n", "One.\n\nTwo."),
        (r"One.\line Two.", "One.\nTwo."),
        (r"{\outlinelevel0 Ducks}\par They swim.", "Ducks\n\nThey swim."),
        (r"{\listtext\'b7\tab}Ducks\par {\listtext\'b7\tab}Geese\par", "- Ducks\n- Geese"),
        (r"{\listtext \u9633*\tab}Ducks\par {\listtext o\tab}Geese\par", "- Ducks\n- Geese"),
        (r"{\listtext 1\tab}Ducks\par {\listtext a\tab}Geese\par", "1 Ducks\na Geese"),
        (r"{\pntext 1.\tab}Ducks\par {\pntext 2.\tab}Geese\par", "1. Ducks\n2. Geese"),
        (r"5 \'d7 10{\super 6}", "5 × 10⁶"),
        (r"10{\up8\loch 3} seeds", "10³ seeds"),
        (r"{\trowd\intbl a\cell b\cell\row}{\trowd\intbl c\cell d\cell\row}", "a | b\nc | d"),
        (r"{\field{\*\fldinst HYPERLINK x}{\*\fldrslt{the pond}}} froze", "the pond froze"),
        (r"{\v hidden}seen{\deleted gone}", "seen"),
        (r"{\header Gazette\par}{\*\themedata 00}Ducks.{\footer 1}", "Ducks."),
        (
            r"Ducks.{\shp{\*\shpinst{\sp{\sn x}}{\shptxt A box.\par}}{\shprslt old}}\par End.",
            "Ducks.\n\nA box.\n\nEnd.",
        ),
        (r"{\*\shppict{\pict\bin4 }}\\}}Ducks.", "Ducks."),
    ],
)
def test_what_is_shown_is_read(body: str, text: str) -> None:
    assert read(body).text == text


@pytest.mark.parametrize(
    ("body", "head", "text"),
    [
        (r"\u8364\'80 5 and \u8364? 6", r"\ansi\uc1", "€ 5 and € 6"),
        (r"caf\uc0\u233 s", r"\ansi", "cafés"),
        (r"\u-10179?\u-8704?", r"\ansi", "😀"),
        (r"{\f1 \'ef\'f0\'f3\'e4}", r"\ansi{\fonttbl{\f0 A;}{\f1\fcharset204 B;}}", "пруд"),
        (r"\'92\'93", r"\ansi\ansicpg932", bytes.fromhex("9293").decode("cp932")),
        (r"\ldblquote Yes\rdblquote\~\endash  no", r"\ansi", "“Yes”\u00a0– no"),
    ],
)
def test_letters_of_every_alphabet(body: str, head: str, text: str) -> None:
    assert read(body, head).text == text


@pytest.mark.parametrize(
    "note",
    [
        r"{\super\chftn}{\footnote\pard{\super\chftn} Counted in May.}",
        r"{\super\chftn{\*\footnote\chftn\pard Counted in May.}}",
    ],
)
def test_notes_stand_at_the_end_and_leave_their_mark(note: str) -> None:
    draft = read(rf"There were nine.{note} Two left.\par Then more came.")
    first, _, last = draft.text.split("\n\n")
    assert first == "There were nine.¹ Two left."
    assert " ".join(last.split()) in ("1. Counted in May.", "1.Counted in May.")


def test_facts_are_those_of_the_file() -> None:
    draft = read(r"{\info{\title Ducks \u8211? nine}{\author Bo Ek}{\creatim\yr2026\mo4\dy9}}Nine.")
    assert (draft.title, draft.author, str(draft.made)) == (
        "Ducks – nine",
        "Bo Ek",
        "2026-04-09",
    )
    assert draft.text == "Nine."


def test_letters_that_stand_as_they_are_in_utf_8() -> None:
    data = r"{\rtf1\ansi\ansicpg1252 Größe: ½ 😀, caf\'e9.\par Żółć.}".encode()
    [draft] = document_drafts("letter.rtf", data)
    assert draft.text == "Größe: ½ 😀, café.\n\nŻółć."


@pytest.mark.parametrize("title", ["Original file was crane.tex", "Original file was crane"])
def test_what_a_converter_wrote_is_no_title(title: str) -> None:
    draft = read(rf"{{\info{{\title {title}}}{{\author [see doc]}}}}The crane is old.")
    assert (draft.title, draft.author) == ("", "")
