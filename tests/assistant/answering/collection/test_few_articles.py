"""Summaries of a few articles: several sentences of each, one of every section."""

from collections.abc import Iterator

import pytest

from assistant import Assistant
from assistant.types import RequestKind
from index.types import Article

VISIT = Article(
    "visit",
    "Minister visits Sundal",
    "Nora Vik, the minister of energy, spent three days in Sundal to talk about the price of "
    "power. The price of power has doubled in Sundal in two years. Talks on the price of power "
    "go on in May.\n\n"
    "Two more ferries\n\n"
    "The minister also promised two more ferries to the islands by the summer of next year. They "
    "are to be built in Brekke.\n\n"
    "School stays open\n\n"
    "The school on the outermost island, which has nine pupils, stays open for now. Its teacher "
    "thanked the minister with a song.",
)
HARBOUR = Article(
    "harbour",
    "Harbour of Brekke is dredged",
    "The harbour of Brekke is dredged to nine metres this winter, the port said on Monday. "
    "Larger ships can then call at Brekke. The work costs 14 million crowns.",
)


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with Assistant.open(data_dir=tmp_path_factory.mktemp("two")) as assistant:
        assistant.ingest_articles([VISIT, HARBOUR])
        yield assistant


@pytest.mark.parametrize("question", ["Summarise the articles.", "What is this about?"])
def test_few_articles_have_more_than_a_sentence_each(two: Assistant, question: str) -> None:
    answer = two.ask(question)
    cited = [one.citations[0].article_id for one in answer.sentences]
    assert cited.count("visit") == cited.count("harbour") == 3


def test_every_section_is_told_of(two: Assistant) -> None:
    text = two.ask("Summarise the article about the visit of the minister.").text
    assert "spent three days" in text
    assert "two more ferries to the islands" in text
    assert "nine pupils" in text


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("Summarise everything in 6 sentences", 6),
        ("Summarise both articles in four sentences.", 4),
        ("Sum up the articles in three lines", 3),
        ("Summarise everything in one sentence.", 1),
    ],
)
def test_as_many_sentences_are_shown_as_asked_for(
    two: Assistant, question: str, count: int
) -> None:
    answer = two.ask(question)
    assert answer.understood_as is RequestKind.SUMMARY
    assert len(answer.sentences) == count


WARS = (
    Article(
        "hask",
        "War in Hask goes on",
        "The war in Hask has reached the coast, aid workers say. The harbour of Hask is closed. "
        "Hask and its neighbour Torland do not talk.",
    ),
    Article(
        "torland",
        "Elections in Torland",
        "Torland voted on Sunday in the midst of a strike. The war in Hask kept many at home. The "
        "count goes on until Friday.",
    ),
    Article(
        "fair",
        "Fair of Brekke",
        "The fair of Brekke is a war of prices each year. Nobody came from the islands, as the war "
        "in Hask has closed the harbour there. It ends on Sunday.",
    ),
)


def test_an_article_on_something_else_tells_what_it_says_of_the_subject(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    with Assistant.open(data_dir=tmp_path_factory.mktemp("wars")) as assistant:
        assistant.ingest_articles(WARS[1:])
        passing = assistant.ask("Summarise the articles on the war in Hask.").text
        assistant.ingest_articles([WARS[0]])
        about = assistant.ask("Summarise the articles on the war in Hask.")
    assert "kept many at home" in passing
    assert "closed the harbour" in passing
    assert {one.citations[0].article_id for one in about.sentences} == {"hask"}
