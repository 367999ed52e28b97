"""Articles of which the day is not known: no order is claimed of them."""

from collections.abc import Iterator
from datetime import date

import pytest

from assistant import Assistant
from index.types import Article

MINUTES = Article(
    "minutes",
    "Minutes of the harbour board",
    "Dear members,\n\nThe board met in the old customs house. Lena Fischer reported on the crane, "
    "and Omar Haddad on the new buoys.",
)
CRANE = Article(
    "crane",
    "Crane to be mended",
    "Rolf Thorsen will mend the harbour crane.",
    date=date(2026, 3, 2),
)
DREDGER = Article(
    "dredger", "Dredger sold", "The harbour sold its dredger to Brink.", date=date(2026, 4, 7)
)


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with Assistant.open(tmp_path_factory.mktemp("harbour")) as assistant:
        assistant.ingest_articles([MINUTES, CRANE, DREDGER])
        yield assistant


@pytest.mark.parametrize(
    ("question", "order"),
    [
        ("Which articles do you have?", "The newest first, 1 without a date last:"),
        ("What's new?", "newest first, 1 without a date last:"),
        ("What is the latest on the harbour?", "newest first, 1 without a date last:"),
    ],
)
def test_those_without_a_date_are_told_to_stand_last(
    harbour: Assistant, question: str, order: str
) -> None:
    assert harbour.ask(question).statement.endswith(order)


def test_an_article_begins_with_what_it_tells(harbour: Assistant) -> None:
    said = [one.text for one in harbour.ask("Which articles do you have?").sentences]
    assert said[-1] == "The board met in the old customs house."


def test_people_of_what_is_named_by_its_title_are_those_in_it(harbour: Assistant) -> None:
    labels = [one.label for one in harbour.ask("List all people in the minutes").sentences]
    assert labels == ["Lena Fischer", "Omar Haddad"]


def test_words_of_asking_are_no_subject_of_a_talk(harbour: Assistant) -> None:
    kinds = harbour.engine.requests
    assert kinds.told("Where do the two articles about Brink differ?") == "Brink"
    assert kinds.told("List all people in the minutes") == ""
