"""A reader sees each cell with its column's name; offsets still are those of the row."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.search.table_heads import is_head, rows_apart, tables_in
from index.search.tables import asked_cells, with_headers
from index.sentences.split import sentence_spans
from index.types import Span

BUDGET = "Budget\n\nService | 2024 | 2025 (million)\nFire | 27.5 | 28.9\nRoads |  | 51.3\n\nEnd."


def test_cells_get_the_names_of_their_columns() -> None:
    shown = with_headers(BUDGET, sentence_spans(BUDGET))
    assert "Fire | 2024: 27.5 | 2025 (million): 28.9" in shown.text
    assert "Roads |  | 2025 (million): 51.3" in shown.text


def test_an_answer_in_a_cell_is_found_back_in_the_row() -> None:
    shown = with_headers(BUDGET, sentence_spans(BUDGET))
    start = shown.text.index("28.9")
    assert shown.original(Span(start, start + 4)).of(BUDGET) == "28.9"
    named = shown.text.index("2025 (million): 28.9")
    assert shown.original(Span(named, start + 4)).of(BUDGET) == "28.9"


def test_the_head_may_stand_before_the_passage() -> None:
    passage = "Fire | 27.5 | 28.9\nRoads | 48.0 | 51.3"
    shown = with_headers(passage, sentence_spans(passage), ["Service | 2024 | 2025"])
    assert shown.text.startswith("Fire | 2024: 27.5 | 2025: 28.9")


def test_rows_without_a_head_stay_as_they_are() -> None:
    for table in ("Fire | 27.5 | 28.9\nRoads | 48.0 | 51.3", "Amy | mayor\nBo | clerk", "a | b"):
        assert with_headers(table, sentence_spans(table)).text == table


def test_a_row_with_another_number_of_cells_is_not_named() -> None:
    table = "Service | 2024 | 2025\nFire | 27.5\nRoads | 48.0 | 51.3"
    assert "Fire | 27.5\n" in with_headers(table, sentence_spans(table)).text


CELLS = st.lists(st.sampled_from(["", "Fire", "2024", "27.5", "a b", "-"]), min_size=1, max_size=4)


@given(st.lists(CELLS, min_size=1, max_size=6))
def test_every_sentence_is_found_back(rows: list[list[str]]) -> None:
    text = "\n".join(" | ".join(row) for row in rows)
    spans = sentence_spans(text)
    shown = with_headers(text, spans)
    assert [shown.original(one) for one in shown.sentences] == list(spans)


@pytest.mark.parametrize(
    ("question", "cell"),
    [
        ("How much did the fire service get in 2024?", "27.5"),
        ("What did fire cost in 2025, in million?", "28.9"),
        ("What did roads cost in 2024?", None),
        ("What did the fire cost?", None),
        ("What did schools cost in 2024?", None),
    ],
)
def test_a_cell_is_asked_for_by_row_and_column(question: str, cell: str | None) -> None:
    shown = with_headers(BUDGET, sentence_spans(BUDGET))
    found = [span.of(BUDGET) for span in asked_cells(question, shown).values()]
    assert found == ([cell] if cell else [])


SHARED = "District | Age | Price\nNorth | 6-10 | 2.90\nNorth | 11-16 | 3.40\nSouth | 11-16 | 3.15"


def test_of_rows_with_one_label_the_question_means_the_one_it_says_most_of() -> None:
    headed = with_headers(SHARED, sentence_spans(SHARED))
    found = asked_cells("What is the price in the North district for age 11-16?", headed)
    assert [cell.of(SHARED) for cell in found.values()] == ["3.40"]


ZOO = """| Day | Gates |
|---|---|
| Monday | 9 am |

