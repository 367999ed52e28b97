"""Headings within a paragraph stand for what follows them, and items of minutes are no list."""

from collections.abc import Iterator

import pytest

from assistant import Assistant
from index.types import Article

MOWER = Article(
    "mower",
    "Velo mower: manual",
    "Read this before you mow. Mow dry grass only.\n\n"
    "Sharpening the blade. Loosen the two nuts and file both edges at the same angle. Wear gloves "
    "for this.\n\n"
    "Storing the mower. Drain the fuel and stand it in a dry shed. Cover it with a cloth.",
)
MINUTES = Article(
    "minutes",
    "Lundby parish council: minutes of 5 May",
    "Present: eight members.\n\n"
    "1. Bus shelter. Ms Dahl reported on the repairs. They cost 900 crowns.\n\n"
    "2. Leaf blowers. Mr Krog moved that leaf blowers be banned on Sundays. The motion was carried "
    "by five votes to two. Against: members Ulv and Strand.\n\n"
    "3. Summer fair. Ms Dahl will look for a band. The fair opens on 3 July.",
)


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with Assistant.open(tmp_path_factory.mktemp("labels") / "data") as opened:
        opened.ingest_articles([MOWER, MINUTES])
        yield opened


def test_the_step_is_shown_and_not_its_heading(assistant: Assistant) -> None:
    shown = [one.text for one in assistant.ask("How do I sharpen the mower's blade?").sentences]
    assert shown[0].startswith("Loosen the two nuts")
    assert "Sharpening the blade." not in shown


def test_who_voted_is_answered_without_the_other_items(assistant: Assistant) -> None:
    answer = assistant.ask("Which members voted against the ban on leaf blowers?")
    shown = [one.text for one in answer.sentences]
    assert "Against: members Ulv and Strand." in shown
    assert not any("shelter" in one or "fair" in one for one in shown)
