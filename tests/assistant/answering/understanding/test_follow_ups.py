"""Follow-ups find what they mean; questions that stand alone are left as they are."""

import json
from collections.abc import Iterator

import pytest

from assistant import Assistant
from assistant.answering.understanding import FollowUps
from assistant.answering.understanding.follow_ups import FollowUpOptions
from assistant.answering.understanding.rewriting import FollowUpModel
from assistant.language_models.scripted import ScriptedLanguageModel
from assistant.language_models.streaming import ChatModel
from assistant.settings import LanguageModelSettings
from assistant.types import Question, Turn
from index.types import Article, SearchFilter

BRIDGE = "Why was the Marram Bridge closed?"


@pytest.fixture(scope="module")
def assistant(sample_data_dir) -> Iterator[Assistant]:
    with Assistant.open(sample_data_dir) as opened:
        yield opened


def test_a_first_question_is_searched_as_it_is(assistant):
    understood = assistant.engine.finder.follow_ups.search(Question(BRIDGE))
    assert understood.searched_for == ""
    assert understood.result == assistant.engine.finder.follow_ups.retriever.search(BRIDGE)


def test_a_question_that_stands_alone_is_left_as_it_is(assistant):
    history = (Turn("user", "Who runs the seagrass project?"), Turn("assistant", "Somebody."))
    understood = assistant.engine.finder.follow_ups.search(Question(BRIDGE, history))
    assert understood.searched_for == ""
    assert understood.question.text == BRIDGE
    assert understood.result == assistant.engine.finder.follow_ups.retriever.search(BRIDGE)


def test_a_follow_up_finds_the_article_that_it_is_about(assistant):
    understood = assistant.engine.finder.follow_ups.search(
        Question("And when?", (Turn("user", BRIDGE),))
    )
    assert understood.searched_for == "And when? (Marram Bridge closed)"
    assert understood.result.articles[0].article_id.startswith("bridge")
    other = (Turn("user", "Who runs the seagrass project?"),)
    understood = assistant.engine.finder.follow_ups.search(Question("And when?", other))
    assert understood.result.articles[0].article_id.startswith("seagrass")


def test_a_new_subject_is_not_hidden_by_the_words_of_the_last_one(assistant):
    history = (Turn("user", "Who won the marathon and how fast?"), Turn("assistant", "Tarkes."))
    understood = assistant.engine.finder.follow_ups.search(
        Question("Is the painting real?", history)
    )
    assert understood.searched_for == ""
    assert understood.result.articles[0].article_id.startswith("painting")


def test_cited_sentences_stay_among_what_is_ranked(assistant):
    answer = assistant.ask(BRIDGE)
    cited = answer.sentences[0].citations
    history = (Turn("user", BRIDGE), Turn("assistant", answer.text, cited))
    understood = assistant.engine.finder.follow_ups.search(Question("Who likes opera?", history))
    ranked = {hit.passage.article_id for hit in understood.result.passages}
    assert cited[0].article_id in ranked


def test_a_filter_holds_for_what_was_cited_too(assistant):
    answer = assistant.ask(BRIDGE)
    cited = answer.sentences[0].citations
    others = frozenset(one.id for one in assistant.articles() if one.id != cited[0].article_id)
    history = (Turn("user", BRIDGE), Turn("assistant", answer.text, cited))
    question = Question("And when?", history, SearchFilter(article_ids=others))
    ranked = {
        hit.article_id
        for hit in assistant.engine.finder.follow_ups.search(question).result.articles
    }
    assert ranked
    assert ranked <= others


def test_what_points_at_a_name_is_looked_for_where_the_name_is(tmp_path):
    articles = (
        Article("boat", "The Merle 30 on trial", "The Merle 30 costs 9,000 crowns. It carries four."
                " We sailed her for a week. Her hull and rig together are 2.1 tonnes."),
        Article("rain", "Forecast", "Heavy showers are likely in the north. They last for hours."),
    )  # fmt: skip
    with Assistant.open(tmp_path) as opened:
        opened.ingest_articles(articles)
        history = (Turn("user", "What does the Merle 30 cost?"), Turn("assistant", "9,000."))
        result = opened.engine.finder.follow_ups.search(
            Question("How heavy is it?", history)
        ).result
    assert {hit.sentence.article_id for hit in result.sentences} == {"boat"}


