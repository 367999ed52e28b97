"""Rows that a question names are found where no sentence answers."""

from collections.abc import Iterator

import pytest

from assistant.answering.collection.found_rows import FoundRows
from index.store import Catalogue
from index.types import Article, Sentence
from tests.catalogues import catalogue_of

OVEN = Article(
    "oven",
    "Varma 3 oven: manual",
    "Let the oven cool before you clean it. The display shows a code when something is wrong.\n\n"
    "| Display | Meaning | What to do |\n|---|---|---|\n"
    "| F2 | Door not shut | Shut the door |\n| F7 | Fan blocked | Call the shop |\n",
)
CHESS = Article(
    "chess",
    "Harbour chess open ends",
    "The open had six rounds and a cold buffet. Players came from four countries.\n\n"
    "| Place | Player | Country | Club | Points |\n|---|---|---|---|---|\n"
    "| 1 | Ida Moss | Norway | Rook | 5 |\n| 2 | Per Hagen | Denmark | Rook | 4 |\n"
    "| 3 | Liv Strand | Norway | Knight | 3 |\n",
)

SKATES = Article(
    "skates",
    "Skate hire at the Tarn rink",
    "The Tarn rink hires skates from 3 December. Bring socks.\n\nPrices of the hire:\n\n"
    "| Rank | Skate | Sizes | Crowns |\n|---|---|---|---|\n"
    "| First | Nordic | 9 | 40 |\n| Second | Hockey | 12 | 35 |\n| Third | Figure | 9 | 30 |\n"
    "| Fourth | Total | 30 | 105 |\n",
)
BARROWS = Article(
    "barrows",
    "Three wheelbarrows on a wet slope",
    "Nils pushed each of them up the quarry for a week.\n\n"
    "| Model | Load | Crowns |\n|---|---|---|\n"
    "| Strand 2 | 90 kg | 400 |\n| Hauler | 120 kg | 610 |\n| Wren | 60 kg | 290 |\n",
)
LIGHTS = Article(
    "lights",
    "Penlights for the pocket of a coat",
    "Each was carried for a month.\n\n"
    "| Light | Length | Crowns |\n|---|---|---|\n| Perch | 6 cm | 90 |\n| Dace | 7 cm | 120 |\n",
)

ARTICLES = (OVEN, CHESS, SKATES, BARROWS, LIGHTS)


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    with catalogue_of(tmp_path_factory.mktemp("rows"), *ARTICLES) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "labels", "answer"),
    [
        ("What should I do when the oven shows F7?", ["F7"], ""),
        ("How many points did Liv Strand have?", ["Liv Strand, Points"], "3"),
        ("How many crowns is the hire of the skate that is second?", ["Hockey, Crowns"], "35"),
        ("Which two players came from Norway?", ["Ida Moss", "Liv Strand"], ""),
        ("How many crowns does a seven-year-old pay for the Perch?", ["Perch, Crowns"], "90"),
    ],
)
def test_rows_are_found_by_what_a_question_says(
    catalogue: Catalogue, question: str, labels: list[str], answer: str
) -> None:
    reply = FoundRows(catalogue).reply(question, everything(catalogue))
    assert reply is not None
    assert [one.label for one in reply.shown] == labels
    assert reply.answer == answer


def everything(catalogue: Catalogue) -> list[Sentence]:
    return [one for article in ARTICLES for one in catalogue.sentences(article.id)]


@pytest.mark.parametrize(
    ("question", "labels", "statement"),
    [
        ("Which skates does the Tarn rink hire out?", ["Nordic", "Hockey", "Figure"], ""),
        ("Name the wheelbarrows on the wet slope", ["Strand 2", "Hauler", "Wren"], ""),
        ("Which penlights were there for the pocket?", ["Perch", "Dace"], ""),
        (
            "How many skates are there for hire?",
            ["Nordic", "Hockey", "Figure"],
            "3 in the table under “Skate”: Nordic, Hockey and Figure.",
        ),
        (
            "How many skates for hire come in 9 sizes?",
            ["Nordic", "Figure"],
            "2 of 3 have 9 under “Sizes”: Nordic and Figure.",
        ),
        (
            "How many players were there at the harbour chess open?",
            ["Ida Moss", "Per Hagen", "Liv Strand"],
            "3 in the table under “Player”: Ida Moss, Per Hagen and Liv Strand.",
        ),
    ],
)
def test_rows_are_listed_and_counted_by_what_they_are(
    catalogue: Catalogue, question: str, labels: list[str], statement: str
) -> None:
    reply = FoundRows(catalogue).reply(question, everything(catalogue))
    assert reply is not None
    assert ([one.label for one in reply.shown], reply.statement) == (labels, statement)


@pytest.mark.parametrize(
    "question",
    [
        "What should I do when the kettle shows F7?",
        "How many points did Liv Strand have in 2019?",
        "Which players from Norway were injured?",
        "How old is Ida Moss?",
        "How many skates were stolen from the boat house?",
        "How many skates for hire come in 7 colours?",
        "Which skates cost crowns at the rink?",
        "Which skates were thrown into the lake by boys?",
        "How many skates are there beside the Nordic ones?",
        "Which slopes are wet?",
    ],
)
def test_what_no_row_tells_is_not_answered_by_one(catalogue: Catalogue, question: str) -> None:
    assert FoundRows(catalogue).reply(question, everything(catalogue)) is None
