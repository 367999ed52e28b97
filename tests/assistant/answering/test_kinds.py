"""Kinds of questions that a reader alone gets wrong, over a few articles made up for them."""

from collections.abc import Iterator
from datetime import date

import pytest

from assistant import Assistant
from assistant.types import Answer
from index.types import Article

ARTICLES = (
    Article(
        "mill-fire",
        "Fire destroys the paper mill at Orden",
        "The paper mill at Orden burned down on Saturday night. Forty workers were on shift. "
        "The flames were seen from Velby, twelve kilometres away.",
        date=date(2026, 2, 1),
    ),
    Article(
        "mill-report",
        "Report on the mill",
        "An overheated bearing in the drying hall caused the fire at the paper mill in Orden, the "
        "fire service said. The hall had no sprinklers.",
        date=date(2026, 2, 20),
    ),
    Article(
        "pool-closing",
        "Pool to close",
        "The swimming pool in Velby will close on 1 June, the council decided.",
        date=date(2026, 1, 10),
    ),
    Article(
        "pool-saved",
        "Velby swimming pool saved",
        "The council took back its decision on the closure of the swimming pool in Velby on "
        "Monday. A donor pays for the repairs.",
        date=date(2026, 3, 9),
    ),
    Article(
        "march",
        "Farmers march through Orden",
        "Farmers marched through Orden on Friday. The police counted 320 tractors.",
        date=date(2026, 2, 13),
    ),
    Article(
        "march-corrected",
        "Correction on the march",
        "Correction: the farmers drove 230 tractors through Orden, not 320 as the police first "
        "said.",
        date=date(2026, 2, 15),
    ),
    Article(
        "ferry-tests",
        "Winter tests of the ferries",
        "The ferry Skua passed the ice test. The ferry Tern did not pass the ice test.",
    ),
    Article(
        "choir",
        "Choirs at the castle",
        "Velby, Orden, Rask and Holt sent choirs to the castle. All except Rask sang in the rain.",
    ),
    Article(
        "lock",
        "The lock at Holt",
        "The lock at Holt was last repaired in 2011. It will be repaired again in September.",
    ),
    Article(
        "grant",
        "Conditions for the grant",
        "The theatre gets the grant on three conditions:\n\n- two premieres a year\n"
        "- a ticket price of at most 20 crowns\n- a school performance every month\n",
    ),
    Article("tower-orden", "The tower of Orden", "The tower of Orden is 61 metres high."),
    Article("tower-velby", "The tower of Velby", "The tower of Velby is 48 metres high."),
    Article(
        "sluice",
        "New sluice",
        "The new sluice will open on 1 October, the county said.",
        date=date(2026, 2, 3),
    ),
    Article(
        "trawler",
        "Trawler Grane sinks",
        "The trawler Grane sank off Rask on Sunday. The captain, Eva Lund, had taken over in May.",
    ),
    Article(
        "lund",
        "Eva Lund",
        "Eva Lund grew up by the sea. Lund was born in the town of Holt and went to sea early.",
    ),
    Article("pigeons", "Pigeons", "The pigeon Ludo won the flight from Rask."),
    Article("piano", "A piano", "The piano in the town hall was tuned in May."),
)


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with Assistant.open(tmp_path_factory.mktemp("kinds") / "data") as opened:
        opened.ingest_articles(ARTICLES)
        yield opened


def texts(answer: Answer) -> list[str]:
    return [sentence.text for sentence in answer.sentences]


def test_a_reason_leads_where_one_is_asked_for(assistant: Assistant) -> None:
    answer = assistant.ask("Why did the paper mill at Orden burn down?")
    assert "overheated bearing" in texts(answer)[0]
    assert answer.short_answer is None


def test_the_newer_report_of_a_decision_leads(assistant: Assistant) -> None:
    answer = assistant.ask("Will the swimming pool in Velby close on 1 June?")
    assert "took back its decision" in texts(answer)[0]
    older = next(one for one in answer.sentences if "will close" in one.text)
    assert older.label == "earlier, 10 January 2026"


