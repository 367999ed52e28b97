"""A few articles of two papers, made up for requests: a story that turns, tables, two opinions."""

from collections.abc import Iterator
from datetime import date

import pytest

from assistant import Assistant
from index.types import Article

POST, HERALD = "Ostby Post", "Lakeland Herald"
ARTICLES = (
    Article(
        "pier-sold",
        "Council votes to sell the pier",
        "Ostby council voted by seven to five on Thursday to sell the pier to a hotel at the end "
        "of July. The pier was built in 1907. The mayor, Ragna Holt, welcomed the vote.",
        POST,
        date=date(2026, 2, 6),
        author="Ada Quist",
    ),
    Article(
        "pier-march",
        "Anglers march against sale of pier",
        "Some 600 anglers marched through Ostby on Saturday against the sale of the pier. Their "
        "leader, Pelle Krag, handed over a petition. He had caught his first cod there.",
        HERALD,
        date=date(2026, 2, 23),
        author="Milo Brandt",
    ),
    Article(
        "pier-kept",
        "Ostby keeps its pier",
        "Ostby council on Thursday took back its decision of 5 February to sell the pier. The "
        "mended pier will not open on 1 May, as planned, but on 9 June.",
        POST,
        date=date(2026, 4, 10),
        author="Ada Quist",
    ),
    Article(
        "ferries",
        "Three yards offer to build the ferry",
        "Three yards have offered to build the new ferry for Ostby.\n\n"
        "| Yard | Price (million) | Months to build |\n|---|---|---|\n"
        "| Halvard Works | 48 | 14 |\n| Brink | 52 | 11 |\n| Sundgard | 45 | 20 |\n\n"
        "Halvard Works paid a fine of 900,000 crowns last year. The port wants to decide by May.",
        POST,
        date=date(2026, 3, 2),
        author="Nora Vik",
    ),
    Article(
        "swim",
        "Lund wins the lake swim",
        "Forty swimmers crossed the lake on Sunday.\n\n"
        "| Place | Swimmer | Time |\n|---|---|---|\n"
        "| 1 | Ida Lund | 1:02:40 |\n| 2 | Per Falk | 1:03:05 |\n| 3 | Tor Aas | 1:09:12 |\n",
        HERALD,
        date=date(2026, 6, 15),
    ),
    Article(
        "eels",
        "Fewer eels in the lake",
        "The catch of eels in the lake has halved in ten years, the fishery says. The zoologist "
        "Berit Moe blames the power plant, whose turbines kill the young eels. Her colleague Olav "
        "Stein disputes that. He holds that a parasite is the reason. The county has ordered a "
        "study of the lake. A report is due in March 2027.",
        HERALD,
        date=date(2026, 5, 4),
        author="Milo Brandt",
    ),
    Article(
        "museum",
        "Museum of Ostby reopens",
        "The museum in Ostby reopened on Friday. It shows 300 paintings. The towers of the museum "
        "are 41 metres tall. The towers of the cathedral are 58 metres tall.",
        POST,
        date=date(2026, 3, 14),
        author="Nora Vik",
    ),
    Article(
        "crash-post",
        "Bus crash near Ostby",
        "Nine people were injured when a bus left the road near Ostby on Monday.",
        POST,
        date=date(2026, 5, 12),
        author="Nora Vik",
    ),
    Article(
        "crash-herald",
        "Bus leaves road at Ostby",
        "Eleven people were injured in the bus crash near Ostby on Monday, the hospital said.",
        HERALD,
        date=date(2026, 5, 12),
        author="Milo Brandt",
    ),
)


@pytest.fixture(scope="package")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """An assistant over these articles."""
    with Assistant.open(tmp_path_factory.mktemp("papers")) as assistant:
        assistant.ingest_articles(ARTICLES)
        yield assistant
