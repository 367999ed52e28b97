"""Tables that pandoc draws with dashes in Markdown: a row is a line of cells, or stays as it is."""

import pytest

from index.formats.drawn_tables import with_bars
from index.formats.markdown import read_markdown

PRICES = "Fruit | Price\nPears | 12\nRed plums | 7"
UNDER = """\
  Fruit       Price
  ----------- -------
  Pears       12
  Red plums   7
"""
WITHOUT_HEAD = """\
  ----------- ----
  Pears         12
  Red plums      7
  ----------- ----
"""
BORDERED = """\
  -------------------
  Fruit       Price
  ----------- -------
  Pears       12

  Red         7
  plums
  -------------------
"""
GRID = """\
+-----------+-------+
| Fruit     | Price |
+===========+=======+
| Pears     | 12    |
+-----------+-------+
| Red plums | 7     |
+-----------+-------+
"""


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        (UNDER, PRICES),
        (BORDERED, PRICES),
        (GRID, PRICES),
        (WITHOUT_HEAD, "Pears | 12\nRed plums | 7"),
    ],
    ids=["under a rule", "without a head", "between borders", "grid"],
)
def test_a_row_is_a_line(table: str, rows: str) -> None:
    text = read_markdown(f"Before it.\n\n{table}\nBehind it.").text
    assert text == f"Before it.\n\n{rows}\n\nBehind it."


def test_a_bar_in_a_cell_is_none_between_cells() -> None:
    assert read_markdown(UNDER.replace("12", "1|2")).text.splitlines()[1] == "Pears | 1¦2"


def test_an_empty_cell_keeps_its_place() -> None:
    assert "| 12" in read_markdown(GRID.replace("Pears", "     ")).text.splitlines()


@pytest.mark.parametrize(
    "text",
    [
        f"```\n{UNDER}```\n",
        "  Fruit       Price\n  ----------- -------\n  Pears in a basket 12\n",
        "+-----+-----+\n| over both |\n+-----+-----+\n",
        "A line.\n\n--- ---\n\nAnother line.\n",
        "A title\n-------\n\nA line.\n",
    ],
    ids=["code", "across columns", "merged cells", "rule", "heading"],
)
def test_what_is_no_table_of_columns_stays(text: str) -> None:
    assert " | " not in read_markdown(text).text.replace("| over both |", "")


@pytest.mark.parametrize(
    "table",
    [
        "Fruit | Price\n---|---\nPears | 12 | sweet\n",
        "| Fruit | Price |\n|:---|---:|\n| Pears | 12 | sweet |\n",
    ],
)
def test_a_row_with_more_cells_than_the_head_keeps_them(table: str) -> None:
    assert read_markdown(table).text == "Fruit | Price |\nPears | 12 | sweet"


def test_one_endless_row_does_not_widen_all_others() -> None:
    rows = "| 1 | 2 |\n" * 300 + "|" * 5_000
    text = f"| Fruit | Price |\n|---|---|\n{rows}\n"
    assert with_bars(text) == text


@pytest.mark.parametrize("rule", ["|---|", "|---|---|", "|---|---|---|---|"])
def test_a_line_below_the_head_may_have_other_cells(rule: str) -> None:
    assert read_markdown(f"| Fruit | Price |\n{rule}\n| Pears | 12 |\n").text == (
        "Fruit | Price\nPears | 12"
    )
