"""Whom he or she is of the people named before, and what is then asked."""

from collections.abc import Iterator

import pytest

from assistant import Assistant
from assistant.answering.understanding.carry import names_before
from assistant.types import Answer, Citation, Question, Turn
from index.types import Article

ARTICLES = (
    Article("vote", "Okstad wins in Halm", "Renna Okstad is the new mayor of Halm. She had 2,140 "
            "votes on Sunday. Mayor Tove Brask, who led the town for nine years, had 1,987. Brask "
            "said that he was tired and would go fishing."),
    Article("court", "Fine for the manager", "The manager of the quarry, Arvid Sten, was given a "
            "fine of 9,000 crowns. The prosecutor had asked for eleven months for Sten. He denied "
            "that the pump was his."),
    Article("club", "Ten leave the Otters", "Ten players leave the Otters this summer. Keeper "
            "Milo Haug stays, although two clubs had made offers."),
    Article("match", "Otters win", "Coach Runa Birk took off her keeper, Odd Vik, and sent in "
            "Milo Haug, who is 19. He stopped every shot."),
    Article("farms", "Farmers refuse the offer", "The farmers of Tarn turned down the offer of "
            "the chain Billig. At the meeting 71 voted against and 66 in favour."),
    Article("council", "Council vote", "The council of Halm wants a pool. The vote on Monday was "
            "8 to 5. A second vote follows in May."),
)  # fmt: skip


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with Assistant.open(tmp_path_factory.mktemp("antecedents")) as opened:
        opened.ingest_articles(ARTICLES)
        yield opened


def after(assistant: Assistant, before: str, question: str) -> Answer:
    answer = assistant.ask(before)
    cited = tuple(one for sentence in answer.sentences for one in sentence.citations)
    history = (Turn("user", before), Turn("assistant", answer.text, cited))
    return assistant.ask(question, history=history)


def test_of_two_people_the_one_is_meant_whom_the_pronoun_fits(assistant: Assistant) -> None:
    asked = "Who is the new mayor of Halm, and who was mayor before?"
    assert "Tove Brask" in after(assistant, asked, "What does he mean to do?").searched_for
    assert "Renna Okstad" in after(assistant, asked, "How many votes did she have?").searched_for


def test_a_question_is_read_with_the_name_in_it(assistant: Assistant) -> None:
    answer = after(assistant, "What fine did Arvid Sten get?", "what had the prosecutor wanted for"
                   " him")  # fmt: skip
    assert answer.searched_for == "what had the prosecutor wanted for Arvid Sten"
    assert "eleven months" in answer.text


def test_who_somebody_is_brings_in_nobody_else(assistant: Assistant) -> None:
    answer = after(assistant, "Who is Milo Haug?", "Is he leaving the Otters?")
    assert answer.searched_for == "Is Milo Haug leaving the Otters?"


def test_what_names_nothing_is_looked_for_in_what_was_just_cited(assistant: Assistant) -> None:
    cited = Citation("farms", ARTICLES[4].version, 0, 66, ARTICLES[4].text[:66])
    history = (Turn("user", "Did the farmers accept?"), Turn("assistant", "No.", (cited,)))
    follow_ups = assistant.engine.finder.follow_ups
    found = follow_ups.among_cited(Question("What was the result of the vote?", history))
    assert found is not None
    assert {hit.article_id for hit in found.result.articles} == {"farms"}
    assert found.searched_for == "What was the result of the vote? (farmers)"
    for other in ("What was the result of the vote in Halm?", "How long does a boiler last?"):
        assert follow_ups.among_cited(Question(other, history)) is None
    assert follow_ups.among_cited(Question("What was the result of the vote?")) is None


def test_the_last_question_s_names_are_likeliest_and_places_least() -> None:
    history = (
        *(Turn("user", "Who won in Halm?"), Turn("assistant", "Renna Okstad beat Tove Brask.")),
        *(Turn("user", "Who is Arvid Sten?"), Turn("assistant", "He knows Odd Vik.")),
    )
    written = [name.written for name in names_before(history)]
    assert written == ["Arvid Sten", "Renna Okstad", "Tove Brask", "Halm", "Odd Vik"]
