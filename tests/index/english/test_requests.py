"""What a request is about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.english.requests import (
    asks_for_course,
    asks_for_latest_thing,
    asks_how_to,
    names_topic,
    plain_question,
    without_request,
)


@pytest.mark.parametrize(
    ("request_", "asked"),
    [
        ("Tell me about the harbour.", "the harbour"),
        ("Can you tell me why the team moved?", "why the team moved"),
        ("Could you please tell me more about what impact it had?", "what impact it had"),
        ("Please let me know more about the region.", "the region"),
        ("Yes, tell me more about cooked sausages.", "cooked sausages"),
        ("I'd like to know about the western honey bee", "the western honey bee"),
        ("I’m interested in The Color Purple.", "The Color Purple"),
        ("I want to learn about air drying, please.", "air drying"),
        ("Can I get some information about parking?", "parking"),
        ("Give me a little more information on the  ferry!", "the ferry"),
        ("What do you know about Rollo?", "Rollo"),
        ("What do the articles say about bees?", "bees"),
        ("Is there any information about bees?", "bees"),
        ("Do you know who won?", "who won"),
        ("How about in Canada?", "in Canada"),
        ("Explain how bees make honey.", "how bees make honey"),
        ("What are the pros and cons of the weir?", "the weir"),
        ("Explain the tram strike like I’m ten.", "the tram strike"),
        ("Describe the harvest in plain words, please", "the harvest"),
    ],
)
def test_what_is_asked_for_remains(request_: str, asked: str) -> None:
    assert without_request(request_) == asked


@pytest.mark.parametrize(
    "question",
    [
        "Who won the race?",
        "Why was the ferry stopped?",
        "Is there a bridge?",
        "Share prices fell why?",
        "Did the mayor tell me about it?",
        "What did they tell the press about the fire?",
        "Tell me more.",
        "Tell me a bit more",
        "Could you explain why?",
        "Tell me about it",
        "Explain",
        "",
        "?",
    ],
)
def test_what_asks_for_nothing_else_stays(question: str) -> None:
    assert without_request(question) == question


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Tell me about the harbour.", True),
        ("I'd like to know more about bees", True),
        ("Tell me who won.", False),
        ("Who won?", False),
        ("The harbour", False),
    ],
)
def test_a_topic_is_no_question_for_a_fact(question: str, expected: bool) -> None:
    assert names_topic(question) is expected


@given(st.text())
def test_words_are_only_taken_away(text: str) -> None:
    rest = without_request(text)
    assert rest == text or rest in " ".join(text.split())


@given(st.text(alphabet="abc ?.", min_size=3).filter(lambda text: "aa" in text))
def test_a_request_around_a_topic_is_found(topic: str) -> None:
    words = " ".join(f"x{topic}x".split())
    assert without_request(f"Could you tell me about {words}?") == words


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("How did the row over the quarry unfold?", True),
        ("How has the case against Ida Holm unfolded so far?", True),
        ("How did the cannery story develop between May and August?", True),
        ("How has the row over the quarry developed?", True),
        ("How did the chemists of the town develop the film?", False),
        ("How did it unfold?", False),
        ("How do I unfold the tent?", False),
        ("How did the fire start?", False),
    ],
)
def test_a_course_of_events_is_asked_for(question: str, expected: bool) -> None:
    assert asks_for_course(question) is expected


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("ferry fare", "What is the ferry fare?"),
        ("the ferry's fare for children?", "What is the ferry's fare for children?"),
        ("Rovers captain", "What is the Rovers captain?"),
        ("manager name", "What is the manager name?"),
        ("Petra Lund", "Petra Lund"),
        ("harbour", "harbour"),
        ("prices of the ferries", "What are the prices of the ferries?"),
        ("address of the ferries", "What is the address of the ferries?"),
        ("Who is the Rovers captain", "Who is the Rovers captain"),
        ("list ferry fares", "list ferry fares"),
        ("and the ferry fare", "and the ferry fare"),
        ("ferry or bus", "ferry or bus"),
        (
            "ferry fare children adults dogs bicycles cars",
            "ferry fare children adults dogs bicycles cars",
        ),
        ("ferry: fare", "ferry: fare"),
    ],
)
def test_a_few_words_are_asked_for_as_a_question(text: str, question: str) -> None:
    assert plain_question(text) == question


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What is the latest figure for the damage?", True),
        ("What's the latest price of a day pass?", True),
        ("What is the latest on the harbour?", False),
        ("What are the latest developments in the case?", False),
        ("the latest news of the harbour", False),
    ],
)
def test_the_latest_thing_is_no_news(question: str, expected: bool) -> None:
    assert asks_for_latest_thing(question) is expected


@pytest.mark.parametrize(
    ("question", "title", "expected"),
    [
        ("How do I apply for a fishing licence?", "How to get a fishing licence", True),
        ("How is the plum cake made?", "Plum cake of the Sund bakery", True),
        ("How to varnish a floor", "How to varnish a floor", True),
        ("How can the cake be frozen?", "Plum cake of the Sund bakery", False),
        ("How old is the floor?", "How to varnish a floor", False),
        ("How did the floor break?", "How to varnish a floor", False),
        ("How do I swim?", "How to varnish a floor", False),
    ],
)
def test_an_article_may_say_how_it_is_done(question: str, title: str, expected: bool) -> None:
    assert asks_how_to(question, title) is expected
