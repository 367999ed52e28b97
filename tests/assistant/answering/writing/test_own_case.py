"""What is said of the asker's own case is shown, though it is told in other words."""

from collections.abc import Iterator

import pytest

from assistant import Assistant, Turn
from index.types import Article

BADGES = Article(
    "badges",
    "Parking badges for the old town of Selm",
    "A parking badge for the old town of Selm costs 60 crowns a year. "
    "The town hall hands it out on weekdays. "
    "Motorcyclists need none.\n\n"
    "The badge is stuck behind the windscreen. It is valid from January to December. "
    "Lost badges are replaced for ten crowns.",
)


@pytest.fixture(scope="module")
def selm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with Assistant.open(tmp_path_factory.mktemp("selm")) as assistant:
        assistant.ingest_articles([BADGES])
        yield assistant


@pytest.mark.parametrize(
    "question",
    [
        "I ride a motorbike. Do I have to pay for a parking badge in the old town of Selm?",
        "We come by motorcycle. Can we get a parking badge for the old town of Selm?",
    ],
)
def test_the_sentence_on_the_own_case_is_shown(selm: Assistant, question: str) -> None:
    assert any("Motorcyclists" in one.text for one in selm.ask(question).sentences)


def test_what_was_told_a_turn_before_counts_as_well(selm: Assistant) -> None:
    question = "Do I have to pay for a parking badge in the old town of Selm?"
    answer = selm.ask(question, history=(Turn("user", "I ride a motorbike."),))
    assert any("Motorcyclists" in one.text for one in answer.sentences)
