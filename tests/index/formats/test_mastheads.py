"""Who publishes a text, where that stands in capitals above its headline."""

import pytest

from index.formats.draft import Draft, finish
from index.formats.identity import Origin

PROSE = "The otters came back to the harbour in spring, the council said, and nobody knows why."
FILE = Origin("x", "a.txt", b"x")


@pytest.mark.parametrize(
    ("head", "title", "source"),
    [
        (
            "THE SKARN LANTERN\nWhat we got wrong\n3 May 2026",
            "What we got wrong",
            "The Skarn Lantern",
        ),
        (
            "ST ANNE'S ROWING CLUB\nMinutes of the annual meeting\nPresent: nine",
            "Minutes of the annual meeting",
            "St Anne's Rowing Club",
        ),
        ("HARBOUR BOARD\nMinutes of 3 May 2026", "Minutes of 3 May 2026", "Harbour Board"),
        ("OTTERS ARE BACK\nNobody knows why\n3 May 2026", "OTTERS ARE BACK", "a.txt"),
        ("THE OTTERS ARE BACK\n3 May 2026", "THE OTTERS ARE BACK", "a.txt"),
    ],
)
def test_who_publishes_may_stand_above_the_headline(head: str, title: str, source: str) -> None:
    article = finish(Draft(f"{head}\n\n{PROSE}"), FILE)
    assert (article.title, article.source) == (title, source)
