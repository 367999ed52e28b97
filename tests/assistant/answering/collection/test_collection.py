"""Requests about the sample collection get cited replies, or one honest sentence."""

from dataclasses import replace
from datetime import date

import pytest

from assistant import Assistant, Turn
from assistant.answering.collection.reply import MOST_REST
from assistant.types import Answer, RequestKind
from index.types import SearchFilter


def assert_cited(assistant: Assistant, answer: Answer) -> None:
    """Every sentence is verbatim in the article that it cites."""
    assert answer.sentences
    for sentence in answer.sentences:
        for citation in sentence.citations:
            text = assistant.article(citation.article_id).text
            assert text[citation.start : citation.end] == citation.quote
        assert sentence.text == sentence.citations[0].quote


def cited_articles(answer: Answer) -> list[str]:
    return [sentence.citations[0].article_id for sentence in answer.sentences]


def test_a_count_counts_articles_and_shows_each(sample_assistant: Assistant) -> None:
    answer = sample_assistant.ask("How many articles mention the Marram Bridge?")
    having = [
        one.id
        for one in sample_assistant.articles()
        if "Marram Bridge" in (article := sample_assistant.article(one.id)).text + article.title
    ]
    assert answer.understood_as is RequestKind.COUNT
    assert answer.statement.startswith(f"{len(having)} of 14 articles mention “Marram Bridge”.")
    assert set(cited_articles(answer)) == set(having)
    assert_cited(sample_assistant, answer)


def test_what_no_article_mentions_is_counted_as_none(sample_assistant: Assistant) -> None:
    answer = sample_assistant.ask("How many articles mention zeppelins?")
    assert answer.text == "None of the 14 articles mentions “zeppelins”."
    assert not answer.refused


def test_what_one_has_about_something_are_its_articles(sample_assistant: Assistant) -> None:
    answer = sample_assistant.ask("Do I have anything about bridges?")
    assert "of 14 articles mention “bridges”." in answer.statement
    assert_cited(sample_assistant, answer)


def test_the_number_of_articles_comes_from_the_catalogue(sample_assistant: Assistant) -> None:
    answer = sample_assistant.ask("How many articles do I have?")
    assert answer.statement.startswith("14 articles, from 3 March 2026 to 13 April 2026.")
    assert answer.more == len(answer.rest) == 4
    shown = {one.citations[0].article_id for one in (*answer.sentences, *answer.rest)}
    assert shown == {one.id for one in sample_assistant.articles()}
    assert_cited(sample_assistant, answer)


def test_a_filter_holds_for_requests_too(sample_assistant: Assistant) -> None:
    chosen = SearchFilter(sources=frozenset({"Wyndle Messenger"}))
    answer = sample_assistant.ask("How many articles are there?", filter=chosen)
    assert answer.statement.startswith("2 articles")
    assert set(cited_articles(answer)) == {"painting-found", "painting-copy"}


def test_the_newest_article_is_named(sample_assistant: Assistant) -> None:
    answer = sample_assistant.ask("What is the newest article?")
    assert "Abele breaks marathon record on a borrowed route" in answer.statement
    assert cited_articles(answer) == ["marathon"]


def test_a_summary_of_an_article_is_its_own_sentences_in_order(
    sample_assistant: Assistant,
) -> None:
    answer = sample_assistant.ask("Summarise the article about the seagrass in Sandle Bay.")
    assert answer.understood_as is RequestKind.SUMMARY
    assert set(cited_articles(answer)) == {"seagrass"}
    starts = [sentence.citations[0].start for sentence in answer.sentences]
    assert starts == sorted(starts)
    assert_cited(sample_assistant, answer)


def test_what_the_articles_are_about_shows_a_sentence_of_each(sample_assistant: Assistant) -> None:
    answer = sample_assistant.ask("What are these articles about?")
    articles = cited_articles(answer)
    assert len(articles) == len(set(articles)) == 8
    # The two near-copies share one place.
    assert len({*articles} & {"bridge-closed", "bridge-closed-agency"}) <= 1
    assert_cited(sample_assistant, answer)


def test_news_of_a_month_are_the_articles_of_that_month(sample_assistant: Assistant) -> None:
    answer = sample_assistant.ask("What happened in April?")
    assert answer.understood_as is RequestKind.NEWS
    assert set(cited_articles(answer)) == {"marathon", "library-vote", "apples"}


