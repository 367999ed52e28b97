"""What a page's layout puts into a PDF's text is taken out, and nothing else is."""

from pathlib import Path

import pytest

from index.errors import UnreadableError
from index.formats.documents import document_drafts
from index.formats.pdf_glyphs import Piece
from index.formats.pdf_lines import lines_of
from tests.index.formats.making import pdf, pdf_of

PAGES = Path(__file__).with_name("pages")


def read(data: bytes) -> str:
    [draft] = document_drafts("a.pdf", data)
    return draft.text


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("The crane was re-", "built in 1911.", "The crane was rebuilt in 1911."),
        ("It is a well-", "known crane of 1911.", "It is a well-known crane of 1911."),
        ("They came to Old-", "Merrow in the year.", "They came to Old-Merrow in the year."),
        ("It is state-of-", "the-art and tall.", "It is state-of-the-art and tall."),
        ("In the years 1911-", "1936 it stood here.", "In the years 1911-1936 it stood here."),
        ("All the town- ", "and countryside there.", "All the town- and countryside there."),
        ("They said no -", "and left the town.", "They said no - and left the town."),
    ],
)
def test_a_hyphen_at_the_end_of_a_line(first: str, second: str, joined: str) -> None:
    assert read(pdf(first, second)) == joined


def test_a_word_that_stands_elsewhere_tells_what_its_hyphen_is() -> None:
    lines = ["A dock-yard is here and it is large.", "They all work in the old dock-", "yard now."]
    assert read(pdf(*lines)).endswith("in the old dock-yard now.")
    lines[0] = "A dockyard is here and it is so large."
    assert read(pdf(*lines)).endswith("in the old dockyard now.")


def test_what_somebody_ended_before_the_line_was_full_ends_there() -> None:
    lines = [
        "This is what the office of the harbour wrote to the council:",
        "One crane",
        "Two cranes",
        "and all of them are to be taken down before the winter of that year has come.",
    ]
    assert read(pdf(*lines)).split("\n\n") == lines


def test_cells_far_apart_are_those_of_a_table() -> None:
    rows = [("Service", "2024", "2025"), ("Fire", "27.5", "28.9"), ("Museum", "3.1", "4.4")]
    placed = [
        (72 + 150 * column, 600 - 14 * row, cell)
        for row, cells in enumerate(rows)
        for column, cell in enumerate(cells)
    ]
    assert read(pdf_of([placed])) == "Service | 2024 | 2025\nFire | 27.5 | 28.9\nMuseum | 3.1 | 4.4"


def test_raised_digits_stay_raised() -> None:
    placed = [(72, 600, "The pumps move 250 m"), (188, 605, "3", 7), (193, 600, "of water.")]
    assert read(pdf_of([placed])) == "The pumps move 250 m³ of water."


def test_running_heads_go_and_sentences_at_the_edge_of_a_page_stay() -> None:
    pages = [
        [
            (72, 800, "Harbour report 2026"),
            *(
                (
                    72,
                    700 - 14 * row,
                    f"Crane {page * 3 + row} was measured in the year {1900 + row}.",
                )
                for row in range(3)
            ),
            (300, 40, str(page + 1)),
        ]
        for page in range(4)
    ]
    text = read(pdf_of(pages))
    assert "Harbour report" not in text
    assert all(f"Crane {number} was measured" in text for number in range(12))


def test_a_page_that_lies_on_its_side_is_read_as_it_is_turned() -> None:
    lines = [(40 + 14 * row, 60, f"Line {row} of the page that was turned.") for row in range(3)]
    text = read(pdf_of([lines], sideways=True))
    assert [one.split()[1] for one in text.replace("\n\n", " ").split("Line ")[1:]] == ["of"] * 3
    assert text.index("Line 0") < text.index("Line 1") < text.index("Line 2")


@pytest.mark.parametrize(
    ("name", "is_dated"),
    [("chromium.pdf", False), ("wkhtmltopdf.pdf", False), ("latex.pdf", True)],
)
def test_a_page_that_a_browser_printed_is_not_of_the_day_of_printing(
    name: str, is_dated: bool
) -> None:
    [draft] = document_drafts(name, Path(__file__).with_name("made").joinpath(name).read_bytes())
    assert bool(draft.made) == is_dated


def test_a_figure_in_brackets_is_a_cell_and_no_mark_of_a_list() -> None:
    rows = [("Revenue", "1,204", "1,100"), ("Net loss", r"\(12\)", "3"), ("Dues", "88", "92")]
    page = [
        (x, 700 - 16 * at, cell)
        for at, row in enumerate(rows)
        for x, cell in zip((60, 320, 430), row, strict=True)
    ]
    assert "Net loss | (12) | 3" in read(pdf_of([page]))


def test_the_mark_of_a_note_does_not_cut_a_line_into_columns() -> None:
    """As a browser draws it: what stands before a mark, the mark, and what goes on behind it."""
    pieces = [
        Piece(34, 215.6, 700, 12, "Lake Orrin is a lake in Hask County."),
        Piece(215.6, 227.3, 704.8, 10, "[1]"),
        Piece(230.3, 501, 700, 12, "It was formed by a landslide."),
    ]
    for bottom in range(684, 604, -16):
        pieces.append(Piece(34, 130, bottom, 12, "Its surface area"))
        pieces.append(Piece(232, 360, bottom, 12, "41.3 square kilometres"))
    whole = "Lake Orrin is a lake in Hask County.[1] It was formed by a landslide."
    assert whole in [line.text for line in lines_of(pieces)]


def test_a_locked_document_is_said_to_be_one() -> None:
    with pytest.raises(UnreadableError, match="locked with a password; save it without one"):
        list(document_drafts("a.pdf", (PAGES / "locked.pdf").read_bytes()))


def test_what_was_filled_into_a_form_is_read() -> None:
    assert "Orb of Lornby" in read((PAGES / "form.pdf").read_bytes())


def test_single_pages_of_a_scanner_are_named() -> None:
    [draft] = document_drafts("a.pdf", (PAGES / "scanned-second.pdf").read_bytes())
    assert draft.warnings == (
        "pages that are pictures without text were left out: 2; have them recognised",
    )