| Card | Grown-ups | Juniors 6–14 |
|---|---|---|
| Day | £18 | £9 |
| Year | £120 | £60 |"""


def test_a_line_of_dashes_makes_the_row_above_a_head_whatever_it_says() -> None:
    shown = with_headers(ZOO, sentence_spans(ZOO))
    assert "| Year | Grown-ups: £120 | Juniors 6–14: £60 |" in shown.text
    assert "| Monday | Gates: 9 am |" in shown.text


def test_a_head_begins_a_table_of_its_own() -> None:
    rows = [one for one in ZOO.split("\n") if one]
    assert list(tables_in([*rows, "Parking is free."])) == [range(3), range(3, 7)]
    assert is_head(rows[:2])
    assert not is_head(rows[2:4])


def test_a_cell_is_asked_for_in_other_forms_of_the_words() -> None:
    shown = with_headers(ZOO, sentence_spans(ZOO))
    found = asked_cells("What does a yearly card cost for juniors?", shown)
    assert [cell.of(ZOO) for cell in found.values()] == ["£60"]


def test_a_unit_in_brackets_is_no_number_of_a_head() -> None:
    rows = ["District | Rent 2025 (EUR/m2) | Flats", "Millfield | 9.9 | 88", "Harbour | 15.2 | 19"]
    text = "\n".join(rows)
    ends = [len("\n".join(rows[: count + 1])) for count in range(len(rows))]
    spans = [Span(end - len(row), end) for row, end in zip(rows, ends, strict=True)]
    found = asked_cells("What is the rent in Millfield in 2025?", with_headers(text, spans))
    assert [span.of(text) for span in found.values()] == ["9.9"]


@pytest.mark.parametrize(
    ("question", "cells"),
    [
        ("How much does the Ember weigh?", ["410 g"]),
        ("How heavy is the Ember?", ["410 g"]),
        ("How much is the Ember?", ["£62"]),
        ("How much fuel is in the Ember?", []),
    ],
)
def test_a_cell_is_asked_for_by_what_it_measures(question: str, cells: list[str]) -> None:
    rows = ["Stove | Weight | Boil time (1 litre) | Price", "Ember | 410 g | 9 min 40 s | £62"]
    text = "\n".join([*rows, "Lumo | 121 g | 8 min 20 s | £27"])
    ends = [len(rows[0]), len("\n".join(rows)), len(text)]
    starts = [0, *(end + 1 for end in ends[:-1])]
    spans = [Span(start, end) for start, end in zip(starts, ends, strict=True)]
    found = asked_cells(question, with_headers(text, spans))
    assert [span.of(text) for span in found.values()] == cells


LEAGUE = """Group | Club | Boat | Race 1 (3 May) | Race 2 (7 June) | Steered by
Juniors | Oldham Reach | Wren | 9 | 7 | Ida Moss
Juniors | Ferry Lane | Stoat | 5 | 9 | Tom Bray
Veterans | Oldham Reach | Plover | 7 | 3 | Una Fell"""


@pytest.mark.parametrize(
    ("question", "cells"),
    [
        ("How many points did Stoat get in race 2?", ["9"]),
        ("Who steered the Plover?", ["Una Fell"]),
        ("How many points did Oldham Reach get in race 2?", []),
    ],
)
def test_a_row_is_named_by_any_cell_that_no_other_has(question: str, cells: list[str]) -> None:
    found = asked_cells(question, with_headers(LEAGUE, sentence_spans(LEAGUE)))
    assert [span.of(LEAGUE) for span in found.values()] == cells


MILLS = """\
| Mill | Weight | Capacity |
|---|---|---|
| Orla Pico | 310 g | 20 g |
| Tansy K-2 | 690 g | 40 g |
| Tall tower | 9 t | 50 t |
"""
FARES = """\
| Ticket | Adult | Child (6–13) | Last up | Last down |
|---|---|---|---|---|
| Single | 19.50 | 9.50 | 15.10 | 16.20 |
| 28 Nov – 18 Dec | 11.00 | 5.00 | 15.20 | 16.30 |
| 19 Dec – 10 Jan | 14.00 | 7.00 | 15.30 | 16.40 |
"""


@pytest.mark.parametrize(
    ("question", "table", "cells"),
    [
        ("what does the tansy weigh", MILLS, ["690 g"]),
        ("How much does the Orla hold?", MILLS, ["20 g"]),
        ("What does the tall man weigh?", MILLS, []),
        ("What does a nine-year-old pay for a single?", FARES, ["9.50"]),
        ("What does a twenty-year-old pay for a single?", FARES, []),
        ("What does an adult pay on 3 January?", FARES, ["14.00"]),
        ("What does an adult pay on 3 June?", FARES, []),
        ("When is the last ride down on 3 January?", FARES, ["16.40"]),
        ("When does it go for the last time on 3 January?", FARES, []),
    ],
)
def test_rows_are_named_by_first_names_and_ranges(
    question: str, table: str, cells: list[str]
) -> None:
    found = asked_cells(question, with_headers(table, sentence_spans(table)))
    assert [span.of(table) for span in found.values()] == cells


TWO = "Depot | Trams\nUlm | 40\nOst | 55\n\nYard | Trains\nHof | 12\nPlau | 31"


def test_a_second_table_behind_a_blank_line_has_its_own_columns() -> None:
    spans = sentence_spans(TWO)
    apart = rows_apart(spans)
    assert apart == {3}
    headed = with_headers(TWO, spans, apart=apart)
    assert "Plau | Trains: 31" in headed.text
    assert "Ost | Trams: 55" in headed.text
    [cell] = asked_cells("How many trains are in the yard Plau?", headed).values()
    assert cell.of(TWO) == "31"


def test_rows_behind_a_blank_line_stay_in_their_table_without_names_of_their_own() -> None:
    text = "Depot | Trams\nUlm | 40\n\nOst | 55"
    spans = sentence_spans(text)
    assert "Ost | Trams: 55" in with_headers(text, spans, apart=rows_apart(spans)).text