def test_a_correction_leads_and_is_marked(assistant: Assistant) -> None:
    answer = assistant.ask("How many tractors drove through Orden?")
    assert "230" in texts(answer)[0]
    assert answer.sentences[0].label == "corrected"
    assert answer.short_answer in (None, "230")


def test_a_denial_answers_what_denies(assistant: Assistant) -> None:
    answer = assistant.ask("Which ferry did not pass the ice test?")
    assert texts(answer)[0] == "The ferry Tern did not pass the ice test."


def test_an_exception_answers_what_denies(assistant: Assistant) -> None:
    answer = assistant.ask("Which town did not sing at the castle?")
    assert any("All except Rask" in text for text in texts(answer))
    assert answer.short_answer in (None, "Rask")


def test_what_will_be_is_told_from_what_was(assistant: Assistant) -> None:
    answer = assistant.ask("When will the lock at Holt be repaired?")
    # "It will be ..." stands behind the sentence that says what "it" is.
    assert any("September" in text for text in texts(answer)[:2])
    assert answer.short_answer is None or "2011" not in answer.short_answer
    assert "2011" in texts(assistant.ask("When was the lock at Holt last repaired?"))[0]


def test_a_list_is_shown_as_a_whole(assistant: Assistant) -> None:
    answer = assistant.ask("What are the three conditions for the theatre's grant?")
    assert texts(answer)[0].endswith("conditions:")
    assert len(answer.sentences) == 4
    assert answer.short_answer is None


def test_both_amounts_are_shown(assistant: Assistant) -> None:
    answer = assistant.ask("Which tower is higher, the tower of Orden or the tower of Velby?")
    assert [one.label for one in answer.sentences] == ["tower of Orden", "tower of Velby"]
    assert "61" in texts(answer)[0]
    assert "48" in texts(answer)[1]


def test_a_sentence_of_another_article_does_not_pad(assistant: Assistant) -> None:
    assert texts(assistant.ask("Who won the flight from Rask?")) == [
        "The pigeon Ludo won the flight from Rask."
    ]


def test_a_month_to_come_is_the_next_one_in_a_timeline(assistant: Assistant) -> None:
    answer = assistant.ask("Give me a timeline of the sluice.")
    assert [one.label for one in answer.sentences] == ["1 October 2026"]


def test_one_thing_asked_for_through_another_is_found(assistant: Assistant) -> None:
    answer = assistant.ask("In which town was the captain who took over the trawler Grane born?")
    assert any("Holt" in text for text in texts(answer))
    assert {one.article_id for each in answer.sentences for one in each.citations} >= {"lund"}


def test_two_questions_in_one_are_both_answered(assistant: Assistant) -> None:
    answer = assistant.ask("When did the paper mill at Orden burn down and what caused the fire?")
    assert any("Saturday night" in text for text in texts(answer))
    assert any("overheated bearing" in text for text in texts(answer))
    assert not answer.statement


def test_a_part_without_an_answer_is_named(assistant: Assistant) -> None:
    answer = assistant.ask("Who won the flight from Rask and what did the emperor of China wear?")
    assert "The pigeon Ludo won the flight from Rask." in texts(answer)
    assert answer.statement == "No answer was found to “what did the emperor of China wear?”."


def test_what_is_told_before_a_question_does_not_refuse_it(assistant: Assistant) -> None:
    answer = assistant.ask(
        "I was speaking with my cousin, who collects old tractors and never stops talking, so "
        "could you please tell me how many tractors drove through Orden?"
    )
    assert "230" in answer.text


def test_a_subject_with_a_year_is_no_request_for_another_article(assistant: Assistant) -> None:
    answer = assistant.ask("tractors Orden 2026")
    assert answer.sentences
    assert all("Orden" in one.text or "tractors" in one.text for one in answer.sentences[:1])
