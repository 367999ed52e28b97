"""What is asked through something else takes a sentence of a second article."""

from collections.abc import Iterator

import pytest

from assistant import Assistant
from index.types import Article

ARTICLES = (
    Article("ida", "Ida Holm", "Ida Holm is a sculptor. She learned to carve at Brackwater "
            "College, where she also rowed."),
    Article("college", "Brackwater College", "Brackwater College was founded in 1871. It stands in "
            "the city of Marrow and has 900 students."),
    Article("fair", "Autumn fair", "The fair was opened by a brass band. It rained all day."),
)  # fmt: skip


@pytest.fixture(scope="module")
def artists(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with Assistant.open(tmp_path_factory.mktemp("artists")) as assistant:
        assistant.ingest_articles(ARTICLES)
        yield assistant


def articles_of(assistant: Assistant, question: str) -> list[str]:
    answer = assistant.ask(question)
    return [one.citations[0].article_id for one in answer.sentences]


def test_what_is_named_on_the_way_is_told_of_too(artists: Assistant) -> None:
    question = "The sculptor Ida Holm learned to carve at a college in which city?"
    assert {"ida", "college"} <= set(articles_of(artists, question))
    assert "Marrow" in artists.ask(question).text


def test_a_short_question_takes_one_step(artists: Assistant) -> None:
    assert "college" not in articles_of(artists, "Where did Ida Holm learn carving?")


BELLS = (
    Article(
        "bell",
        "The bell of Orn rings again",
        "The bell of Orn rings again since Monday. Signe Thal, the founder who mended the bell, "
        "needed nine days for it.",
    ),
    Article(
        "portrait",
        "Arvid Moe, master of metal",
        "Arvid Moe, who has died aged 81, kept bees and six apprentices. The last was Signe Thal, "
        "now in charge of the workshop, who still has his apron.",
    ),
    Article("fair", "Autumn fair", "The fair was opened by a brass band. It rained all day."),
)


def test_who_is_found_on_the_way_is_told_of_in_an_article_of_another_name(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    with Assistant.open(tmp_path_factory.mktemp("bells")) as assistant:
        assistant.ingest_articles(BELLS)
        question = "Who taught the founder that mended the bell of Orn in nine days?"
        texts = [one.text for one in assistant.ask(question).sentences]
    assert any("needed nine days" in text for text in texts)
    assert any("has his apron" in text for text in texts)


SERIES = (
    Article(
        "inga",
        "Inga Roe",
        "Inga Roe is a fictional baker in the radio play Harbour Street, spoken by Ada Quist.",
    ),
    Article(
        "street",
        "Harbour Street",
        "Harbour Street has been on the air since 1988. It was created by Orm Dahl, a former pilot "
        "of the port. It is recorded in a church.",
    ),
    Article(
        "roe",
        "The sister of Inga",
        "Tove Roe is a fictional nurse in the radio play Harbour Street, spoken by Nora Vik.",
    ),
    Article("fair", "Autumn fair", "The fair was opened by a brass band. It rained all day."),
)


def test_what_is_left_of_a_question_is_asked_of_what_was_found(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    with Assistant.open(tmp_path_factory.mktemp("series")) as assistant:
        assistant.ingest_articles(SERIES)
        answer = assistant.ask("Inga Roe is a fictional baker in a radio play created by whom?")
    texts = [one.text for one in answer.sentences]
    assert any("the radio play Harbour Street" in text for text in texts)
    assert any("created by Orm Dahl" in text for text in texts)
