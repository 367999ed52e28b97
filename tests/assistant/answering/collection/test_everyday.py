"""What everybody asks of a few articles in passing: the gist, whether, where, who, how long."""

from collections.abc import Iterator

import pytest

from assistant import Assistant, Turn
from assistant.types import Answer, RequestKind
from index.types import Article

TRAM = (
    "Torrel will build a tram line to the harbour, the council decided on Monday. The line costs "
    '80 million crowns. "We have waited for this since my childhood," said the mayor, Runa Eide. '
    "Governor Odd Brekke warned of delays. Shopkeepers have asked for compensation."
)
TRAM_AGAIN = (
    "The council of Torrel decided on Monday that a tram line to the harbour will be built. "
    "Work begins in May. The bakers of Quay Street fear for their summer."
)
EELS = (
    "Eels are back in the Lune river. Anglers counted 400 of them in a week. The mill at Sund, "
    "which had blocked their way for a century, was torn down in 2019. Nobody knows why they came."
)


@pytest.fixture(scope="module")
def torrel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with Assistant.open(tmp_path_factory.mktemp("torrel")) as assistant:
        assistant.ingest_articles(
            [
                Article("tram", "Torrel builds a tram", TRAM),
                Article("again", "A tram for Torrel", TRAM_AGAIN),
                Article("eels", "Eels return to the Lune", EELS),
            ]
        )
        yield assistant


def cited(answer: Answer) -> set[str]:
    return {one.article_id for sentence in answer.sentences for one in sentence.citations}


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("So what's going on in here?", RequestKind.SUMMARY),
        ("Give me the gist of all this", RequestKind.SUMMARY),
        ("One sentence about each article, please", RequestKind.SUMMARY),
        ("Do eels come up anywhere?", RequestKind.COUNT),
        ("Is the mayor mentioned in any of them?", RequestKind.COUNT),
        ("In what way do they differ?", RequestKind.COMPARE),
        ("Show me some quotes", RequestKind.QUOTE),
        ("How credible are these articles?", RequestKind.PROGRAM),
        ("Where do these texts come from?", RequestKind.SOURCES),
        ("Are my files safe here?", RequestKind.PROGRAM),
        ("Why?", RequestKind.SMALL_TALK),
        ("Who is she?", RequestKind.SMALL_TALK),
        ("go on", RequestKind.SMALL_TALK),
    ],
)
def test_passing_requests_are_understood(
    torrel: Assistant, question: str, kind: RequestKind
) -> None:
    assert torrel.ask(question).understood_as is kind


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("Find the passage about the mill", "The mill at Sund"),
        ("Where are the shopkeepers mentioned?", "Shopkeepers have asked"),
        ("Everything about compensation", "compensation"),
        ("Which sentence mentions delays?", "Odd Brekke warned"),
        ("Who is Odd Brekke?", "Odd Brekke"),
    ],
)
def test_what_is_only_looked_up_is_shown_where_it_stands(
    torrel: Assistant, question: str, found: str
) -> None:
    answer = torrel.ask(question)
    assert not answer.refused
    assert found in answer.sentences[0].text


def test_what_stands_nowhere_is_not_found(torrel: Assistant) -> None:
    assert torrel.ask("Find the passage about lighthouses").refused
    assert torrel.ask("Who is Ida Orr?").refused


def test_another_name_does_not_say_who_somebody_is(torrel: Assistant) -> None:
    assert torrel.ask("Who is Runa Eide?").short_answer != "Governor Odd Brekke"


def test_an_article_is_named_by_its_place_in_the_list(torrel: Assistant) -> None:
    listed = torrel.articles()
    assert cited(torrel.ask("What's the second one about?")) == {listed[1].id}
    assert cited(torrel.ask("Summarise the last article")) == {listed[-1].id}
    assert len(cited(torrel.ask("Summarise each article in one sentence"))) == len(listed)


def test_lengths_are_told(torrel: Assistant) -> None:
    answer = torrel.ask("How long are the articles?")
    words = len(EELS.split())
    assert f"“Eels return to the Lune”: {words} words" in answer.statement
    assert "Torrel builds a tram" in torrel.ask("Which article is longer?").statement


def test_what_only_one_says_is_set_apart(torrel: Assistant) -> None:
    answer = torrel.ask("What does the first article say that the second doesn't?")
    said = " ".join(one.text for one in answer.sentences)
    assert "bakers of Quay Street" in said
    assert "80 million" in said
    assert "decided on Monday" not in said


def test_quotations_of_everybody_are_shown_with_who_speaks(torrel: Assistant) -> None:
    answer = torrel.ask("Who said what?")
    assert [one.text for one in answer.sentences] == [
        '"We have waited for this since my childhood," said the mayor, Runa Eide.'
    ]


def test_nobody_is_quoted_where_nobody_speaks(tmp_path_factory: pytest.TempPathFactory) -> None:
    with Assistant.open(tmp_path_factory.mktemp("eels")) as assistant:
        assistant.ingest_articles([Article("eels", "Eels return to the Lune", EELS)])
        answer = assistant.ask("List all quotes")
    assert answer.refusal is not None
    assert "Nobody is quoted" in answer.refusal.reason


def test_requests_go_on_with_what_was_said(torrel: Assistant) -> None:
    first = Turn("user", "Summarise the first article"), Turn("assistant", "A tram.")
    answer = torrel.ask("and the second?", history=first)
    assert cited(answer) == {torrel.articles()[1].id}
    assert torrel.ask("compare them", history=first).understood_as is RequestKind.COMPARE
    assert torrel.ask("translate it please", history=first).understood_as is RequestKind.PROGRAM


def test_who_said_what_was_just_cited_is_told(torrel: Assistant) -> None:
    shown = torrel.ask("Find the passage about childhood").sentences
    citations = tuple(one for sentence in shown for one in sentence.citations)
    history = Turn("user", "Whose childhood?"), Turn("assistant", shown[0].text, citations)
    assert "Runa Eide" in torrel.ask("Who said that?", history=history).sentences[0].text
