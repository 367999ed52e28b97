"""Days that a dateline or a file's name tells."""

from datetime import date

import pytest

from index.formats.datelines import file_name_day, wire_day
from index.formats.heads import read_head


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("LORNBY, March 11, 2026 (NPA) -- The board met.", date(2026, 3, 11)),
        ("Headline\n\nLornby, 11 March 2026 – The board met.", date(2026, 3, 11)),
        ("OSLO, Norway, 3. mars 2026 /NTB/ - Styret møttes.", date(2026, 3, 3)),
        ("In Lornby, March 11, 2026 was a cold day.", None),
        ("The board met on March 11, 2026 - and went home.", None),
        ("LORNBY (NPA) -- The board met on Wednesday.", None),
        ("Lornby, March 11, 2026. The board met.", date(2026, 3, 11)),
        ("St. Lorn, den 11. März 2026. Der Rat tagte.", date(2026, 3, 11)),
        ("In Lornby, March 11, 2026. The board met.", None),
        ("The board met in Lornby, March 11, 2026. It was cold.", None),
    ],
)
def test_datelines(text: str, day: date | None) -> None:
    assert wire_day(text) == day
    assert read_head(text).day == day


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2026-02-04-bell.md", "2026-02-04"),
        ("bell_20260204.txt", "2026-02-04"),
        ("bell 2026.02.04.txt", "2026-02-04"),
        ("board-minutes-2026-02.txt", "2026-02"),
        ("courier-february-2026.pdf", "2026-02"),
        ("Courier Feb 2026.pdf", "2026-02"),
        ("2026_Februar_Brief.docx", "2026-02"),
        ("Gemeindebrief März2026.pdf", "2026-03"),
        ("sunset 2026.txt", None),
        ("Marchand 2026.txt", None),
        ("order-202602.txt", None),
        ("2026-13-04.txt", None),
        ("report-2026.txt", None),
        ("12026-02-041.txt", None),
    ],
)
def test_names_of_files(name: str, day: str | None) -> None:
    found = file_name_day(name)
    assert (found and found.isoformat()) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Otters return\n\n3 May 2026\n\nThey swim.", date(2026, 5, 3)),
        ("Otters return\nKim Lee\nPublished: 2026-05-03\nThey swim.", date(2026, 5, 3)),
        ("3 May 2026\n\nOtters return.", None),  # as likely a chronicle's first day
        ("Otters return\n\nThey came on 3 May 2026 and stayed.", None),
        ("Otters return\nA\nB\nC\n3 May 2026", None),
    ],
)
def test_a_day_alone_on_a_line_below_the_title(text: str, day: date | None) -> None:
    assert read_head(text).day == day