def test_a_month_without_articles_is_said_to_be_one(sample_assistant: Assistant) -> None:
    answer = sample_assistant.ask("What happened in January?")
    assert answer.statement.startswith("There is no article in January. The newest is “Abele")
    assert cited_articles(answer) == ["marathon"]


def test_the_latest_on_a_subject_comes_newest_first(sample_assistant: Assistant) -> None:
    answer = sample_assistant.ask("What is the latest on the painting?")
    assert answer.understood_as is RequestKind.LATEST
    cited = list(dict.fromkeys(cited_articles(answer)))
    assert cited[:2] == ["painting-copy", "painting-found"]


def test_a_timeline_is_in_order_and_labelled(sample_assistant: Assistant) -> None:
    answer = sample_assistant.ask("Give me a timeline of the Marram Bridge closure.")
    assert answer.understood_as is RequestKind.TIMELINE
    assert all(sentence.label for sentence in answer.sentences)
    assert_cited(sample_assistant, answer)


def test_a_quotation_comes_with_its_speaker_from_its_own_article(
    sample_assistant: Assistant,
) -> None:
    answer = sample_assistant.ask("Who said “I would close it again tomorrow”?")
    assert answer.understood_as is RequestKind.QUOTE
    assert set(cited_articles(answer)) == {"bridge-engineer"}


def test_words_that_nobody_said_are_refused(sample_assistant: Assistant) -> None:
    answer = sample_assistant.ask("Who said “Zeppelins are the future”?")
    assert answer.refused
    assert answer.text == "The words “Zeppelins are the future” stand in none of the articles."


def test_shorter_and_more_are_about_the_answer_before(sample_assistant: Assistant) -> None:
    question = "Why was the Marram Bridge closed?"
    first = sample_assistant.ask(question)
    citations = tuple(one for sentence in first.sentences for one in sentence.citations)
    history = (Turn("user", question), Turn("assistant", first.text, citations))
    shorter = sample_assistant.ask("In one sentence, please.", history=history)
    assert [one.text for one in shorter.sentences] == [first.sentences[0].text]
    more = sample_assistant.ask("Tell me more.", history=history)
    shown = {sentence.text for sentence in first.sentences}
    assert more.sentences
    assert not shown & {sentence.text for sentence in more.sentences}


REQUESTS = (
    "What happened in March?",
    "What are these articles about?",
    "Give me a timeline of March.",
    "Which people are in the articles?",
)


@pytest.mark.parametrize("request_", REQUESTS)
def test_what_a_reply_leaves_out_comes_with_it(sample_assistant: Assistant, request_: str) -> None:
    answer = sample_assistant.ask(request_)
    shown = {(one.label, one.text) for one in answer.sentences}
    held = [(one.label, one.text) for one in answer.rest]
    covered = sum(len(one.citations) + len(one.folded) for one in answer.rest)
    assert covered == min(answer.more, MOST_REST) > 0
    assert len(set(held)) == len(held)
    assert shown.isdisjoint(held)
    assert_cited(sample_assistant, replace(answer, sentences=answer.rest))


@pytest.mark.parametrize("request_", REQUESTS)
def test_more_shows_what_the_reply_before_left_out(
    sample_assistant: Assistant, request_: str
) -> None:
    first = sample_assistant.ask(request_)
    cited = tuple(one for sentence in first.sentences for one in sentence.citations)
    last = Turn("assistant", first.text, cited, first.rest)
    more = sample_assistant.ask("more", history=(Turn("user", request_), last))
    held = [(one.label, one.text) for one in (*more.sentences, *more.rest)]
    assert held == [(one.label, one.text) for one in first.rest]


def test_a_comparison_shows_both_sides(tmp_path, sample_assistant: Assistant) -> None:
    answer = sample_assistant.ask("Compare the cannery and the cannery.")
    assert answer.refused


@pytest.mark.parametrize("kind", ["What happened last week?", "Summarise the articles."])
def test_an_empty_collection_says_so(tmp_path, kind: str) -> None:
    with Assistant.open(tmp_path / "data") as assistant:
        answer = assistant.ask(kind)
    assert answer.refused
    assert "no articles to search yet" in answer.text


def test_no_article_of_a_source_and_time_is_one_clear_sentence(sample_assistant: Assistant) -> None:
    chosen = SearchFilter(after=date(2026, 4, 1))
    answer = sample_assistant.ask("Summarise the articles from March.", filter=chosen)
    assert answer.refused or "no article" in answer.text
