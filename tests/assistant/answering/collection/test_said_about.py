"""What somebody says about something is told by their own words there."""

from collections.abc import Iterator

import pytest

from assistant import Assistant, Turn
from index.types import Article

HARBOUR = Article(
    "harbour",
    "Marina plan splits Sandvik",
    "The town of Sandvik quarrels over a marina. The port company wants 80 berths in the east "
    "bay.\n\n"
    '"First they sell the view, then they sell us tickets for it," said Olga Brandt, who runs the '
    "smokehouse. She suggests a footpath.\n\n"
    "Mr Falk of the port company would say little on the breakwater. "
    '"We dig, then we count," he said. The breakwater is to be 90 metres long.\n\n'
    "The harbour master, Tove Lind, called the breakwater "
    '"a wall against last century\'s weather".',
)
SHOP = Article(
    "shop",
    "Olga Brandt sells eel again",
    'The smokehouse has eel again. "It is fatter than last year," said Olga Brandt. "We smoke it '
    'over alder. We have never done otherwise," said her nephew, Nils Moe.',
)

ORCHESTRA = Article(
    "orchestra",
    "Velm orchestra cancels its autumn tour",
    "The Velm orchestra will not travel to the coast in October.\n\n"
    "The manager, Petra Sund, said the shortage of money went back to the year in which two "
    'sponsors left. "We tuned the violins and forgot the till," she said.\n\n'
    "The hall keeps its prices.",
)
REGATTA = Article(
    "regatta",
    "Skarn rowers lose the regatta by a length",
    "The eight of Skarn lost the final of the regatta on Sunday.\n\n"
    "Its stroke, Ole Brekke, congratulated the winners at the landing stage. "
    '"We had a fine view of their rudder," he said.\n\n'
    "The next regatta is in May.",
)


@pytest.fixture(scope="module")
def quotes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with Assistant.open(tmp_path_factory.mktemp("said")) as assistant:
        assistant.ingest_articles([HARBOUR, SHOP, ORCHESTRA, REGATTA])
        yield assistant


def shown(assistant: Assistant, question: str) -> list[str]:
    return [one.text for one in assistant.ask(question).sentences]


@pytest.mark.parametrize("topic", ["the marina", "selling the view"])
def test_a_speaker_is_quoted_on_what_the_article_or_the_words_are_about(
    quotes: Assistant, topic: str
) -> None:
    found = shown(quotes, f"What did Olga Brandt say about {topic}?")
    assert [one[:20] for one in found] == ['"First they sell the']


def test_a_pronoun_is_shown_with_whom_it_means(quotes: Assistant) -> None:
    assert shown(quotes, "What did Falk say about the breakwater?") == [
        "Mr Falk of the port company would say little on the breakwater.",
        '"We dig, then we count," he said.',
    ]


def test_who_is_named_before_is_quoted_as_well(quotes: Assistant) -> None:
    first = quotes.ask("Who runs the smokehouse in Sandvik?")
    cites = tuple(cite for one in first.sentences for cite in one.citations)
    history = [Turn("user", first.question), Turn("assistant", first.text, cites)]
    answer = quotes.ask("What did she say about the marina?", history=history)
    assert [one.text[:20] for one in answer.sentences] == ['"First they sell the']


def test_a_role_speaks_like_a_name(quotes: Assistant) -> None:
    found = shown(quotes, "What did the harbour master say about the breakwater?")
    assert any("last century" in one for one in found)


def test_nobody_is_quoted_on_what_they_do_not_speak_of(quotes: Assistant) -> None:
    found = shown(quotes, "What did Tove Lind say about eel?")
    assert not any("last century" in one for one in found)


def test_words_that_run_on_are_shown_with_the_speaker_behind_them(quotes: Assistant) -> None:
    found = shown(quotes, 'Who said "We smoke it over alder"?')
    assert any("Nils Moe" in one for one in found)


def test_nobody_is_quoted_on_a_detail_by_speaking_in_a_report_on_the_rest(
    quotes: Assistant,
) -> None:
    found = shown(quotes, "What did Olga Brandt say about the cost of the marina?")
    assert not any("sell us tickets" in one for one in found)


def test_what_is_reported_is_shown_with_the_own_words_beside_it(quotes: Assistant) -> None:
    found = shown(quotes, "How did Petra Sund explain the shortage of money?")
    assert any("forgot the till" in one for one in found)


def test_what_is_said_after_something_is_said_about_it(quotes: Assistant) -> None:
    found = shown(quotes, "What did Ole Brekke say after the regatta?")
    assert any("their rudder" in one for one in found)


def test_a_topic_may_have_another_word_of_its_kind(quotes: Assistant) -> None:
    found = shown(quotes, "What did Brekke say about the defeat?")
    assert any("their rudder" in one for one in found)


def test_no_words_of_a_kind_are_no_topic(quotes: Assistant) -> None:
    found = shown(quotes, "What did Brekke say about the bakery?")
    assert not any("their rudder" in one for one in found)
