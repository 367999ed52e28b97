"""What a file's name says of its text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.formats.draft import Draft, finish
from index.formats.file_names import file_title, title_in_name
from index.formats.identity import Origin

PROSE = "At noon the ferry left without its captain. Nobody aboard noticed until Skarn."


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("ferry_without-captain.txt", "Ferry without-captain"),
        ("ferry-without-captain.md", "Ferry without captain"),
        ("2023-05-17 The lost well (2).txt", "The lost well"),
        ("quarry report v3.docx", "Quarry report"),
        ("minutes-of-the-board-20260204.pdf", "Minutes of the board"),
        ("Über den Fluss.txt", "Über den Fluss"),
        ("notes.txt", ""),
        ("IMG_2034.txt", ""),
        ("550e8400-e29b-41d4-a716-446655440000.txt", ""),
        ("2023-05-17.txt", ""),
        ("Untitled document.txt", ""),
        ("standard input", ""),
        ("", ""),
    ],
)
def test_titles_in_names(name: str, title: str) -> None:
    assert title_in_name(name) == title


def test_a_file_is_called_something_also_where_its_name_tells_little() -> None:
    assert file_title("ferry_fares.csv") == "Ferry fares"
    assert file_title("fares_2031.csv") == "Fares 2031"
    assert file_title("standard input") == ""


@pytest.mark.parametrize(
    ("file", "sheet", "title"),
    [
        ("ferry fares.xlsx", "2031", "Ferry fares: 2031"),
        ("fares_2031.csv", "", "Fares 2031"),
        ("fares.ods", "Fares", "Fares"),
        ("ferry-fares.xlsx", "ferry-fares", "Ferry fares"),
        ("ferry-fares.xlsx", "Ferry_Fares", "Ferry fares"),
        ("standard input", "2031", "2031"),
        ("standard input", "", "Pier | Fare"),
    ],
)
def test_a_table_is_called_after_its_file_and_its_sheet(file: str, sheet: str, title: str) -> None:
    origin = Origin(file, file, file.encode())
    table = Draft("Pier | Fare\nSkarn | 3", title=sheet, is_table=True)
    other = finish(Draft(table.text, title=sheet), origin)
    article = finish(table, origin)
    assert (article.title, article.id) == (title, other.id)


def test_a_text_without_a_headline_is_called_after_its_file() -> None:
    named = Origin("x", "ferry without captain.txt", b"/x/ferry without captain.txt")
    assert finish(Draft(PROSE), named).title == "Ferry without captain"
    assert finish(Draft(f"Captain gone\n\n{PROSE}"), named).title == "Captain gone"
    assert finish(Draft(PROSE, title="Gone"), named).title == "Gone"


def test_a_row_is_not_called_after_the_file_of_all_rows() -> None:
    named = Origin("x", "letters to us.csv", b"/x/letters to us.csv")
    assert finish(Draft(PROSE), named, row=2).title.startswith("At noon the ferry left")


def test_an_upload_keeps_its_id_whatever_it_is_called() -> None:
    names = ("ferry without captain.txt", "f.txt")
    first, second = (finish(Draft(PROSE), Origin(name, name, None)) for name in names)
    assert first.id == second.id
    assert first.title != second.title


@given(st.text())
def test_any_name_is_read(name: str) -> None:
    assert len(title_in_name(f"{name}.txt").splitlines()) <= 1
