"""A kept conversation becomes messages, whatever became of its questions."""

from datetime import UTC, datetime

from assistant.conversations import Conversation, Exchange, ExchangeState, Rating
from assistant.conversations.records import Asked
from assistant.conversations.standing import StandingCheck
from assistant.types import Answer, AnswerSentence, Citation
from assistant.web import chat, render
from assistant.web.transcript import SHOWN_CHARACTERS, messages_of, reply_html

CITATION = Citation("heron", "v", 7, 24, "Nine herons nest.")
ANSWER = Answer("?", (AnswerSentence(CITATION.quote, (CITATION,)),))
GONE = StandingCheck(lambda _: (_ for _ in ()).throw(AssertionError), lambda _: None)
UNCHANGED = StandingCheck(lambda _: (_ for _ in ()).throw(AssertionError), lambda _: "v")


def exchange(state: ExchangeState, answer: Answer | None = None, **rest: object) -> Exchange:
    return Exchange("e1", "c1", Asked("How <many>?"), state, answer, **rest)  # type: ignore[arg-type]


def conversation(*exchanges: Exchange) -> Conversation:
    moment = datetime(2026, 11, 28, tzinfo=UTC)
    return Conversation("c1", "Herons", moment, moment, exchanges)


def test_questions_and_replies_alternate_and_name_their_place() -> None:
    answered = exchange(ExchangeState.ANSWERED, ANSWER)
    question, reply = messages_of(conversation(answered), UNCHANGED, lambda _: None)
    assert question == {"role": "user", "content": render.question("How <many>?", "at.c1.e1")}
    assert reply["content"] == render.reply(ANSWER) + render.actions(answered)


def test_a_very_long_question_is_shown_cut() -> None:
    long = Exchange("e1", "c1", Asked("x" * 100_000))
    question, _ = messages_of(conversation(long), UNCHANGED, lambda _: None)
    assert f">{'x' * SHOWN_CHARACTERS}<" in question["content"]


def test_what_is_being_written_is_shown_as_far_as_it_has_come() -> None:
    growing = exchange(ExchangeState.ASKED)
    _, reply = messages_of(conversation(growing), UNCHANGED, {"e1": "<p>so far</p>"}.get)
    assert reply["content"] == "<p>so far</p>"


def test_what_nobody_answers_any_more_can_be_asked_again() -> None:
    html = reply_html(exchange(ExchangeState.ASKED), UNCHANGED)
    assert "was not answered" in html
    assert "#retry?exchange=e1" in html


def test_a_stopped_answer_keeps_what_was_written_and_says_so() -> None:
    assert chat.STOPPED in reply_html(exchange(ExchangeState.STOPPED), UNCHANGED)
    html = reply_html(exchange(ExchangeState.STOPPED, ANSWER), UNCHANGED)
    assert html.startswith(render.reply(ANSWER))
    assert chat.STOPPED in html


def test_a_failed_one_says_why() -> None:
    html = reply_html(exchange(ExchangeState.FAILED, problem="The <disk> is full."), UNCHANGED)
    assert html.startswith(render.error_note("The <disk> is full."))


def test_a_source_that_is_gone_is_said_at_its_marker() -> None:
    html = reply_html(exchange(ExchangeState.ANSWERED, ANSWER), GONE)
    assert '<span class="fate">source removed</span>' in html


def test_a_rating_is_shown() -> None:
    rated = exchange(ExchangeState.ANSWERED, ANSWER, rating=Rating.SHOULD_REFUSE)
    assert "Wrong: should have refused" in reply_html(rated, UNCHANGED)
