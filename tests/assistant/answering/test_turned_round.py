"""Questions that articles answer the other way round: by an opposite, a refusal, another unit."""

from collections.abc import Iterator

import pytest

from assistant import Assistant
from assistant.types import Answer
from index.types import Article

ARTICLES = (
    Article(
        "lift",
        "Chairlift at Grimsel Peak",
        "The chairlift at Grimsel Peak has been closed since Tuesday. Engineers found a crack in "
        "the third mast. Hikers take the bus to the upper station.",
    ),
    Article(
        "violin",
        "Museum returns violin",
        "The museum of Holm has sent back the violin that it took for a work of Carlo Bressi. The "
        "glue in its neck was invented in 1952. The violin is a fake, said the curator.",
    ),
    Article(
        "levy",
        "Three islands and the levy",
        "Four islands were asked to pay for the harbour light: Aske, Bol, Crane and Dorne. Aske, "
        "Bol and Dorne will pay for the harbour light. Crane refused.",
    ),
    Article(
        "stoves",
        "Two stoves in the test",
        "The Brano stove holds its heat for nine hours. It weighs 96 kilos, and the maker has sold "
        "40,000. The Tessin stove is smaller. Its fan makes a loud noise. The guarantee of the "
        "Brano is five years. The guarantee of the Tessin is two years.",
    ),
    Article(
        "ropeway",
        "Rabbits and rails",
        "At the fence with steel wire they counted an average of 38 rabbits an hour. Behind green "
        "nets there were six; behind white nets 21.",
    ),
    Article(
        "ferry",
        "Over to Dorne",
        "The hovercraft leaves Aske at nine. The hovercraft costs 14 crowns each way.",
    ),
    Article(
        "castle",
        "The castle of Holm",
        "The castle costs 9 crowns. Children go in free.",
    ),
)


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with Assistant.open(tmp_path_factory.mktemp("turned") / "data") as opened:
        opened.ingest_articles(ARTICLES)
        yield opened


def first(answer: Answer) -> str:
    return answer.sentences[0].text if answer.sentences else ""


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Is the chairlift open?", "has been closed since Tuesday"),
        ("Was the violin genuine?", "is a fake"),
    ],
)
def test_an_opposite_answers_whether_it_is_so(
    assistant: Assistant, question: str, said: str
) -> None:
    answer = assistant.ask(question)
    assert said in first(answer)
    assert answer.short_answer is None
    assert not answer.searched_for


def test_nothing_is_turned_round_that_no_article_speaks_of(assistant: Assistant) -> None:
    assert assistant.ask("Is the swimming bath in Rome open?").refused


def test_who_refuses_is_shown_where_it_is_asked_who_does_not(assistant: Assistant) -> None:
    answer = assistant.ask("Which island did not agree to pay for the harbour light?")
    assert any("Crane refused" in one.text for one in answer.sentences)


def test_a_weight_is_told_from_other_numbers(assistant: Assistant) -> None:
    assert "96 kilos" in assistant.ask("How heavy is the Brano stove?").text


def test_what_two_things_have_is_compared(assistant: Assistant) -> None:
    answer = assistant.ask("Which has the longer guarantee, the Brano or the Tessin?")
    assert answer.statement == "Brano five years, Tessin two years. Longer guarantee: Brano."


def test_two_things_are_compared_in_what_is_named(assistant: Assistant) -> None:
    answer = assistant.ask("How does the Brano compare with the Tessin in terms of noise?")
    assert "loud noise" in answer.text


def test_a_condition_that_a_question_ends_in_is_met(assistant: Assistant) -> None:
    assert "green nets" in first(
        assistant.ask("How many rabbits an hour were counted behind the green nets?")
    )


def test_a_slip_of_the_pen_is_put_right_though_something_else_answers(
    assistant: Assistant,
) -> None:
    answer = assistant.ask("What does the hovrecraft cost?")
    assert "14 crowns" in first(answer)
    assert answer.searched_for == "What does the hovercraft cost?"


def test_a_refusal_names_no_word_that_says_nothing(assistant: Assistant) -> None:
    answer = assistant.ask("Has anybody meanwhile been arrested surprisingly over the violin?")
    reason = answer.refusal.reason if answer.refusal else ""
    assert not any(word in reason for word in ("anybody", "meanwhile", "surprisingly"))
