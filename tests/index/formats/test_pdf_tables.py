"""Tables with drawn borders in PDF files: a cell holds what stands in it, however it is wrapped."""

from collections.abc import Sequence

from index.formats.documents import document_drafts
from tests.index.formats.making import pdf_of

Line = tuple[float | str, ...]
Cells = Sequence[Sequence[str]]

HEAD = ["Service", "Spent in/2024", "Plan for/2025"]
FIRE = ["Fire and/rescue", "27.5", "28.9"]
MUSEUM = ["Museum", "3.1", ""]
ROADS = ["Roads/and lights", "41.0", "39.2"]
POOL = ["Pool", "5", "6"]
LINES = (
    "Service | Spent in 2024 | Plan for 2025\n"
    "Fire and rescue | 27.5 | 28.9\nMuseum | 3.1 | \nRoads and lights | 41.0 | 39.2"
)
_WIDTH, _PITCH, _LEFT, _TOP = 72.0, 14.0, 60.0, 700.0


def table(rows: Cells, *, upright: bool = True, level: Sequence[int] | None = None) -> list[Line]:
    """Return rows whose cells are wrapped at "/", with lines around them and above some rows."""
    placed: list[Line] = []
    y = _TOP
    edges = [y]
    for row in rows:
        cells = [cell.split("/") for cell in row]
        for column, lines in enumerate(cells):
            placed += [
                (_LEFT + 3 + column * _WIDTH, y - 12 - _PITCH * at, text)
                for at, text in enumerate(lines)
                if text
            ]
        y -= _PITCH * max(map(len, cells)) + 5
        edges.append(y)
    width = _WIDTH * len(rows[0])
    drawn = range(len(edges)) if level is None else level
    placed += [(_LEFT, edges[at], _LEFT + width, edges[at]) for at in drawn]
    if upright:
        xs = [_LEFT + _WIDTH * at for at in range(len(rows[0]) + 1)]
        placed += [(x, _TOP, x, y) for x in xs]
    return placed


def read(*pages: Sequence[Line]) -> str:
    [draft] = document_drafts("a.pdf", pdf_of(pages))
    return draft.text


def test_a_row_whose_cells_are_wrapped_is_one_line() -> None:
    assert read(table([HEAD, FIRE, MUSEUM, ROADS])) == LINES


def test_a_table_with_lines_between_its_rows_only_is_read_as_one_with_all() -> None:
    rows = [HEAD, FIRE, MUSEUM, ROADS]
    assert read(table(rows, upright=False)) == LINES
    assert read(table(rows, upright=False, level=[1, 2, 3, 4])) == LINES
    assert read(table(rows, upright=False, level=[1, 2, 3])) == LINES


def test_lines_below_the_head_and_the_end_only_part_no_rows() -> None:
    rows = [["Service", "2024"], ["Fire/Museum/Roads", "27.5/3.1/41.0"]]
    assert read(table(rows)) == "Service | 2024\nFire | 27.5\nMuseum | 3.1\nRoads | 41.0"


def test_a_head_of_two_rows_names_each_column_after_both() -> None:
    rows = [["", "Cost", ""], ["Service", "2024", "2025"], ["Fire", "27.5", "28.9"]]
    placed = table(rows)
    x = _LEFT + 2 * _WIDTH
    over = [one for one in placed if one != (x, _TOP, x, _TOP - 57)]
    text = read([*over, (x, _TOP - 19, x, _TOP - 57)])
    assert text == "Service | Cost 2024 | Cost 2025\nFire | 27.5 | 28.9"


def test_a_table_that_goes_on_with_the_next_page_keeps_its_head() -> None:
    assert read(table([HEAD, FIRE, MUSEUM]), table([ROADS, POOL])) == f"{LINES}\nPool | 5 | 6"
    assert read(table([HEAD, FIRE, MUSEUM]), table([HEAD, ROADS])) == LINES


def test_text_in_frames_is_no_table() -> None:
    words = "/".join(["A frame holds"] * 60)
    assert " | " not in read(table([[words, words], [words, words]]))


def test_text_around_a_table_stays_outside() -> None:
    placed = [*table([HEAD, FIRE, MUSEUM, ROADS]), (60, 730, "Above it."), (60, 560, "Below it.")]
    assert read(placed) == f"Above it.\n\n{LINES}\n\nBelow it."
