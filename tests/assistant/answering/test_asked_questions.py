"""Articles that ask and answer, and what is typed as into a search box."""

from collections.abc import Iterator

import pytest

from assistant import Assistant, Turn
from assistant.answering.deciding.doubt import DOUBT
from index.types import Article

BATHS = """These pages are kept by the staff of the baths.

When are you open?

Every day from seven to nine in the evening, and on Saturdays until six. We close in July.

How warm is it?

The large pool is kept at 27 degrees. The small one is warmer, at 31.

Do I have to wear a cap?

Yes, in the large pool. You can buy one at the desk for 4 crowns.

May dogs come in?

Only guide dogs. All others may be tied up in the shade by the bicycle racks.

Where do I find lost property?

At the desk, for a month. After that it goes to the charity shop in Quay Street."""

ARTICLES = (
    Article("baths", "Brineholm swimming baths: your questions", BATHS),
    Article(
        "caps",
        "Cap makers look back",
        "The old factory made caps for swimmers until 1974. Warm water was rare then: most pools "
        "had 18 degrees, and dogs were let in on Sundays.",
    ),
    Article(
        "island",
        "Four days on Hestray",
        "The boat to Hestray leaves at 7.40. There is one hotel. A night with breakfast is £72, "
        "and supper, which you would be foolish to refuse, a further £19.",
    ),
)


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with Assistant.open(tmp_path_factory.mktemp("asked") / "data") as opened:
        opened.ingest_articles(ARTICLES)
        yield opened


@pytest.mark.parametrize(
    ("question", "asked", "answer"),
    [
        ("Do I need a swimming cap at Brineholm?", "wear a cap", "Yes, in the large pool."),
        ("When are the baths open?", "When are you open?", "Every day from seven"),
        ("Where is lost property kept?", "lost property", "At the desk, for a month."),
        ("How warm is the water in the Brineholm baths?", "How warm is it?", "27 degrees"),
    ],
)
def test_what_follows_a_question_answers_it_and_the_question_is_shown_before_it(
    assistant: Assistant, question: str, asked: str, answer: str
) -> None:
    first, second = assistant.ask(question).sentences[:2]
    assert asked in first.text
    assert answer in second.text


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("dogs brineholm", "Only guide dogs."),
        ("hestray hotel price per night", "£72"),
    ],
)
def test_a_few_words_find_where_the_articles_speak_of_them(
    assistant: Assistant, typed: str, expected: str
) -> None:
    answer = assistant.ask(typed)
    assert not answer.refused
    assert any(expected in one.text for one in answer.sentences)


def test_a_few_words_are_found_whatever_was_said_before_them(assistant: Assistant) -> None:
    first = assistant.ask("How much is a night on Hestray?")
    cited = tuple(one for sentence in first.sentences for one in sentence.citations)
    history = [Turn("user", first.question), Turn("assistant", first.text, cited)]
    answer = assistant.ask("baths bicycle racks", history=history)
    assert any("bicycle racks" in one.text for one in answer.sentences)


def test_a_few_words_of_which_no_passage_has_all_are_refused(assistant: Assistant) -> None:
    assert assistant.ask("brineholm dragon museum").refused


def test_where_nothing_answers_a_few_words_what_is_shown_is_said_to_be_the_nearest(
    assistant: Assistant,
) -> None:
    answer = assistant.ask("baths bicycle racks")
    assert answer.statement == DOUBT


@pytest.mark.parametrize("question", ["What can you do?", "Where do your answers come from?"])
def test_the_program_tells_of_itself(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert "come from your articles alone" in answer.statement
    assert not answer.refused
    assert not answer.sentences
