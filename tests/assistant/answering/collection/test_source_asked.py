"""What one source says, also in its correction; who called something what; documents by kind."""

from collections.abc import Iterator
from datetime import date

import pytest

from assistant import Assistant, Turn
from assistant.types import RequestKind
from index.types import Article

HERALD, ECHO = "Skarn Herald", "The Lornby Echo"
ARTICLES = (
    Article(
        "herald",
        "Divers freed from the wreck",
        "Fourteen divers were trapped in the wreck of the Alma on Monday. The wreck lies at a "
        "depth of 38 metres. The harbour master, Ida Moe, shook her head. “We had warned the "
        "club,” she said. “The Alma is a trap.”",
        HERALD,
        date=date(2026, 5, 5),
    ),
    Article(
        "echo",
        "Rescue at the Alma",
        "Twelve divers were trapped in the wreck of the Alma on Monday. The wreck lies at a depth "
        "of 41 metres. The rescue took six hours.",
        ECHO,
        date=date(2026, 5, 6),
    ),
    Article(
        "put-right",
        "Club to mend its buoys",
        "The diving club of Skarn will mend its buoys in June.\n\n"
        "Correction: Our report of 5 May said that 14 divers were trapped. There were 13: one had "
        "been counted twice. We also wrote that the wreck lies at 38 metres. It is 36.",
        HERALD,
        date=date(2026, 5, 9),
    ),
    Article(
        "news",
        "Skarn Rowing News, June 2026",
        "The new boathouse has a roof. The spring regatta brought in 900 crowns. A thermos flask "
        "was found at the jetty.",
        "club.eml",
        date=date(2026, 6, 8),
        author="Skarn Rowing Club",
    ),
    Article(
        "old-news",
        "Skarn Rowing News, April 2026",
        "The boats were painted. The roof of the boathouse leaks. Oars are sold at half price.",
        "club-april.eml",
        date=date(2026, 4, 7),
        author="Skarn Rowing Club",
    ),
)


@pytest.fixture(scope="module")
def wreck(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with Assistant.open(tmp_path_factory.mktemp("wreck")) as assistant:
        assistant.ingest_articles(ARTICLES)
        yield assistant


@pytest.mark.parametrize(
    ("question", "article"),
    [
        ("How many divers were trapped according to the Echo?", "echo"),
        ("how many divers were trapped acording to the lornby echo", "echo"),
        ("According to the herald, how many divers were trapped?", "herald"),
    ],
)
def test_only_the_source_that_is_named_is_asked(
    wreck: Assistant, question: str, article: str
) -> None:
    answer = wreck.ask(question)
    assert answer.sentences[0].citations[0].article_id == article
    sources = {one.source for sentence in answer.sentences for one in sentence.citations}
    assert len(sources) == 1
    assert answer.inferred.sources == sources


def test_the_question_before_is_put_to_another_source(wreck: Assistant) -> None:
    asked = "How deep does the wreck lie according to the Echo?"
    history = (Turn("user", asked), Turn("assistant", "41 metres"))
    answer = wreck.ask("and according to the herald?", history=history)
    assert "38 metres" in answer.text
    assert "41" not in answer.text


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        ("How many divers were trapped according to the Herald's correction?", "13", "36"),
        ("How deep is the wreck according to the herald's correction?", "36", "13"),
    ],
)
def test_a_correction_is_shown(wreck: Assistant, question: str, said: str, unsaid: str) -> None:
    answer = wreck.ask(question)
    assert said in answer.text
    assert unsaid not in answer.text


@pytest.mark.parametrize("question", ["who called the alma a trap", "Who said the Alma is a trap?"])
def test_who_called_it_that_is_named(wreck: Assistant, question: str) -> None:
    answer = wreck.ask(question)
    assert "Ida Moe" in answer.text
    assert "“The Alma is a trap.”" in answer.text


def test_a_month_that_is_spoken_of_is_no_time(wreck: Assistant) -> None:
    assert "no article" not in wreck.ask("Who called February a trap?").text


@pytest.mark.parametrize(
    ("question", "article"),
    [
        ("can you give me the june newsletter of the rowing club in short", "news"),
        ("The gist of the April bulletin?", "old-news"),
        ("the rowing club's newsletter in a nutshell", "news"),
    ],
)
def test_a_document_is_named_by_its_kind(wreck: Assistant, question: str, article: str) -> None:
    answer = wreck.ask(question)
    assert answer.understood_as is RequestKind.SUMMARY
    assert {one.citations[0].article_id for one in answer.sentences} == {article}
