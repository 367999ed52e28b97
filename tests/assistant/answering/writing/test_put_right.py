"""A figure that the next sentence puts right, or brings up to date."""

from collections.abc import Iterator
from datetime import date

import pytest

from assistant import Assistant
from index.types import Article

ARTICLES = (
    Article(
        "race",
        "Old men of the sea",
        "The regatta at Vessel Bay drew 40 boats. Eldest of all was 71-year-old Anton Brekke, who "
        "sailed alone and came in last but two. The regatta was organised by the Bay Brewery. The "
        "café owner Ada Voll turned away two sailors.",
        "Bay News",
        date=date(2026, 5, 4),
    ),
    Article(
        "put-right",
        "Correction: regatta at Vessel Bay",
        "In our report on the regatta we made two mistakes. We also called Anton Brekke 71 years "
        "old. He is 77, and he has asked us to add that he came in last but one. We should also "
        "have thanked the lifeboat crew of 12.\n\nIn “Old men of the sea” we wrote that the café "
        "owner Ada Voll had turned away two sailors. She turned nobody away. The regatta was "
        "organised by the Moss Club, and not by the Bay Brewery.",
        "Bay News",
        date=date(2026, 5, 7),
    ),
    Article(
        "column",
        "The Bay News",  # its paper's name stands where a title would
        "Put right. In our report of 2 May we said that lorries on the swing bridge may weigh 9 "
        "tonnes. It is 6.5 tonnes. The fine was given correctly.",
        "Bay News",
        date=date(2026, 5, 9),
    ),
    Article(
        "choir",
        "Ringve choir turns forty",
        "The Ringve choir was founded by a baker. At that time the choir had 14 singers and no "
        "piano. Today there are 62, and three of them sing at the opera.",
        "Bay News",
        date=date(2026, 2, 1),
    ),
)


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with Assistant.open(tmp_path_factory.mktemp("put-right") / "data") as opened:
        opened.ingest_articles(ARTICLES)
        yield opened


def test_the_value_of_the_correction_leads(assistant: Assistant) -> None:
    answer = assistant.ask("How old is Anton Brekke?")
    assert answer.sentences[0].text.startswith("He is 77")
    assert answer.short_answer in (None, "77")


def test_a_value_is_put_right_under_any_title_and_however_it_is_asked_for(
    assistant: Assistant,
) -> None:
    answer = assistant.ask("What weight may lorries on the swing bridge have?")
    assert answer.sentences[0].text == "It is 6.5 tonnes."
    assert answer.short_answer in (None, "6.5", "6.5 tonnes")


def test_what_is_so_today_leads_where_that_is_asked(assistant: Assistant) -> None:
    answer = assistant.ask("How many singers does the Ringve choir have today?")
    assert answer.sentences[0].text.startswith("Today there are 62")
    assert answer.short_answer in (None, "62")


@pytest.mark.parametrize(
    "question", ["Why did Ada Voll turn away two sailors?", "Whom did the café owner turn away?"]
)
def test_what_was_wrongly_said_is_followed_by_its_correction(
    assistant: Assistant, question: str
) -> None:
    answer = assistant.ask(question)
    texts = [one.text for one in answer.sentences]
    at = texts.index("She turned nobody away.")
    assert "we wrote that the café owner Ada Voll" in texts[at - 1]
    assert answer.sentences[at].label == "corrected"


def test_a_name_behind_a_preposition_is_put_right(assistant: Assistant) -> None:
    answer = assistant.ask("Who organised the regatta at Vessel Bay?")
    assert answer.sentences[0].text.startswith("The regatta was organised by the Moss Club")
    assert answer.short_answer != "Bay Brewery"
