"""Lines that are headings, and lines that only look like ones."""

from pathlib import Path

import pytest

from tests.index.sentences.paragraph import PARAGRAPH, headings

HEADINGS = {
    "title case": "Blinken Warns China Over Support for Russia",
    "sentence case": "What happens next",
    "capitals": "KEY POINTS",
    "capitals with colon": "KEY POINTS:",
    "capitals with question": "WHAT HAPPENS NEXT?",
    "abbreviation": "Roe v. Wade and the U.S. Supreme Court",
    "quotation": "‘Unacceptable’ or fair",
    "number": "2024 in numbers",
    "bold": "**What happens next**",
    "markdown": "## Who won? Nobody knows.",
    "chinese": "战争结束了",
}


@pytest.mark.parametrize("heading", HEADINGS.values(), ids=HEADINGS.keys())
def test_headings_are_marked(heading: str) -> None:
    assert headings(f"{PARAGRAPH}\n{heading}\n{PARAGRAPH}") == [heading]


NOT_HEADINGS = {
    "sentence": "He left.",
    "quoted sentence": "“He left.”",
    "question": "What happens next?",
    "lead-in": "She answered:",
    "fragment": "In the evening,",
    "bullet": "- warm clothes",
    "number": "1. Warm clothes",
    "row": "Year\tSales",
    "value": "Age: 44",
    "link to an article": "More:Mexico elects its first president",
    "address": "Contact me@example.com",
    "page": "See www.example.com/now",
    "two sentences": "He left. She stayed",
    "lower case": "and so it went",
    "signs": "* * *",
    "long": "This line has no full stop but " + "goes on and on " * 5 + "and on",
    "attribution": "– Torrance",
    "long chinese": "战争" * 20,
}


@pytest.mark.parametrize("line", NOT_HEADINGS.values(), ids=NOT_HEADINGS.keys())
def test_other_lines_are_no_headings(line: str) -> None:
    assert headings(f"{PARAGRAPH}\n\n{line}\n\n{PARAGRAPH}") == []


def test_many_short_lines_in_a_row_are_a_list() -> None:
    names = ["Anna Smith", "Berta Jones", "Carla Brown", "Dora White"]
    assert headings("\n".join([*names, PARAGRAPH])) == []
    assert headings("\n".join([*names[:3], PARAGRAPH])) == names[:3]


def test_headings_of_a_real_article_stand_alone(shared: Path) -> None:
    text = (shared / "articles" / "000_4d5dae05c6c414ed.txt").read_text(encoding="utf-8")
    assert headings(text) == [
        "Blinken Warns China Over Support for Russia",
        "Defending the Right to Protest",
        "On Ending the War in Gaza",
    ]
