"""A case through the courts, two reports on a flood, an interview, a column: made up."""

from collections.abc import Iterator
from datetime import date

import pytest

from assistant import Assistant
from index.types import Article

ARTICLES = (
    Article("first", "Court: dairy must pay cheesemaker",
            "A county court has ruled that the dairy Halse used a recipe of Berit Aune without "
            "leave. It must pay her 80,000 crowns. The dairy was founded in 1951.",
            "Fjord Tidings", date=date(2025, 3, 4)),
    Article("second", "Halse wins on appeal",
            "An appeal court has overturned the judgment in favour of the cheesemaker Berit Aune. "
            "Her lawyer, Sverre Lie, who joined the firm in May, will go to the top court. "
            '"We are not done," Lie said.',
            "Fjord Tidings", date=date(2025, 9, 11)),
    Article("third", "Top court sides with Aune",
            "The top court has restored the first judgment against Halse. Sverre Lie called it a "
            'great day. The head of Halse, Rolf Dahl, left in March. "I shall bake bread," '
            "he said.",
            "Fjord Tidings", date=date(2026, 2, 20)),
    Article("flood-a", "Flood in Moss Street",
            "A flood filled the cellars of Moss Street in Tarn on Sunday. Some 60 soldiers "
            "carried sandbags until dawn. The flood caused damage of 2 million euros, the mayor "
            "said. About 90 residents of Moss Street left their homes.",
            "Tarn Post", date=date(2026, 1, 12)),
    Article("flood-b", "Tarn after the flood",
            "The flood in Tarn has receded. Nearly 140 soldiers carried sandbags on Sunday. "
            "The flood caused damage of 5 million euros, insurers say. Roughly 150 people "
            "from Moss Street left their homes.",
            "Radio Tarn", date=date(2026, 1, 13)),
    Article("column", "Comment: Keep the night train",
            "The railway wants to end the night train. That would be a mistake. Nobody sleeps "
            "on a coach.", "Tarn Post", date=date(2026, 1, 3)),
    Article("talk", 'Interview: "Choirs need rain"',
            "We met the choirmaster Edda Storm.\n\nMs Storm, why do you sing outdoors?\n\n"
            "Storm: Because halls are dear. I like the wind.\n\nWhat comes next?\n\n"
            "Storm: A mass in the quarry.", "Tarn Post", date=date(2026, 1, 5)),
)  # fmt: skip


@pytest.fixture(scope="module")
def stories(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with Assistant.open(tmp_path_factory.mktemp("stories")) as assistant:
        assistant.ingest_articles(ARTICLES)
        yield assistant


@pytest.mark.parametrize("question", ["Timeline of the Aune case", "Give me a timeline of Halse."])
def test_a_timeline_has_every_stage_in_order(stories: Assistant, question: str) -> None:
    texts = [one.text for one in stories.ask(question).sentences]
    stages = [
        next(at for at, text in enumerate(texts) if text.startswith(stage))
        for stage in ("A county court", "An appeal court", "The top court")
    ]
    assert stages == sorted(stages)


def test_a_person_is_quoted_in_their_own_words_first(stories: Assistant) -> None:
    answer = stories.ask("Quote Sverre Lie.")
    assert [one.text for one in answer.sentences] == [
        '"We are not done," Lie said.',
        "Sverre Lie called it a great day.",
    ]


def test_she_said_is_hers_who_was_named_before(stories: Assistant) -> None:
    texts = [one.text for one in stories.ask("Quotes by Rolf Dahl").sentences]
    assert '"I shall bake bread," he said.' in texts


def test_an_interview_s_turns_are_quotations(stories: Assistant) -> None:
    texts = [one.text for one in stories.ask("What did Edda Storm say?").sentences]
    assert texts == ["Storm: Because halls are dear.", "I like the wind.",
                     "Storm: A mass in the quarry."]  # fmt: skip


@pytest.mark.parametrize(
    ("question", "article"),
    [
        ("What is the opinion piece about?", "column"),
        ("Summarise the interview.", "talk"),
        ("Summarise the column.", "column"),
    ],
)
def test_an_article_is_named_by_its_genre(stories: Assistant, question: str, article: str) -> None:
    answer = stories.ask(question)
    assert {one.citations[0].article_id for one in answer.sentences} == {article}


def test_a_genre_that_no_article_is_of_is_refused(stories: Assistant) -> None:
    assert stories.ask("Summarise the obituary.").refused


@pytest.mark.parametrize(
    "question",
    [
        "What is the difference between the two reports on the flood?",
        "Compare the two articles about the flood.",
        "How do the reports on the flood differ?",
    ],
)
def test_two_reports_are_set_side_by_side(stories: Assistant, question: str) -> None:
    answer = stories.ask(question)
    assert "differ in 3 figures" in answer.statement
    for figure in ("60", "140", "2 million", "5 million", "90", "150"):
        assert figure in answer.text
    assert {one.label for one in answer.sentences} == {"Tarn Post", "Radio Tarn"}


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("How many soldiers carried sandbags?", {"60", "140"}),
        ("How many residents left their homes?", {"90", "150"}),
    ],
)
def test_counts_of_people_contradict(stories: Assistant, question: str, figures: set[str]) -> None:
    disagreement = stories.ask(question).disagreement
    assert disagreement is not None
    assert {"".join(c for c in one.words or "" if c.isdigit())
            for one in disagreement.sides} == figures  # fmt: skip