def test_a_phrase_may_be_of_what_was_just_cited(tmp_path):
    articles = (
        Article("plan", "No cable car for Tarn", "The town of Tarn votes down the cable car. "
                "Instead two minibuses are to go up the hill. They run from 3 May."),
        Article("talk", "Warden Pike on the hill", "Warden Pike of Tarn wants minibuses instead of "
                "a cable car. He is 61."),
    )  # fmt: skip
    with Assistant.open(tmp_path) as opened:
        opened.ingest_articles(articles)
        asked = "What will go up the hill instead?"
        first = opened.ask(asked)
        cited = tuple(one for sentence in first.sentences for one in sentence.citations)
        history = (Turn("user", asked), Turn("assistant", first.text, cited))
        answer = opened.ask("From when?", history=history)
    assert "3 May" in answer.text


def test_a_phrase_leans_on_what_was_said(assistant):
    follow_ups = assistant.engine.finder.follow_ups
    asked = Question("Until what hour in May?", (Turn("user", BRIDGE),))
    assert follow_ups.leaning_of(asked) == 1.0
    assert follow_ups.leaning_of(Question("Until what hour in May?")) == 0.0


def test_what_leans_is_searched_for_with_the_words_of_before(assistant):
    history = (Turn("user", BRIDGE),)
    search = assistant.engine.finder.follow_ups.search
    assert search(Question("And when?", history)).searched_for
    assert not search(Question("Who wrote the opera about the salt tax?", history)).searched_for


def test_the_surer_it_leans_the_surer_the_search_without_has_to_be():
    options = FollowUpOptions()
    assert options.weight(0.1) == 0.0
    assert options.weight(0.9) == 0.9
    assert options.least_benefit(0.3) < 0.0
    assert options.least_benefit(0.7) < options.least_benefit(0.95)


def with_model(assistant, reply):
    chat = ChatModel(
        ScriptedLanguageModel(replies=(reply,)), LanguageModelSettings(provider="scripted")
    )
    engine = assistant.engine
    sources = sorted({one.source for one in assistant.articles()})
    return FollowUps(
        engine.finder.follow_ups.retriever, engine.catalogue, FollowUpModel(chat, lambda: sources)
    )


def reply(question, **filters):
    empty = {"sources": [], "after": None, "before": None}
    return json.dumps({"question": question} | empty | filters)


def test_a_model_puts_it_into_words(assistant):
    follow_ups = with_model(assistant, reply("When was the Marram Bridge closed?"))
    understood = follow_ups.search(Question("And when?", (Turn("user", BRIDGE),)))
    assert understood.searched_for == "When was the Marram Bridge closed?"
    assert understood.question.text == understood.searched_for
    assert understood.tokens["follow_up_input"] > 0


def test_where_the_model_fails_rules_do_the_work(assistant):
    follow_ups = with_model(assistant, "no")
    understood = follow_ups.search(Question("And when?", (Turn("user", BRIDGE),)))
    assert understood.searched_for == "And when? (Marram Bridge closed)"
    assert understood.tokens["follow_up_output"] > 0


def test_an_inferred_filter_narrows_the_search(assistant):
    source = next(one.source for one in assistant.articles())
    text = f"What does {source} say about the Marram Bridge closed?"
    follow_ups = with_model(assistant, reply(text, sources=[source]))
    history = (Turn("user", BRIDGE),)
    understood = follow_ups.search(Question(f"What does {source} say?", history))
    assert understood.inferred == SearchFilter(frozenset({source}))
    assert understood.question.filter == understood.inferred


def test_an_inferred_filter_that_nothing_passes_is_dropped(assistant):
    text = "When was the Marram Bridge closed in 1912?"
    follow_ups = with_model(assistant, reply(text, after="1912-01-01", before="1912-12-31"))
    understood = follow_ups.search(Question("And in 1912?", (Turn("user", BRIDGE),)))
    assert understood.searched_for == text
    assert understood.inferred.is_empty
    assert understood.question.filter.is_empty
